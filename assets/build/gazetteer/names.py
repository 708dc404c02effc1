"""Gives towns their names: current English, other languages and scripts, and what the hand-written tables say."""
import collections
import re
import unicodedata

from fold import fold
from places import ALTERNATE, VARIANT, similar
from sources import listed

# What somebody wrote down is better known than a hamlet, also where no list has its population.
LEAST_WRITTEN_IMPORTANCE = 0.38
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "GEORGIAN", "ARMENIAN")


def script(name):
    for ch in name:
        if ch.isalpha():
            return unicodedata.name(ch, "?").split()[0]
    return "?"


def useful(name):
    """Drops airport codes, bare syllables of romanised Chinese and Japanese, and scripts that no news report here is written in."""
    if len(name) < 3 or re.fullmatch(r"[A-Z]{2,4}", name) or (name[0].islower() and name[0].isascii()):
        return False
    return script(name) in SCRIPTS


def add_languages(towns, mo, cities15000):
    for place in towns:
        if not place.id:
            continue
        number = place.id[9:]
        english = mo.get("en", {}).get(number)
        if english and not place.name == english:
            place.rename(english)
        if place.population > 5000 or place.detail in ("capital", "seat1"):
            for locale, names in mo.items():
                if locale != "zh" or place.population > 500000:
                    place.add(names.get(number, ""))
        for name in cities15000.get(int(number), ())[2:] if place.population >= 15000 else ():
            if useful(name) and (place.population >= 40000 or script(name) != "LATIN"):
                trusted = script(name) != "LATIN" or (len(name) > 4 and similar(fold(name), fold(place.name)))
                place.add(name, ALTERNATE if trusted else VARIANT)


def add_written(places, rows):
    """names.tsv: spellings and renames. The most important place of the country that bears one of the names gains them all;
    one that bears the current name already is preferred to one that bears an old name."""
    bearers = collections.defaultdict(list)
    for place in places:
        for name in {fold(n) for n in [place.name, *place.names]}:
            bearers[place.country, name].append(place)
    lost = []
    for row in rows:
        is_region = row["class"] == "region"
        names = [row["name"], *listed(row["alternates"])]
        found = [(p.importance + (0.15 if n == row["name"] else 0), p) for n in names for p in bearers[row["country"], fold(n)]
                 if (p.feature == "region") == is_region]
        if not found:
            lost.append(row)
            continue
        place = max(found, key=lambda pair: pair[0])[1]
        place.rename(row["name"])
        place.importance = max(place.importance, LEAST_WRITTEN_IMPORTANCE)
        for name in names[1:]:
            place.add(name)
    return lost
