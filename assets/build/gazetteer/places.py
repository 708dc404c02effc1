"""Joins the lists of populated places into one, and builds the units above them."""
import collections
import dataclasses
import math

from fold import fold

CANONICAL, ALTERNATE, VARIANT = 0, 1, 2


@dataclasses.dataclass
class Place:
    name: str
    lon: float
    lat: float
    feature: str
    detail: str = ""
    country: str = ""
    admin1: str = ""  # "UA.07"
    admin2: str = ""  # "UA.07.6308"
    population: int = 0
    importance: float = 0.0
    level: int = 255
    id: str = ""  # "geonames:703656", "demarc:donbas", or empty where only the position is known
    names: dict = dataclasses.field(default_factory=dict)  # name → kind, in order of preference
    parts: list = dataclasses.field(default_factory=list)
    outlines: list = dataclasses.field(default_factory=list)
    course: list = dataclasses.field(default_factory=list)  # of a river: (lon, lat) from source to mouth

    def add(self, name, kind=ALTERNATE):
        if name and self.names.get(name, 9) > kind:
            self.names[name] = kind

    def rename(self, name):
        if name and name != self.name:
            self.add(self.name)
            self.name = name


def distance_km(a, b):
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(x, math.radians(b.lat - a.lat))


class Grid:
    """Things with lon and lat by cells of a tenth of a degree."""

    def __init__(self, things):
        self.cells = collections.defaultdict(list)
        for thing in things:
            self.add(thing)

    def add(self, thing):
        self.cells[int(thing.lon * 10 // 1), int(thing.lat * 10 // 1)].append(thing)

    def near(self, thing, km):
        ring = 1 + int(km / 11.1)
        wide = 1 + int(km / (11.1 * max(0.05, math.cos(math.radians(thing.lat)))))
        x, y = int(thing.lon * 10 // 1), int(thing.lat * 10 // 1)
        found = []
        for i in range(x - wide, x + wide + 1):
            for j in range(y - ring, y + ring + 1):
                found += [(distance_km(thing, other), other) for other in self.cells.get((i, j), ())]
        return sorted((pair for pair in found if pair[0] <= km), key=lambda pair: pair[0])


def similar(a, b):
    """Whether two folded names may be spellings of one: the same first letters or most pairs of letters."""
    pairs = lambda s: {s[i:i + 2] for i in range(len(s) - 1)} or {s}
    one, two = pairs(a.replace(" ", "")), pairs(b.replace(" ", ""))
    return 2 * len(one & two) / (len(one) + len(two)) > 0.45


# What a seat adds to the importance of its people, and how much better known a place is with each doubling of the languages that name it.
SEAT_BONUS = {"PPLC": 0.1, "PPLA": 0.05, "PPLA2": 0.01}
PEOPLE_SHARE, FAME_SHARE, QUARTER_SHARE = 0.085, 0.027, 0.85
UNKNOWN_PEOPLE = 300


def importance(population, languages, code="PPL"):
    """0 to 1: the logarithm of its people, and of how many names the source lists for it, which tells its fame."""
    known = PEOPLE_SHARE * math.log10((population or UNKNOWN_PEOPLE) + 10) + FAME_SHARE * math.log2(1 + languages)
    return known * (QUARTER_SHARE if code == "PPLX" else 1) + SEAT_BONUS.get(code, 0)


def town(name, lon, lat, country, admin1="", admin2="", population=0, code="PPL", id="", languages=1):
    if code == "PPLX":
        feature, detail = "other", "district"
    elif code == "PPLC":
        feature, detail = "city", "capital"
    else:
        feature = "city" if population >= 100000 else "town" if population >= 5000 or code in ("PPLA", "PPLA2") else "village"
        detail = {"PPLA": "seat1", "PPLA2": "seat2", "PPLW": "destroyed", "PPLQ": "abandoned", "PPLH": "historical"}.get(code, feature)
    return Place(name, lon, lat, feature, detail, country, f"{country}.{admin1}" if admin1 else "",
                 f"{country}.{admin1}.{admin2}" if admin1 and admin2 else "", population, importance(population, languages, code), id=id)


def join_towns(current, with_ids, renames):
    """One Place a town: by position and name first, then by a written rename or likeness of name near by, then by position alone.
    `renames`: rows of names.tsv, as (country, names). Returns the places and, by their number, the names that the source lists."""
    rows_of = collections.defaultdict(set)
    for number, (country, names) in enumerate(renames):
        for name in names:
            rows_of[country, fold(name)].add(number)
    renamed = lambda a, b: bool(rows_of.get((a.country, fold(a.name)), set()) & rows_of.get((b.country, fold(b.name)), set()))
    grid = Grid(current)
    partner, taken = {}, set()

    def pair(geo, towns):
        for town_ in towns:
            if id(town_) not in taken:
                taken.add(id(town_))
                partner[geo.id] = town_
                return

    for test in (lambda g, d, t: d < 8 and fold(t.name) == fold(g.name),
                 lambda g, d, t: renamed(g, t),
                 lambda g, d, t: d < 1.5 and similar(fold(t.name), fold(g.name)),
                 lambda g, d, t: d < 0.02 or (d < 5 and similar(fold(t.name), fold(g.name)))):
        for geo in with_ids:
            if geo.id not in partner:
                pair(geo, [t for d, t in grid.near(geo, 8) if t.country == geo.country and test(geo, d, t)])
    places, listed = [], []
    for geo in with_ids:
        now = partner.get(geo.id)
        if now is None and geo.code in ("PPLW", "PPLCH"):
            continue
        admin1, admin2 = (now.admin1, now.admin2) if now else (geo.admin1, geo.admin2)
        place = town(now.name if now else geo.name, now.lon if now else geo.lon, now.lat if now else geo.lat, geo.country, admin1, admin2,
                     geo.population, geo.code, f"geonames:{geo.id}", len(geo.names))
        place.add(geo.name)
        places.append(place)
        listed.append(geo.names)
    rest = [town(t.name, t.lon, t.lat, t.country, t.admin1, t.admin2) for t in current if id(t) not in taken]
    return places + rest, listed + [[]] * len(rest)
