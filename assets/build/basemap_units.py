"""Countries and first-level units of Natural Earth (as packaged in Debian's qgis-common): which is whose, under which key and name."""
import math
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal, ogr

ogr.UseExceptions()
SOURCE = "/usr/share/qgis/resources/data/world_map.gpkg"
HERE = Path(__file__).parent

# Units whose source row carries no ISO code, or stands where two states claim it: (adm0_a3, name) → the country that the key begins with,
# who administers it, and whose it is for the UN General Assembly (empty: that is not settled there).
SPECIAL = {
    ("RUS", "Crimea"): ("UA", "RUS", "UKR"),
    ("RUS", "Sevastopol"): ("UA", "RUS", "UKR"),
    ("SOL", "Somaliland"): ("SO", "SOL", "SOM"),
    ("CYN", "Northern Cyprus"): ("CY", "CYN", "CYP"),
    ("KAS", "Kashmir"): ("XX", "IND", ""),
    ("PGA", "Spratly Islands"): ("XX", "", ""),
    ("USG", "Guantanamo Bay USNB"): ("CU", "USA", "CUB"),
    ("IOA", "Cocos (Keeling) Islands"): ("CC", "AUS", "AUS"),
    ("IOA", "Christmas Island"): ("CX", "AUS", "AUS"),
    ("KAB", "Baykonur lease in Qyzylorda"): ("KZ", "KAZ", "KAZ"),
    ("ESB", None): ("CY", "GBR", "GBR"),
    ("WSB", None): ("CY", "GBR", "GBR"),
    ("CLP", None): ("FR", "FRA", "FRA"),
    ("GEO", "Abkhazia"): ("GE", "", "GEO"),
    ("MDA", "Transnistria"): ("MD", "", "MDA"),
    ("SAH", "Western Sahara"): ("EH", "ESH", "ESH"),
    ("CHN", "Paracel Islands"): ("XX", "CHN", ""),
}
ISO_A3 = {"ALD": "ALA", "KOS": "XKX", "SDS": "SSD", "SAH": "ESH", "PSX": "PSE", "ATC": "AUS"}
UNSETTLED = {"XKX", "TWN"}
LETTERS = str.maketrans({"ə": "a", "Ə": "A", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae",
                         "þ": "th", "Þ": "Th", "ð": "d", "œ": "oe", "Œ": "Oe", "'": "", "’": "", "`": "", "‘": "", "ʻ": "", "ʼ": ""})


@dataclass
class Unit:
    key: str
    kind: str
    iso_a2: str
    iso_a3: str
    name: str
    alternates: list
    geometry: ogr.Geometry
    de_facto: str
    de_jure: str
    point: tuple = (0.0, 0.0)
    area_km2: float = 0.0
    members: list = field(default_factory=list)
    adm0: str = ""


