#!/usr/bin/python3
"""Makes assets/basemap/basemap.bin and outlines.tsv from Debian's qgis-common, gmt-gshhg-high and gmt-gshhg-low. Same packages, same bytes."""
from pathlib import Path

import numpy as np
from osgeo import gdal

import basemap_gshhg as gshhg
import basemap_rivers as rivers
import basemap_topology as topology
import basemap_units as natural_earth
from basemap_lakes import ways as lake_ways
from basemap_write import LEVEL_TILE_DEG, Feature, Section, write

TARGET = Path(__file__).parent.parent / "basemap"
LOW, MID, HIGH = 0, 1, 2
RESOLUTION = {LOW: "l", MID: "i", HIGH: "h"}
UNIT_DEG = [tile / gshhg.SIDE for tile in LEVEL_TILE_DEG]
LINE_TOLERANCE_DEG = {LOW: 0.04, MID: 0.006, HIGH: 0.0007}
RIVER_RANK = {LOW: 1, MID: 3, HIGH: 10}
SMALLEST_RING = {LOW: 3_000, MID: 600, HIGH: 600}
STYLES = {"-": 0, "s": 1, "d": 2}


def to_level(points, level):
    """Whole numbers of the high level's unit to those of another level, without points that fall together."""
    scaled = np.rint(points * (UNIT_DEG[HIGH] / UNIT_DEG[level])).astype(np.int64)
    return scaled[np.concatenate(([True], np.any(scaled[1:] != scaled[:-1], axis=1)))]


def simplified(points, level):
    return to_level(topology.simplify(points, LINE_TOLERANCE_DEG[level] / UNIT_DEG[HIGH]), level)


def long_enough(line):
    """Whether a line shows on a map of the world."""
    return float(np.abs(np.diff(line, axis=0)).max(axis=1).sum()) * UNIT_DEG[LOW] > 0.35


def dispute_rules():
    rows = [line.split("\t") for line in (Path(__file__).parent / "basemap_disputes.tsv").read_text().splitlines() if line and line[0] != "#"]
    return [(kind, a, b, tuple(map(float, box)), tuple(STYLES[s] for s in styles)) for kind, a, b, *box, n, f, j in rows for styles in [(n, f, j)]]


def inside_box(point_deg, box):
    return box[0] <= point_deg[0] <= box[2] and box[1] <= point_deg[1] <= box[3]


