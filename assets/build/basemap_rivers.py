"""Finds the course of each named river in a network of unnamed lines: waters.tsv gives a name and a few rough points from source to mouth."""
import heapq
import math
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

NEAR_KM = 20          # how far off a rough point may be
CORRIDOR_KM, CORRIDOR_SHARE = 32, 0.3   # how far a river may stray from the straight line between two points: the larger of the two
LONGEST_KM, LONGEST_SHARE = 40, 2.3      # and how long it may be for that line's length: the sum of the two
JOIN_KM, JOIN_COST = 3, 2.5    # a tributary that ends just short of its river
GAP_KM, GAP_COST = 12, 4.0     # a gap in the source
SHORE_COST = 3.0               # from a shore to the middle of a lake
ROUGHNESS_COST = 4.0           # a kilometre off the rough point weighs as much as this many along the river


@dataclass
class River:
    name: str
    alternates: list
    rank: int
    points: list
    parts: list = None


def read_waters(path):
    """(rivers, other waters as (names, kind, rank, lon, lat))."""
    rivers, others = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, name, alternates, rank, places = line.split("\t")
        points = [tuple(map(float, place.split(","))) for place in places.split()]
        alternates = [a for a in alternates.split("|") if a]
        if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points):
            raise ValueError(f"{path}:{number}: a point off the globe")
        if kind == "river":
            rivers.append(River(name, alternates, int(rank), points))
        else:
            others.append(("|".join([name] + alternates), kind, int(rank), *points[0]))
    return rivers, others


