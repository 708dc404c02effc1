"""Gives towns their names: current English, other languages and scripts, and what the hand-written tables say."""
import re
import unicodedata

from fold import fold
from places import ALTERNATE, VARIANT, Grid, Place, distance_km

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
            for names in mo.values():
                name = names.get(number)
                if name:
                    place.add(name)
        for name in cities15000.get(int(number), ())[2:] if place.population >= 15000 else ():
            if useful(name):
                place.add(name, ALTERNATE if script(name) != "LATIN" or len(name) > 4 else VARIANT)


def add_written(places, grid, rows, listed):
    """names.tsv: spellings and renames of a place given by a name, its country and a point; '=' in `canonical` makes the first name current."""
    lost = []
    for row in rows:
        point = Place("", float(row["lon"]), float(row["lat"]), "")
        wanted = {fold(n) for n in [row["name"], *listed(row["alternates"])]}
        found = [p for km, p in grid.near(point, 30) if wanted & {fold(n) for n in [p.name, *p.names]}
                 and (not row["country"] or p.country == row["country"])]
        if not found:
            lost.append(row)
            continue
        place = max(found, key=lambda p: p.importance - distance_km(point, p) / 100)
        place.rename(row["name"])
        for name in listed(row["alternates"]):
            place.add(name)
    return lost