def slug(name):
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def polygons(geometry):
    """The polygons of a geometry as lists of rings, each a list of (lon, lat) with the closing point left out."""
    flat = [geometry] if geometry.GetGeometryName() == "POLYGON" else [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    return [[[point[:2] for point in polygon.GetGeometryRef(i).GetPoints()[:-1]] for i in range(polygon.GetGeometryCount())]
            for polygon in flat if polygon.GetGeometryName() == "POLYGON"]


def ring_area_km2(ring):
    """Signed area on a sphere of the earth's authalic radius."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        total += math.radians(x1 - x0) * (2 + math.sin(math.radians(y0)) + math.sin(math.radians(y1)))
    return total * 6371.0072 ** 2 / 2


def area_km2(geometry):
    return sum(abs(ring_area_km2(rings[0])) - sum(abs(ring_area_km2(hole)) for hole in rings[1:]) for rings in polygons(geometry))


def interior_point(geometry):
    """A point well inside the largest part: the middle of the widest stretch along the best of a few parallels."""
    parts = [geometry] if geometry.GetGeometryName() == "POLYGON" else [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    largest = max(parts, key=lambda part: part.GetArea())
    edges = [edge for ring in polygons(largest)[0] for edge in zip(ring, ring[1:] + ring[:1])]
    west, east, south, north = largest.GetEnvelope()
    best, best_score = None, -1.0
    for step in range(1, 24):
        lat = south + (north - south) * step / 24
        cuts = sorted(a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in edges if (a[1] > lat) != (b[1] > lat))
        for left, right in zip(cuts[::2], cuts[1::2]):
            centrality = 1 - abs(step - 12) / 16
            if (right - left) * centrality > best_score:
                best, best_score = ((left + right) / 2, lat), (right - left) * centrality
    return best


def overrides():
    table = {}
    for line in (HERE / "basemap_names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            iso, source_name, key, name, alternates = line.split("\t")
            table[iso, source_name] = (key, name, [a for a in alternates.split("|") if a])
    return table


def load():
    """All outlines: countries first, then first-level units, each sorted by key. Raises when two get the same key."""
    source = gdal.OpenEx(SOURCE, gdal.OF_VECTOR, allowed_drivers=["GPKG"])
    names = overrides()
    country_rows = {f["iso_a2"]: f for f in source.GetLayer("countries") if f["iso_a2"] != "-1"}
    regions, taken = [], {}
    for row in source.GetLayer("states_provinces"):
        adm0, name = row["adm0_a3"], row["name"] or row["gn_name"] or row["woe_name"]
        iso_a3 = ISO_A3.get(adm0, adm0)
        iso, facto, jure = row["iso_a2"], iso_a3, "" if iso_a3 in UNSETTLED else iso_a3
        special = SPECIAL.get((adm0, row["name"])) or SPECIAL.get((adm0, None))
        if adm0 == "CHN" and row["gu_a3"] == "PFA":
            special = ("XX", "CHN", "")
        if special:
            iso, facto, jure = special
        name = name or row["admin"]
        key, shown, extra = names.get((iso, name), (slug(name) or "unit", name, []))
        alternates = extra + [name, row["gn_name"], row["woe_name"], (row["woe_label"] or "").split(",")[0]]
        taken[iso, key] = taken.get((iso, key), 0) + 1
        regions.append((iso, key, taken[iso, key], shown, alternates, row.geometry().Clone(), facto, jure, iso_a3, adm0))
    units = []
    for iso, key, nth, shown, alternates, geometry, facto, jure, iso_a3, adm0 in regions:
        if iso in country_rows and iso != "XK":
            iso_a3 = country_rows[iso]["ISO_A3"] or iso_a3
        unit = Unit(f"{iso}-{key}" + (f"-{nth}" if nth > 1 else ""), "region", iso, iso_a3, shown,
                    clean(alternates, shown), geometry, facto, jure)
        unit.adm0 = adm0
        units.append(unit)
    countries = []
    for iso, row in sorted(country_rows.items()):
        _, shown, extra = names.get((iso, ""), ("", row["NAME"], []))
        members = [u for u in units if u.iso_a2 == iso]
        iso_a3 = {"XK": "XKX"}.get(iso, row["ISO_A3"]) or (members[0].iso_a3 if members else "")
        unit = Unit(iso, "country", iso, {"TK": "TKL"}.get(iso, iso_a3), shown, clean(extra + [row["NAME"]], shown), None, "", "")
        unit.de_facto, unit.de_jure = unit.iso_a3, "" if unit.iso_a3 in UNSETTLED else unit.iso_a3
        unit.members = [u.key for u in members]
        unit.geometry = dissolve([u.geometry for u in members]) if members else row.geometry().Clone()
        countries.append(unit)
    split_western_sahara(countries)
    everything = countries + sorted(units, key=lambda u: u.key)
    for unit in everything:
        unit.point, unit.area_km2 = interior_point(unit.geometry), area_km2(unit.geometry)
    assert len({u.key for u in everything}) == len(everything), "two outlines have the same key"
    return everything


def clean(alternates, shown):
    seen, kept = {shown}, []
    for name in alternates:
        if name and "|" not in name and "\t" not in name and name not in seen:
            seen.add(name)
            kept.append(name)
    return kept


def dissolve(geometries):
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        for i in range(geometry.GetGeometryCount() if geometry.GetGeometryName() == "MULTIPOLYGON" else 1):
            whole.AddGeometry(geometry.GetGeometryRef(i) if geometry.GetGeometryName() == "MULTIPOLYGON" else geometry)
    return whole.UnionCascaded()


def split_western_sahara(countries):
    """The source draws the berm. The non-self-governing territory is all that lies south of 27°40' N: that is EH, and MA is the rest."""
    by_key = {c.key: c for c in countries}
    south = ogr.CreateGeometryFromWkt("POLYGON((-18 20,-8.66 20,-8.66 27.6666,-18 27.6666,-18 20))")
    both = by_key["MA"].geometry.Union(by_key["EH"].geometry)
    by_key["EH"].geometry, by_key["MA"].geometry = both.Intersection(south), both.Difference(south)


def write_table(units, path):
    lines = ["key\tkind\tiso_a2\tiso_a3\tname\talt_names\tlon\tlat\tarea_km2\tde_facto\tde_jure"]
    for u in units:
        lines.append("\t".join([u.key, u.kind, u.iso_a2, u.iso_a3, u.name, "|".join(u.alternates), f"{u.point[0]:.4f}", f"{u.point[1]:.4f}",
                                f"{u.area_km2:.0f}", u.de_facto, u.de_jure]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_table(load(), HERE.parent / "basemap" / "outlines.tsv")
