"""Countries and first- and second-level units, from the codes that the towns carry."""
import collections
import math
import re

from fold import fold
from places import ALTERNATE, VARIANT, Place, distance_km

CLASS_WORD = re.compile(
    r"^(?:(?:Autonomous Republic|Republic|Province|State|County|Commune|District|Municipality|Ward|City) of(?: the)?|Muḩāfaz̧at|Muhafazat|Imārat|Wilāyat|Velāyat-e"
    r"|(?:Wilaya|Daïra|Cercle|Commune|Arrondissement|Département|Province|Région|Gouvernorat|Délégation|Caza) (?:de la|de l'|d'|des|du|de|of)"
    r"|(?:Provincia|Departamento|Estado|Municipio|Distrito|Partido|Cantón|Circunscrição) (?:de la|de los|de las|del|de|da|do|di)|Provincia|Municipio|Région"
    r"|Ostān-e|Shahrestān-e|Comuna|Amphoe|Huyện|Quận|Thị Xã|Thành Phố|Kabupaten|Kota|Powiat|Gemeente|Obshtina|Oraş|Oraș|Municipiul|Okres|Markaz|Srŏk|Bashkia"
    r"|Komuna|Općina|Opština|Grad|Liwā’|Qadā’|Nomós|Mukim|Bezirk|Horad)\s*"
    r"|[\s-]+(?:Oblast[’']?|Region|Province|Governorate|State|Department|District|Prefecture|County|Krai|Kray|Republic|Emirate|Municipality|İlçesi"
    r"|Autonomous Region|Autonomous Okrug|Voivodeship|Division|Territory|City|Canton|Rayon|Raion|Viloyati|Tumani|Aūdany|Parish|Kommun|Kommune|Járás|pagasts"
    r"|Shi|Xian|Qu|Zone|Okrug)$", re.I)


def base_name(name):
    """The name without its class word: "Kharkiv Oblast" → "Kharkiv"."""
    bare = CLASS_WORD.sub("", name).strip()
    return bare if len(bare) > 2 else name


def weighted_centre(towns):
    """Mean position by population: on the sphere's tangent of the first town, good for units, not across the date line."""
    weight = [t.population + 100 for t in towns]
    anchor = towns[0].lon
    lon = sum(w * ((t.lon - anchor + 180) % 360 - 180) for w, t in zip(weight, towns)) / sum(weight) + anchor
    return (lon + 180) % 360 - 180, sum(w * t.lat for w, t in zip(weight, towns)) / sum(weight)


def middle(towns):
    """Plain mean position: near the centroid of the ground that the towns cover."""
    anchor = towns[0].lon
    lon = sum((t.lon - anchor + 180) % 360 - 180 for t in towns) / len(towns) + anchor
    return (lon + 180) % 360 - 180, sum(t.lat for t in towns) / len(towns)


def by_code(towns, attribute):
    groups = collections.defaultdict(list)
    for place in towns:
        if getattr(place, attribute):
            groups[getattr(place, attribute)].append(place)
    return groups


def people(towns):
    return sum(t.population for t in towns if t.detail != "district")


def countries(towns, iso, mo, rows):
    """One place a country; position and English names from the hand-written table, other languages from the translations."""
    written = {row["code"]: row for row in rows}
    groups = by_code(towns, "country")
    places = {}
    for code in sorted(set(iso) | set(groups) | set(written)):
        row, names = written.get(code), iso.get(code, {})
        if row is None and code not in groups:
            continue
        lon, lat = (float(row["lon"]), float(row["lat"])) if row else middle(groups[code])
        population = people(groups.get(code, []))
        place = Place(row["name"] if row else names.get("common_name", names.get("name", code)), lon, lat, "country", "country", code,
                      population=population, importance=0.8 + 0.02 * math.log10(population + 10), level=0, id=f"demarc:country-{code.lower()}")
        for name in (names.get("common_name"), names.get("name"), names.get("official_name")):
            if name and "," not in name:
                place.add(name)
        for name in row["alternates"].split(";") if row else ():
            place.add(name.strip())
        for locale in mo:
            place.add(mo[locale].get(code, ""))
        places[code] = place
    return places


def first_level(towns, names, codes, mo, classes):
    """One place a first-level unit: "Kharkiv Oblast", also found as "Kharkiv"."""
    word_of = {row["country"]: row["words"].split(";") for row in classes}
    groups = by_code(towns, "admin1")
    places = {}
    for code in sorted(set(names) | set(groups)):
        name = names.get(code) or codes.get(code, [""])[0]
        if not name or code not in groups:
            continue
        lon, lat = middle(groups[code])
        population = people(groups[code])
        place = Place(name, lon, lat, "region", "admin1", code[:2], population=population,
                      importance=0.38 + 0.03 * math.log10(population + 10), level=1, id=f"geonames:{code}")
        bare = base_name(name)
        english = [name, mo.get("en", {}).get(code, ""), *codes.get(code, ())]
        is_class_of_its_own = any(re.search(r" City$|\bRepublic\b", other) for other in english)
        words = [] if is_class_of_its_own else [w.strip() for w in word_of.get(code[:2], [])]
        if words and bare == name and words[0]:
            place.rename(f"{name} {words[0]}")
        place.add(bare)
        for word in words:
            place.add(f"{bare} {word}")
        if word_of.get(code[:2]):
            for word in ("Region", "Province"):
                place.add(f"{bare} {word}", VARIANT)
        for other in codes.get(code, ()):
            place.add(other)
            place.add(base_name(other))
        for locale in mo:
            other = mo[locale].get(code, "")
            place.add(other)
            if locale == "en":
                place.add(base_name(other))
        places[code] = place
    return places