class Network:
    """The lines as a graph of their vertices, in whole numbers of unit_deg."""

    def __init__(self, lines, unit_deg, lake_ways=(), shore_ways=()):
        self.unit_deg = unit_deg
        self.index, self.points, self.line_of, links = {}, [], [], defaultdict(list)
        for number, points in enumerate(lines):
            before = None
            for point in map(tuple, points.tolist()):
                here = self.vertex(point, number)
                if before is not None and before != here:
                    links[before].append((here, 1.0))
                    links[here].append((before, 1.0))
                before = here
        for ways, cost in ((lake_ways, 1.0), (shore_ways, SHORE_COST)):
            first_shore = len(self.points)
            for a, b in ways:
                a, b = self.vertex(a, -1), self.vertex(b, -1)
                if a != b:
                    links[a].append((b, cost))
                    links[b].append((a, cost))
        self.on_shore = np.arange(len(self.points)) >= first_shore
        self.lon, self.lat = (np.array([p[axis] for p in self.points]) * unit_deg for axis in (0, 1))
        self.links = {a: [(b, self.km(a, b) * cost) for b, cost in dict.fromkeys(bs)] for a, bs in links.items()}
        self.cells = defaultdict(list)
        for vertex, (lon, lat) in enumerate(zip(self.lon, self.lat)):
            self.cells[int(lon * 2 // 1), int(lat * 2 // 1)].append(vertex)
        self.cells = {cell: np.array(vertices) for cell, vertices in self.cells.items()}
        self.bridge()

    def vertex(self, point, line):
        if point not in self.index:
            self.index[point] = len(self.points)
            self.points.append(point)
            self.line_of.append(line)
        return self.index[point]

    def km(self, a, b):
        return distance_km(self.lon[a], self.lat[a], self.lon[b], self.lat[b])

    def around(self, lon, lat, reach_km):
        """Vertices within reach and their distances."""
        wide = max(1, math.ceil(reach_km / 55 / max(0.1, math.cos(math.radians(lat)))))
        high = max(1, math.ceil(reach_km / 55))
        column, row = int(lon * 2 // 1), int(lat * 2 // 1)
        found = [self.cells[x, y] for x in range(column - wide, column + wide + 1) for y in range(row - high, row + high + 1) if (x, y) in self.cells]
        if not found:
            return np.array([], dtype=int), np.array([])
        vertices = np.concatenate(found)
        distances = distance_km(lon, lat, self.lon[vertices], self.lat[vertices])
        near = distances <= reach_km
        order = np.argsort(distances[near], kind="stable")
        return vertices[near][order], distances[near][order]

    def bridge(self):
        """Links loose ends to what they must have met: the nearest line close by, other loose ends across a lake."""
        loose = [v for v in range(len(self.points)) if len(self.links.get(v, ())) == 1 and self.line_of[v] >= 0]
        is_loose = np.zeros(len(self.points), dtype=bool)
        is_loose[loose] = True
        new = []
        for vertex in loose:
            vertices, distances = self.around(self.lon[vertex], self.lat[vertex], GAP_KM)
            other = np.array([self.line_of[v] != self.line_of[vertex] for v in vertices.tolist()])
            if not other.any():
                continue
            vertices, distances = vertices[other], distances[other]
            if distances[0] <= JOIN_KM:
                new.append((vertex, int(vertices[0]), float(distances[0]) * JOIN_COST))
            ends = np.nonzero(is_loose[vertices])[0][:4]
            new += [(vertex, int(vertices[i]), float(distances[i]) * GAP_COST) for i in ends]
        for a, b, cost in new:
            self.links[a].append((b, cost))
            self.links[b].append((a, cost))

    def candidates(self, lon, lat):
        """{vertex: distance in km}: the nearest vertex of each line in reach, twelve lines at most."""
        vertices, distances = self.around(lon, lat, NEAR_KM)
        found, lines = {}, set()
        for vertex, distance in zip(vertices.tolist(), distances.tolist()):
            if self.line_of[vertex] not in lines and not self.on_shore[vertex]:
                lines.add(self.line_of[vertex])
                found[vertex] = distance
                if len(found) == 12:
                    break
        return found

    def advance(self, costs, start, goal, targets, slack):
        """Cheapest ways from any of `costs` to the targets: ({target: cost}, {vertex: the one before})."""
        heap, best, before, reached = [], dict(costs), {v: None for v in costs}, {}
        lon_km, straight_km = 111.2 * math.cos(math.radians((start[1] + goal[1]) / 2)), float(distance_km(*start, *goal))
        aim_x, aim_y = (goal[0] - start[0]) * lon_km, (goal[1] - start[1]) * 111.2
        width_km, longest = slack * max(CORRIDOR_KM, CORRIDOR_SHARE * straight_km), slack * (LONGEST_KM + LONGEST_SHARE * straight_km) + max(costs.values())

        def strays(vertex):
            x, y = (self.lon[vertex] - start[0]) * lon_km, (self.lat[vertex] - start[1]) * 111.2
            along = min(1.0, max(0.0, (x * aim_x + y * aim_y) / max(1e-9, straight_km ** 2)))
            return math.hypot(x - along * aim_x, y - along * aim_y) > width_km

        def ahead(vertex):
            return max(0.0, math.hypot((self.lon[vertex] - goal[0]) * lon_km, (self.lat[vertex] - goal[1]) * 111.2) * 0.95 - NEAR_KM)

        for vertex, cost in costs.items():
            heapq.heappush(heap, (cost + ahead(vertex), vertex))
        settled, limit = set(), longest
        while heap:
            estimate, vertex = heapq.heappop(heap)
            if estimate > limit:
                break
            if vertex in settled:
                continue
            settled.add(vertex)
            if vertex in targets:
                reached[vertex] = best[vertex] + targets[vertex] * ROUGHNESS_COST
                limit = min(limit, reached[vertex] + 40)
            for neighbour, cost in self.links.get(vertex, ()):
                total = best[vertex] + cost
                if total < best.get(neighbour, math.inf) and not strays(neighbour):
                    best[neighbour], before[neighbour] = total, vertex
                    heapq.heappush(heap, (total + ahead(neighbour), neighbour))
        return reached, before

    def course(self, river):
        """Sets the river's parts: one when the network is whole, more where no way leads on."""
        parts, steps, costs, last = [], [], None, None
        for place in river.points:
            targets = self.candidates(*place)
            if not targets:
                say(f"{river.name}: no line near {place[0]}, {place[1]}")
                continue
            if costs is not None:
                reached, before = self.advance(costs, last, place, targets, 1.0)
                if not reached:
                    reached, before = self.advance(costs, last, place, targets, 1.6)
                if reached:
                    least = min(reached.values())
                    steps.append(before)
                    costs, last = {v: cost - least for v, cost in reached.items()}, place
                    continue
                say(f"{river.name}: no way from {last[0]}, {last[1]} to {place[0]}, {place[1]}")
                parts.append(self.walk(costs, steps))
            last, steps, costs = place, [], {v: d * ROUGHNESS_COST for v, d in targets.items()}
        if costs is not None:
            parts.append(self.walk(costs, steps))
        river.parts = [p for p in parts if len(p) > 1]

    @staticmethod
    def walk(costs, steps):
        vertex = min(costs, key=lambda v: (costs[v], v))
        way = [vertex]
        for before in reversed(steps):
            while before[vertex] is not None:
                vertex = before[vertex]
                way.append(vertex)
        return way[::-1]


def say(line):
    print(line, file=sys.stderr)


def distance_km(lon_a, lat_a, lon_b, lat_b):
    """Good to a percent over the few hundred kilometres that matter here."""
    east = (lon_b - lon_a) * np.cos(np.radians((lat_a + lat_b) / 2))
    return np.hypot(east, lat_b - lat_a) * 111.2


def name_rivers(pieces, rivers, unit_deg, lake_ways, shore_ways):
    """Finds every course; returns the pieces cut where names change, as (points, (rank, names)), and says what a human should look at."""
    network = Network([points for _, points in pieces], unit_deg, lake_ways, shore_ways)
    owner = {}
    for number, river in enumerate(rivers):
        network.course(river)
        length = sum(float(network.km(a, b)) for part in river.parts for a, b in zip(part, part[1:]))
        rough = sum(distance_km(*a, *b) for a, b in zip(river.points, river.points[1:]))
        if not river.parts or len(river.parts) > 1 or length > 2.2 * rough or length < 0.7 * rough:
            say(f"look at {river.name}: {len(river.parts)} parts, {length:.0f} km for a rough {rough:.0f}")
        for part in river.parts:
            for a, b in zip(part, part[1:]):
                owner.setdefault((min(a, b), max(a, b)), number)
    lines = []
    for rank, points in pieces:
        vertices = [network.index[point] for point in map(tuple, points.tolist())]
        names = [owner.get((min(a, b), max(a, b))) for a, b in zip(vertices, vertices[1:])]
        start = 0
        for i in range(1, len(names) + 1):
            if i == len(names) or names[i] != names[start]:
                river = rivers[names[start]] if names[start] is not None else None
                shown_rank = river.rank if river and rank < 5 else rank
                lines.append((points[start:i + 1], (shown_rank, "|".join([river.name] + river.alternates) if river else "")))
                start = i
    for river in rivers:
        river.parts = [np.array([network.points[v] for v in part], dtype=np.int64) for part in river.parts]
    return lines
