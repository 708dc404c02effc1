"""The hand-written tables: towns that the lists lack, waters, mountains, islands, facilities, and regions that no list has."""
import collections
import re

import sources
from fold import fold
from places import Grid, Place, distance_km, town

# What a class of the tables is in the terms of the annotation rules.
FEATURE = {"river": "river", "canal": "river", "sea": "sea", "ocean": "sea", "gulf": "sea", "bay": "sea", "strait": "sea", "channel": "sea",
           "island": "island", "islands": "island", "atoll": "island", "mountain": "mountain", "mountains": "mountain", "volcano": "mountain",
           "hill": "mountain", "pass": "mountain", "lake": "other", "reservoir": "other", "desert": "region", "peninsula": "region",
           "cape": "other", "valley": "region", "plateau": "region", "plain": "region", "oasis": "region", "delta": "region", "forest": "other",
           "district": "other", "neighbourhood": "other", "border": "other", "continent": "region", "region": "region", "union": "region",
           "state": "region", "enclave": "region", "line": "other", "basin": "region", "province": "region", "country": "country",
           "park": "region", "waterfall": "other"}
# How far a written town may lie from a listed one of its name and still be that one.
SAME_TOWN_KM = 12
LEAST_WRITTEN_IMPORTANCE = 0.3


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def unused(wanted, used):
    """`wanted`, or with a number after it where an earlier row has it."""
    number, chosen = 1, wanted
    while chosen in used:
        number += 1
        chosen = f"{wanted}-{number}"
    used.add(chosen)
    return chosen


def settle(place, grid):
    """Gives a place the units of the nearest town of its country within 60 km."""
    nearest = next((p for _, p in grid.near(place, 60) if p.country == place.country and p.admin1), None)
    if nearest:
        place.admin1, place.admin2 = nearest.admin1, nearest.admin2


def add_towns(towns, grid, rows):
    """places.tsv: a town that is already listed within 12 km under one of its names gains the names; another is added."""
    used = set()
    for row in rows:
        place = town(row["name"], float(row["lon"]), float(row["lat"]), row["country"], population=int(row["population"] or 0))
        alternates = sources.listed(row["alternates"])
        wanted = {fold(n) for n in [row["name"], *alternates]}
        known = next((p for _, p in grid.near(place, SAME_TOWN_KM)
                      if p.country == row["country"] and wanted & {fold(n) for n in [p.name, *p.names]}), None)
        if known is None:
            settle(place, grid)
            place.id = unused(f"demarc:{row['country'].lower()}-{slug(row['name'])}", used)
            towns.append(place)
            grid.add(place)
        else:
            known.rename(row["name"])
        entry = known or place
        entry.importance = max(entry.importance, LEAST_WRITTEN_IMPORTANCE)
        for name in alternates:
            entry.add(name)


# A district, suburb or island that GeoNames lists as a town within this distance is that town.
SAME_DISTRICT_KM = 6


def features(rows, grid):
    """waters.tsv, land.tsv, districts.tsv and facilities.tsv: a name, a class and a point. What stands in brackets only tells namesakes apart."""
    places, used = [], set()
    for row in rows:
        name = re.sub(r" \([^)]*\)$", "", row["name"])
        place = Place(name, float(row["lon"]), float(row["lat"]), FEATURE.get(row["class"], "facility"), row["class"], row["country"],
                      importance=float(row["importance"] or 0.45), id=unused(f"demarc:{slug(row['name'])}", used))
        alternates = sources.listed(row["alternates"])
        known = None
        if row["class"] == "district":
            wanted = {fold(n) for n in [name, *alternates]}
            known = next((p for _, p in grid.near(place, SAME_DISTRICT_KM) if p.country == place.country and wanted & {fold(n) for n in [p.name, *p.names]}), None)
        if known:
            known.importance = max(known.importance, place.importance)
        entry = known or place
        for other in [name, *alternates]:
            entry.add(other)
        if known:
            continue
        if place.country:
            settle(place, grid)
        if place.detail == "river":
            bare = re.sub(r"^River | River$", "", place.name)
            if bare == place.name and not re.search(r"\b(wadi|khor|creek)\b", fold(bare)):
                place.add(f"{bare} River")
            place.add(f"River {bare}")
        places.append(place)
    return places


