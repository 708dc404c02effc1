#!/usr/bin/env python3
"""Writes assets/lexicon/ordinary_words.txt, English words, and dictionary_words.txt, those that are also the name of some place of the gazetteer.

Usage: python3 lexicon.py [--scowl DIR]. Needs Debian scowl (its word lists by how common a word is) and assets/gazetteer/gazetteer.idx; run it after
the recipe of the gazetteer and before manifest.py.
"""
import argparse
import struct
import sys
import textwrap
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ASSETS / "build" / "gazetteer"))
from fold import fold  # noqa: E402

# SCOWL's sizes: up to 35 a small dictionary, up to 60 a medium one.
SECTIONS = {"everyday": (10, 20, 35), "dictionary": (40, 50, 55, 60)}
BLOCK = 16
HEAD = """# English words that are also the name of some place, made by assets/build/lexicon.py: they need a cue to count as a place. everyday: words of a small
# dictionary; dictionary: of a medium one. White space separates. Words that the lists lack go into common_words.txt.
"""


ORDINARY_HEAD = """# English words of a small dictionary, one a line in the order of their bytes, made by assets/build/lexicon.py: the program looks them up in the file.
"""


def index_names(path):
    """The folded names of the gazetteer's index (geo/gazetteer/names.hpp tells how they lie in it)."""
    data = path.read_bytes()
    section = lambda number: data[(at := struct.unpack_from("<QQ", data, 24 + 16 * number))[0]:at[0] + at[1]]
    text, offsets, count = section(3), struct.unpack(f"<{len(section(4)) // 4}I", section(4)), len(section(6)) // 3
    for block, at in enumerate(offsets):
        name = text[at + 1:at + 1 + text[at]]
        at += 1 + text[at]
        yield name.decode()
        for _ in range(min(BLOCK, count - block * BLOCK) - 1):
            shared, rest = text[at], text[at + 1]
            name = name[:shared] + text[at + 2:at + 2 + rest]
            at += 2 + rest
            yield name.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    args = parser.parse_args()
    names = set(index_names(ASSETS / "gazetteer" / "gazetteer.idx"))
    out, told = HEAD, set()
    for section, sizes in SECTIONS.items():
        words = {word.strip() for kind in ("english", "american", "british") for size in sizes if (path := args.scowl / f"{kind}-words.{size}").exists()
                 for word in path.read_text("latin-1").splitlines()}
        words = {fold(word) for word in words if word.isalpha() and word.islower()}
        if section == "everyday":
            (ASSETS / "lexicon" / "ordinary_words.txt").write_text(ORDINARY_HEAD + "".join(f"{word}\n" for word in sorted(words, key=str.encode) if len(word) > 2), "utf-8")
        chosen = sorted(words & names - told)
        told |= set(chosen)
        out += f"\n[{section}]\n" + textwrap.fill(" ".join(chosen), 150) + "\n"
        print(section, len(chosen))
    (ASSETS / "lexicon" / "dictionary_words.txt").write_text(out, "utf-8")


main()
