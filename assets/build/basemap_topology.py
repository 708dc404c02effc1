"""Turns polygons that share borders into arcs: each stretch of border once, whoever lies on its sides."""
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from basemap_units import polygons

COAST, REGION, COUNTRY = 0, 1, 2


@dataclass
class Arc:
    points: np.ndarray
    units: tuple
    kind: int
    style: tuple


def quantise(ring, step_deg):
    points = [(round(x / step_deg), round(y / step_deg)) for x, y in ring]
    return [p for p, before in zip(points, [points[-1]] + points[:-1]) if p != before]


def build(units, classify, step_deg, extra_styles):
    """(arcs, rings): rings[i] lists, for units[i], (arc references, is_hole); a reference is the arc's number, or ~number when walked backward.
    classify(a, b) gives (kind, style) of the border between two units; extra_styles gives an edge's style where a claim line runs along it."""
    unit_rings, owners = [], defaultdict(set)
    for number, unit in enumerate(units):
        rings = []
        for polygon in polygons(unit.geometry):
            for position, ring in enumerate(polygon):
                ring = quantise(ring, step_deg)
                if len(ring) < 3:
                    continue
                rings.append((ring, position > 0))
                for a, b in zip(ring, ring[1:] + ring[:1]):
                    owners[(a, b) if a < b else (b, a)].add(number)
        unit_rings.append(rings)

    labels, known = {}, {}
    for edge, sides in owners.items():
        pair = tuple(sorted(sides))
        if pair not in known:
            known[pair] = classify(pair) if len(pair) > 1 else (COAST, (0, 0, 0))
        kind, style = known[pair]
        if edge in extra_styles and kind != COAST:
            kind, style = COUNTRY, extra_styles[edge]
        labels[edge] = (pair, kind, style)

    at = defaultdict(list)
    for edge in labels:
        at[edge[0]].append(edge)
        at[edge[1]].append(edge)
    nodes = {p for p, edges in at.items() if len(edges) != 2 or labels[edges[0]] != labels[edges[1]]}

    arcs, place = [], {}

    def add_arc(chain, label):
        for a, b in zip(chain, chain[1:]):
            place[a, b], place[b, a] = len(arcs), ~len(arcs)
        arcs.append(Arc(np.array(chain, dtype=np.int64), *label))

    all_rings = []
    for rings in unit_rings:
        references = []
        for ring, hole in rings:
            start = next((i for i, p in enumerate(ring) if p in nodes), 0)
            ring = ring[start:] + ring[:start]
            used, chain = [], [ring[0]]
            for a, b in zip(ring, ring[1:] + ring[:1]):
                chain.append(b)
                if b not in nodes and b != ring[0]:
                    continue
                if (chain[0], chain[1]) not in place:
                    edge = (chain[0], chain[1]) if chain[0] < chain[1] else (chain[1], chain[0])
                    add_arc(chain, labels[edge])
                reference = place[chain[0], chain[1]]
                if not used or used[-1] != reference:
                    used.append(reference)
                chain = [b]
            references.append((used, hole))
        all_rings.append(references)
    return arcs, all_rings


def merge(arcs, rings_of_members):
    """Rings of the union of neighbours: their arcs but for those with a member on each side, chained end to end."""
    count = defaultdict(int)
    for rings in rings_of_members:
        for references, _ in rings:
            for reference in references:
                count[reference if reference >= 0 else ~reference] += 1
    by_start = defaultdict(list)
    for rings in rings_of_members:
        for references, _ in rings:
            for reference in references:
                if count[reference if reference >= 0 else ~reference] == 1:
                    by_start[ends(arcs, reference)[0]].append(reference)
    merged = []
    for start in list(by_start):
        while by_start[start]:
            ring, here = [], start
            while True:
                reference = by_start[here].pop()
                ring.append(reference)
                here = ends(arcs, reference)[1]
                if here == start or not by_start[here]:
                    break
            merged.append(ring)
    return merged


def ends(arcs, reference):
    points = arcs[reference].points if reference >= 0 else arcs[~reference].points[::-1]
    return tuple(points[0]), tuple(points[-1])


def chain_lines(lines):
    """Joins [(points, label)] end to end where exactly two lines of the same label meet."""
    at = defaultdict(list)
    for number, (points, label) in enumerate(lines):
        at[tuple(points[0])].append(number)
        at[tuple(points[-1])].append(number)

    def following(number, end):
        others = [n for n in at[end] if n != number]
        return others[0] if len(at[end]) == 2 and len(others) == 1 and lines[others[0]][1] == lines[number][1] else None

    used, chained = set(), []
    for number, (points, label) in enumerate(lines):
        if number in used:
            continue
        used.add(number)
        pieces = [points]
        for forward in (True, False):
            current = number
            while True:
                end = tuple(pieces[-1][-1]) if forward else tuple(pieces[0][0])
                current = following(current, end)
                if current is None or current in used:
                    break
                used.add(current)
                piece = lines[current][0]
                if forward:
                    pieces.append((piece if tuple(piece[0]) == end else piece[::-1])[1:])
                else:
                    pieces.insert(0, (piece if tuple(piece[-1]) == end else piece[::-1])[:-1])
        chained.append((np.concatenate(pieces), label))
    return chained


def simplify(points, tolerance):
    """Douglas-Peucker on whole numbers; both ends stay. A closed line keeps also the point farthest from its end."""
    if len(points) < 3 or tolerance <= 0:
        return points
    keep = np.zeros(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        middle, base = points[first + 1:last] - points[first], points[last] - points[first]
        length = float(np.hypot(*base))
        distance = np.hypot(middle[:, 0], middle[:, 1]) if length == 0 else None
        if length > 0:
            along = np.clip((middle @ base) / length ** 2, 0, 1)
            distance = np.hypot(middle[:, 0] - along * base[0], middle[:, 1] - along * base[1])
        worst = int(np.argmax(distance))
        if distance[worst] > tolerance or (length == 0 and first == 0 and last == len(points) - 1):
            keep[first + 1 + worst] = True
            stack += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return points[keep]