def claim_lines(rules):
    """[(points in high units, style)] of the lines that some state claims, styled by the first rule that fits."""
    lines = []
    source = gdal.OpenEx(natural_earth.SOURCE, gdal.OF_VECTOR, allowed_drivers=["GPKG"])
    for row in source.GetLayer("disputed_borders"):
        geometry = row.geometry()
        for part in (geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())):
            points = part.GetPoints()
            style = next(r[4] for r in rules if r[0] == "claim" and r[1] in (row["name"], "*") and inside_box(points[len(points) // 2], r[3]))
            lines.append((np.array(topology.quantise(points, UNIT_DEG[HIGH]), dtype=np.int64), style))
    return [(points, style) for points, style in lines if len(points) > 1]


def classifier(units):
    def classify(pair):
        a, b = units[pair[0]], units[pair[1]]
        facto = (a.de_facto or a.key) != (b.de_facto or b.key)
        jure = (a.de_jure or a.key) != (b.de_jure or b.key) and a.iso_a2 != b.iso_a2
        if not facto and not jure:
            return topology.REGION, (0, 0, 0)
        return topology.COUNTRY, (1, 1, 1) if facto and jure else (2, int(facto), int(jure))
    return classify


def restyle(arcs, units, rules):
    pairs = {}
    for kind, a, b, box, style in rules:
        if kind == "pair":
            pairs.setdefault((a, b), []).append((box, style))
    for arc in arcs:
        if arc.kind != topology.COUNTRY or len(arc.units) < 2:
            continue
        states = tuple(sorted({units[u].iso_a2 for u in arc.units}))
        middle = arc.points[len(arc.points) // 2] * UNIT_DEG[HIGH]
        for box, style in pairs.get(states, []):
            if inside_box(middle, box):
                arc.style = style


def packed(style):
    return style[0] | style[1] << 2 | style[2] << 4


def own_arcs(unit, arcs):
    """Outlines that are not a union of units get arcs of their own."""
    rings = []
    for polygon in natural_earth.polygons(unit.geometry):
        for position, ring in enumerate(polygon):
            points = topology.quantise(ring, UNIT_DEG[HIGH])
            arcs.append(topology.Arc(np.array(points + points[:1], dtype=np.int64), (), topology.COAST, (0, 0, 0)))
            rings.append(([len(arcs) - 1], position > 0))
    return rings


def holes_marked(rings, arcs):
    """Merged rings: outer rings run like most of their units' (the source's outer rings are clockwise)."""
    marked = []
    for references in rings:
        line = np.concatenate([(arcs[r].points if r >= 0 else arcs[~r].points[::-1])[:-1] for r in references])
        marked.append((references, gshhg.signed_area(line)))
    outer_sign = np.sign(max(marked, key=lambda m: abs(m[1]))[1]) if marked else 1
    return [(references, bool(np.sign(area) != outer_sign)) for references, area in marked]


def grouped(rings, arcs):
    """Each outer ring followed by its holes."""
    lines = [np.concatenate([(arcs[r].points if r >= 0 else arcs[~r].points[::-1])[:-1] for r in references]) for references, _ in rings]
    order = []
    holes = {i: [] for i, (_, hole) in enumerate(rings) if not hole}
    for i, (_, hole) in enumerate(rings):
        if hole:
            around = [o for o in holes if gshhg.inside(lines[i][0] + 0.25, lines[o])]
            if around:
                holes[min(around, key=lambda o: abs(gshhg.signed_area(lines[o])))].append(i)
    for outer, inner in holes.items():
        order += [outer] + inner
    return [rings[i] for i in order]


def main():
    units = natural_earth.load()
    natural_earth.write_table(units, TARGET / "outlines.tsv")
    rules = dispute_rules()
    regions = [u for u in units if u.kind == "region"]
    ground = {level: gshhg.tiles(RESOLUTION[level], SMALLEST_RING[level], SMALLEST_RING[level]) for level in (LOW, MID, HIGH)}
    claims = claim_lines(rules)
    along = {}
    for points, style in claims:
        for a, b in zip(map(tuple, points.tolist()), map(tuple, points[1:].tolist())):
            along[(a, b) if a < b else (b, a)] = style
    arcs, region_rings = topology.build(regions, classifier(regions), UNIT_DEG[HIGH], along)
    restyle(arcs, regions, rules)
    shared = {(min(a, b), max(a, b)) for arc in arcs if arc.kind != topology.COAST
              for a, b in zip(map(tuple, arc.points.tolist()), map(tuple, arc.points[1:].tolist()))}

    outline_rings = {unit.key: grouped(r, arcs) for unit, r in zip(regions, region_rings)}
    for unit in units:
        if unit.kind == "country":
            if unit.members and unit.key not in ("EH", "MA"):
                outline_rings[unit.key] = grouped(holes_marked(topology.merge(arcs, [outline_rings[m] for m in unit.members]), arcs), arcs)
            else:
                outline_rings[unit.key] = own_arcs(unit, arcs)

    borders = [(arc.points, packed(arc.style)) for arc in arcs if arc.kind == topology.COUNTRY and any(arc.style)]
    for points, style in claims:
        if any(style):
            pieces = np.array([(min(a, b), max(a, b)) not in shared for a, b in zip(map(tuple, points.tolist()), map(tuple, points[1:].tolist()))])
            borders += [(points[i:i + 2], packed(style)) for i in np.nonzero(pieces)[0]]
    lines = {"border": topology.chain_lines(borders),
             "region_border": topology.chain_lines([(arc.points, packed((1, 1, 1))) for arc in arcs if arc.kind == topology.REGION])}
    named, waters = rivers.read_waters(TARGET / "waters.tsv")
    pieces = [(rank, points) for rank, points in gshhg.rivers("h") if len(points) > 1]
    river_lines = topology.chain_lines(rivers.name_rivers(pieces, named, UNIT_DEG[HIGH], *lake_ways(ground[HIGH][2])))

    sections = []
    for level in (LOW, MID, HIGH):
        tile_deg, land, lakes = ground[level]
        assert tile_deg == LEVEL_TILE_DEG[level]
        sections.append(Section("land", level, [Feature(parts) for parts in land]))
        sections.append(Section("lake", level, [Feature(parts) for parts in lakes]))
        river_features = []
        for points, (rank, names) in river_lines:
            line = simplified(points, level)
            if rank <= RIVER_RANK[level] and len(line) > 1:
                river_features.append(Feature([(line, False)], rank=rank, name=names))
        sections.append(Section("river", level, river_features))
        for name, chained in lines.items() if level != MID else ():
            sections.append(Section(name, level, [Feature([(line, False)], style=style) for points, style in chained
                                                  for line in [simplified(points, level)] if len(line) > 1 and (level == HIGH or long_enough(line))]))
    arc_features = []
    for arc in arcs:
        line = simplified(arc.points, HIGH)
        arc_features.append(Feature([(line if len(line) > 1 else np.repeat(line, 2, axis=0), False)]))
    sections.append(Section("arc", HIGH, arc_features))
    outlines = []
    for unit in sorted(units, key=lambda u: u.key.encode()):
        raw = [len(outline_rings[unit.key])]
        for references, hole in outline_rings[unit.key]:
            raw += [len(references) * 2 + int(hole)] + [r * 2 if r >= 0 else ~r * 2 + 1 for r in references]
        every = np.concatenate([arc_features[r if r >= 0 else ~r].parts[0][0] for references, _ in outline_rings[unit.key] for r in references])
        outlines.append(Feature([], raw=raw, box=(*every.min(axis=0).tolist(), *every.max(axis=0).tolist())))
    sections.append(Section("outline", HIGH, outlines))
    sections.append(Section("named_river", HIGH, [Feature([(simplified(part, HIGH), False) for part in river.parts], rank=river.rank,
                                                          name="|".join([river.name] + river.alternates)) for river in named if river.parts]))
    table = [(u.key, u.name, u.iso_a2, u.iso_a3, u.de_facto, u.de_jure, 0 if u.kind == "country" else 1, u.area_km2, *u.point)
             for u in sorted(units, key=lambda u: u.key.encode())]
    for layer, level, features, vertices, size in write(TARGET / "basemap.bin", sections, table, waters):
        print(f"{layer:14} level {level}: {features:7} features {vertices:9} vertices {size:10} bytes")


if __name__ == "__main__":
    main()
