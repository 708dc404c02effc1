"""Fits the units' outlines to the finer coast: what is sea there is cut off, what is land there and nobody's goes to the nearest unit."""
import math
from collections import defaultdict

from osgeo import ogr

from basemap_gshhg import SIDE

REACH_DEG = 0.35               # how far off the coast an island without a unit may lie to be given to one
SOUTHERNMOST_DEG = -60         # Antarctica's ice edge is left as it is
SMALLEST_PIECE_KM2 = 0.05
SMALLEST_ISLAND_KM2 = 1.0
KM2 = 111.2 ** 2


def tile_geometry(rings, unit_deg):
    polygon, whole = None, ogr.Geometry(ogr.wkbMultiPolygon)
    for ring, hole in rings:
        line = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in ring.tolist() + ring[:1].tolist():
            line.AddPoint_2D(x * unit_deg, y * unit_deg)
        if hole:
            polygon.AddGeometry(line)
        else:
            polygon = ogr.Geometry(ogr.wkbPolygon)
            polygon.AddGeometry(line)
            whole.AddGeometry(polygon)
    return whole if whole.IsValid() else whole.Buffer(0)


def parts(geometry):
    """Copies of the polygons in a geometry (a reference would die with a geometry that nobody keeps)."""
    if geometry is None or geometry.IsEmpty():
        return
    if geometry.GetGeometryName() == "POLYGON":
        yield geometry.Clone()
    else:
        for i in range(geometry.GetGeometryCount()):
            yield from parts(geometry.GetGeometryRef(i))


def collected(polygons):
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in polygons:
        whole.AddGeometry(polygon)
    return whole


def area_km2(polygon):
    south, north = polygon.GetEnvelope()[2:]
    return polygon.GetArea() * KM2 * math.cos(math.radians((south + north) / 2))


def cells(envelope, tile_deg, reach_deg=0.0):
    west, east, south, north = envelope
    for row in range(math.floor((south - reach_deg) / tile_deg), math.floor((north + reach_deg) / tile_deg) + 1):
        for column in range(math.floor((west - reach_deg) / tile_deg), math.floor((east + reach_deg) / tile_deg) + 1):
            yield column, row


def refit(units, land, tile_deg):
    """Replaces the geometry of every unit on a coast; `land` are the tiles of the finest level."""
    unit_deg = tile_deg / SIDE
    tiles, inland = {}, set()
    for rings in land:
        cell = tuple(int(v) // SIDE for v in rings[0][0].min(axis=0))
        tiles[cell] = tile_geometry(rings, unit_deg)
        if len(rings) == 1 and len(rings[0][0]) == 4 and abs(tiles[cell].GetArea() - tile_deg ** 2) < 1e-9:
            inland.add(cell)
    valid = [u.geometry if u.geometry.IsValid() else u.geometry.Buffer(0) for u in units]
    at = defaultdict(list)
    for number, geometry in enumerate(valid):
        for cell in cells(geometry.GetEnvelope(), tile_deg, REACH_DEG):
            at[cell].append(number)

    gained = defaultdict(list)
    for cell, tile in tiles.items():
        if cell in inland or (cell[1] + 1) * tile_deg <= SOUTHERNMOST_DEG:
            continue
        box = tile.GetEnvelope()
        left = tile
        for number in at[cell]:
            if overlap(box, valid[number].GetEnvelope()):
                left = left.Difference(valid[number])
        for piece in parts(left):
            if area_km2(piece) < SMALLEST_PIECE_KM2:
                continue
            near = piece.GetEnvelope()
            wide = (near[0] - REACH_DEG, near[1] + REACH_DEG, near[2] - REACH_DEG, near[3] + REACH_DEG)
            distances = [(valid[n].Distance(piece), n) for n in at[cell] if overlap(wide, valid[n].GetEnvelope())]
            if not distances or min(distances)[0] > REACH_DEG:
                continue
            touching = [n for distance, n in distances if distance < 1e-9]
            if len(touching) > 1:
                around = piece.Buffer(0.002)
                owner = max(touching, key=lambda n: (around.Intersection(valid[n]).GetArea(), -n))
            else:
                owner = min(distances)[1]
            gained[owner].append(piece)

    for number, unit in enumerate(units):
        envelope = valid[number].GetEnvelope()
        around = set(cells(envelope, tile_deg, 0.01))
        if envelope[3] <= SOUTHERNMOST_DEG or around <= inland and number not in gained:
            continue
        ground = collected(p for cell in sorted(around) if cell in tiles for p in parts(tiles[cell])).UnionCascaded()
        kept = list(parts(valid[number].Intersection(ground))) if ground else []
        if not kept and number not in gained:
            continue  # an island that the finer coast doesn't have
        fitted = list(parts(collected(kept + gained[number]).UnionCascaded()))
        largest = max(map(area_km2, fitted))
        unit.geometry = collected(p for p in fitted if area_km2(p) >= min(SMALLEST_ISLAND_KM2, largest))


def overlap(a, b):
    return a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]