AIRPORT = re.compile(r"\b(International|Airport|Aerodrome|Airfield|Air Base|Airbase|Air Force Base|Air Station|Airpark)\b")
SAME_AIRPORT_KM = 8


def airports(rows, known, grid):
    """Airports and airbases that the tables lack; one that lies at a written one of a like name only gives it its names."""
    written = Grid([place for place in known if place.feature == "facility" and place.detail in ("airport", "airbase", "base")])
    places = []
    for row in rows:
        name = row.name.split(" / ")[0].strip()
        if not AIRPORT.search(name):
            name += " Airport"
        place = Place(name, row.lon, row.lat, "facility", "airbase" if re.search(r"Air ?(Force )?Base|Air Station", name) else "airport", row.country,
                      importance=0.45 if row.size == "large" else 0.32)
        settle(place, grid)
        same = next((other for _, other in written.near(place, SAME_AIRPORT_KM)), None)
        entry = same or place
        names = [name, *(n for n in row.names if AIRPORT.search(n) and len(n) > 9)]
        if row.town and row.size == "large":
            names.append(f"{row.town.split('(')[0].split(',')[0].strip()} Airport")
        for other in names:
            entry.add(other)
            if "International " in other:
                entry.add(other.replace("International ", ""))
        if not same:
            places.append(place)
    return places


SAME_RIVER_KM = 150


def add_courses(places, path):
    """../basemap/waters.tsv: the rough courses of larger rivers, given to the river of that name which lies nearest, if any does."""
    named = collections.defaultdict(list)
    for place in places:
        if place.detail == "river":
            for name in [place.name, *place.names]:
                named[re.sub(r"^(river) | (river)$", "", fold(name))].append(place)
    for line in path.read_text("utf-8").splitlines():
        field = line.split("\t")
        if field[0] != "river":
            continue
        course = [tuple(float(number) for number in point.split(",")) for point in field[4].split(" ")]
        away = lambda place: min(distance_km(place, Place("", *point, "")) for point in course)
        known = [place for name in [field[1], *field[2].split("|")] for place in named[re.sub(r"^(river) | (river)$", "", fold(re.sub(r" \(.*", "", name)))]]
        if known and away(nearest := min(known, key=away)) < SAME_RIVER_KM:
            nearest.course = course


def regions(rows, countries, units):
    """regions.tsv: `parts` name what a union is made of: a country code, an outline's key ("UA-donetsk") or another row's name."""
    places, by_name, waiting = [], {}, []
    by_outline = {key: place for place in units for key in place.outlines}
    for row in rows:
        keys, alternates = sources.listed(row["parts"]), sources.listed(row["alternates"])
        lon, lat, importance = float(row["lon"]), float(row["lat"]), float(row["importance"] or 0.55)
        unit = by_outline.get(keys[0]) if len(keys) == 1 else None
        if unit and fold(row["name"]) in {fold(n) for n in [unit.name, *unit.names]}:
            # The unit itself, better known than its population tells.
            unit.rename(row["name"])
            unit.lon, unit.lat, unit.importance = lon, lat, max(unit.importance, importance)
            for name in alternates:
                unit.add(name)
            by_name[row["name"]] = unit
            continue
        place = Place(row["name"], lon, lat, FEATURE.get(row["class"], "region"), row["class"], row["country"],
                      importance=importance, id=f"demarc:{slug(row['name'])}")
        for name in alternates:
            place.add(name)
        places.append(place)
        by_name[row["name"]] = place
        waiting.append((place, row))
    for place, row in waiting:
        for key in sources.listed(row["parts"]):
            part = countries.get(key) or by_outline.get(key) or by_name.get(key)
            if part is None:
                raise SystemExit(f"{row['where']}: part {key} is unknown")
            place.parts.append(part)
    return places
