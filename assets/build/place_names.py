"""Writes assets/names/LANGUAGE.tsv: what countries, first-level units, towns and waters are called in other languages than English.

Usage: python3 place_names.py [--locale /usr/share/locale]
Package: Debian libgeonames-common. Waters come from ../basemap/waters.tsv, whose alternate names tell their language by their letters, and from
place_names_waters.tsv.
"""
import argparse
import gettext
import re
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1]
LANGUAGES = "am ar az de es fa fr he hy ka my ps ru tr uk".split()
SCRIPT = {"ar": "؀-ۿ", "fa": "؀-ۿ", "ps": "؀-ۿ", "he": "֐-׿", "hy": "԰-֏", "ka": "Ⴀ-ჿ", "am": "ሀ-፿", "my": "က-႟", "ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ"}
NOT_IN = {"uk": "[ыэёъЫЭЁЪ]", "ru": "[іїєґІЇЄҐ'’]", "ar": "[گچپژکیۀ]", "fa": "[ةكيى]", "ps": "[ةكى]"}
REMARK = re.compile(r"[,;(/\[\]]|\d")


def waters():
    for line in (ASSETS / "basemap" / "waters.tsv").read_text("utf-8").splitlines():
        field = line.split("\t")
        if not line.startswith("#") and len(field) > 2:
            yield field[1], [name for name in field[2].split("|") if name]


def written(language):
    """Of place_names_waters.tsv: English name → name."""
    rows = [line.split("\t") for line in Path(__file__).with_name("place_names_waters.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    column = rows[0].index(language) if language in rows[0] else None
    return {row[0]: row[column] for row in rows[1:] if column and column < len(row) and row[column]}


def names_of(language, folder):
    with (Path(folder) / language / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
        catalogue = {key: name for key, name in gettext.GNUTranslations(file)._catalog.items() if key}
    script = re.compile(f"[{SCRIPT.get(language, 'A-Za-zÀ-ɏ')}]")
    names = {key: name for key, name in catalogue.items() if script.search(name) and not REMARK.search(name)}
    for water, others in waters() if language in SCRIPT else ():
        own = [name for name in others if script.search(name) and not re.search(NOT_IN.get(language, "$^"), name)]
        if own:
            names[water] = own[0]
    return names | written(language)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locale", default="/usr/share/locale")
    args = parser.parse_args()
    english = names_of("en", args.locale)
    for language in LANGUAGES:
        names = names_of(language, args.locale)
        rows = [f"{key}\t{names[key]}\n" for key in sorted(names) if names[key] != english.get(key)]
        (ASSETS / "names" / f"{language}.tsv").write_text("".join(rows), "utf-8")
        print(language, len(rows))


main()
