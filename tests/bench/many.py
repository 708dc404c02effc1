#!/usr/bin/env python3
"""Writes many dispatches, to measure speed with. Usage: many.py OUT N [--seed SEED]

Each is a sample or an invented dispatch with other dates, up to 60 days later, and other places: towns of its own theatre. OUT is a folder of .json, or
one file where it ends in .ndjson. The same seed writes the same bytes.
"""
import argparse
import csv
import datetime
import json
import random
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAYS = 60
MONTHS = "January February March April May June July August September October November December".split()
THEATRES = {"abkhazia": "GE", "afghanistan": "AF", "cambodia": "KH", "drc": "CD", "drcongo": "CD", "ethiopia": "ET", "iraq": "IQ", "karabakh": "AZ", "kherson": "UA",
            "lebanon": "LB", "libya": "LY", "mali": "ML", "mozambique": "MZ", "myanmar": "MM", "somalia": "SO", "sudan": "SD", "syria": "SY", "ukraine": "UA", "yemen": "YE"}


def country(name):
    return THEATRES[name.partition("-")[0]]


def read_originals():
    """id, date, text of the samples and the invented dispatches; the towns of each country that they or the gazetteer's own table name."""
    originals, towns = [], defaultdict(set)
    for path in sorted((ROOT / "assets" / "samples").glob("*.txt")):
        head, _, text = path.read_text().partition("\n")
        originals.append((path.stem, head.removeprefix("date "), text))
    for path in sorted((ROOT / "tests" / "dispatches").glob("*.json")):
        dispatch = json.loads(path.read_text())
        originals.append((dispatch["id"], dispatch["date"], dispatch["text"]))
        towns[country(path.stem)] |= {claim["place"] for claim in dispatch["claims"] if re.fullmatch(r"[A-Z][\w'’-]+( [A-Z][\w'’-]+)?", claim["place"])}
    # Who is called by a capital stays; regions stay, so that towns stand for towns.
    states = (ROOT / "assets" / "parties" / "states.toml").read_text()
    stay = set(re.findall(r'"([^"]+)"', "".join(re.findall(r"^(?:id|names|capital) = .*$", states, re.M))))
    with open(ROOT / "assets" / "gazetteer" / "places.tsv", newline="") as table:
        for row in csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t"):
            towns[row["country"]].add(row["name"])
    return originals, {code: sorted(t for t in names - stay if not t.endswith(("Oblast", "Governorate", "Region", "Province"))) for code, names in towns.items()}


def varied(chance, original, towns):
    """The date and text of a dispatch on another day and at other towns."""
    name, date, text = original
    later = datetime.timedelta(days=chance.randrange(DAYS))

    def moved(match):
        day, month, year = match["day"], match["month"], match["year"] or date[:4]
        new = datetime.date(int(year), MONTHS.index(month) + 1, int(day)) + later
        return f"{new.day} {MONTHS[new.month - 1]}" + f" {new.year}" * bool(match["year"])
    text = re.sub(rf"\b(?P<day>\d\d?) (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?", moved, text)
    here = [town for town in towns if town in text]
    if here:
        other = dict(zip(here, chance.sample(towns, len(here))))
        text = re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(here, key=len, reverse=True)))})\b", lambda match: other[match[0]], text)
    return (datetime.date.fromisoformat(date) + later).isoformat(), text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    originals, towns = read_originals()
    chance, lines = random.Random(options.seed), []
    for number in range(options.count):
        original = originals[number % len(originals)]
        date, text = varied(chance, original, towns.get(country(original[0]), []))
        lines.append((f"{number:05}-{original[0]}", json.dumps({"id": f"{number:05}-{original[0]}", "date": date, "text": text}, ensure_ascii=False) + "\n"))
    if options.out.suffix == ".ndjson":
        options.out.write_text("".join(line for _, line in lines))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for name, line in lines:
        (options.out / f"{name}.json").write_text(line)


if __name__ == "__main__":
    main()