def set_points(units, rows):
    """points.tsv: where gazetteers commonly put a unit, by which others measure; its outline tells where it lies. Yields the rows of no unit."""
    for row in rows:
        bearers = [unit for unit in units if unit.country == row["country"] and unit.level == 1 and fold(row["name"]) in {fold(unit.name), fold(base_name(unit.name))}]
        if not bearers:
            yield row
        for unit in bearers:
            unit.lon, unit.lat = float(row["lon"]), float(row["lat"])


def yield_to_towns(units, towns):
    """A unit that a town in it gave its name is less likely meant by the bare name than the town."""
    for place in towns:
        unit = units.get(place.admin1)
        if unit and fold(place.name) in {fold(n) for n in [unit.name, *unit.names]}:
            unit.importance = min(unit.importance, max(0.2, place.importance - 0.01))


def second_level(towns, names, states, counties):
    """One place a second-level unit: counties, raions, districts. It stands in the middle of its towns, a US county in its own middle;
    its importance is that of a small town unless it has many people."""
    groups = by_code(towns, "admin2")
    places = {}
    for code, members in sorted(groups.items()):
        name = names.get(code)
        if not name:
            continue
        country, state, number = code.split(".", 2)
        centre = counties.get((states[f"{country}.{state}"].name, number)) if country == "US" and f"{country}.{state}" in states else None
        lon, lat = centre or weighted_centre(members)
        population = people(members)
        places[code] = Place(name, lon, lat, "region", "admin2", country, f"{country}.{state}", "", population,
                             0.12 + 0.03 * math.log10(population + 10), 2, f"geonames:{code}")
        if base_name(name) != name and country != "US":
            places[code].add(base_name(name), VARIANT)
    return places


def keys_of(names):
    """Folded names, with and without their class words."""
    return {fold(n) for n in names if n} | {fold(base_name(n)) for n in names if n}


def join_outlines(country_units, first, second, rows):
    """Gives each outline (assets/basemap/outlines.tsv) to the unit of its country that bears its name, the nearest where several do:
    first by the outline's own name, then by its other names, first-level units before second-level ones. Returns places for the rest."""
    candidates = collections.defaultdict(list)
    for unit in [*first.values(), *second.values()]:
        candidates[unit.country].append((unit.level, keys_of([unit.name, *unit.names]), unit))
    regions = []
    for row in rows:
        row["names"] = [n for n in row["alt_names"].split("|") if n]
        if row["kind"] == "country":
            if row["key"] in country_units:
                country_units[row["key"]].outlines = [row["key"]]
        else:
            regions.append(row)
    given = {}

    def give(level, names_of, limit_km):
        pairs = []
        for row in regions:
            if row["key"] in given:
                continue
            wanted, point = keys_of(names_of(row)), Place("", float(row["lon"]), float(row["lat"]), "")
            for unit_level, names, unit in candidates[row["key"][:2]]:
                if unit_level == level and not unit.outlines and wanted & names:
                    pairs.append((distance_km(unit, point), row["key"], row, unit))
        for km, key, row, unit in sorted(pairs, key=lambda pair: pair[:2]):
            if km < limit_km and key not in given and not unit.outlines:
                given[key] = unit
                unit.outlines = [key]
                unit.lon, unit.lat = float(row["lon"]), float(row["lat"])

    give(1, lambda row: [row["name"]], 1500)
    give(1, lambda row: row["names"], 800)
    give(2, lambda row: [row["name"]], 80)
    main_names = collections.defaultdict(set)
    for row in regions:
        main_names[row["key"][:2]] |= keys_of([row["name"]])
    rest = []
    for row in regions:
        place = given.get(row["key"])
        if place is None and row["key"][:2] in country_units and row["name"] == country_units[row["key"][:2]].name:
            continue
        if place is None:
            place = Place(row["name"], float(row["lon"]), float(row["lat"]), "region", "admin1", row["iso_a2"], importance=0.4, level=1,
                          id=f"demarc:outline-{row['key'].lower()}", outlines=[row["key"]])
            rest.append(place)
        for name in [row["name"], *row["names"]]:
            if fold(name) == fold(row["name"]) or not keys_of([name]) & main_names[row["key"][:2]]:
                place.add(name)
    return rest
