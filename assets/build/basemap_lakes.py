"""Ways through lakes and wide rivers, where the source has banks but no line: the middles of the triangles between opposite shores."""

import numpy as np
from osgeo import ogr

from basemap_gshhg import SIDE


def inside_all(points, rings):
    """Even-odd test of many points against all rings of a polygon."""
    odd = np.zeros(len(points), dtype=bool)
    for ring in rings:
        for start in range(0, len(points), 4096):
            px, py = points[start:start + 4096, 0:1], points[start:start + 4096, 1:2]
            x, y, nx, ny = ring[:, 0], ring[:, 1], np.roll(ring[:, 0], -1), np.roll(ring[:, 1], -1)
            crosses = (y > py) != (ny > py)
            with np.errstate(divide="ignore", invalid="ignore"):
                right = x + (py - y) * (nx - x) / (ny - y) > px
            odd[start:start + 4096] ^= np.count_nonzero(crosses & right, axis=1) % 2 == 1
    return odd


def polygons_of(tile):
    """The tile's rings grouped: an outer ring and its holes."""
    groups = []
    for ring, hole in tile:
        if hole:
            groups[-1].append(ring)
        else:
            groups.append([ring])
    return groups


def along_tile_edge(a, b):
    return any(a[axis] == b[axis] and a[axis] % SIDE == 0 for axis in (0, 1))


def ways(tiles):
    """(middle ways, ways to the shore): pairs of points, in the tiles' own units. Tiles meet at the middle of the water on their common edge."""
    middle, shore = [], []
    for rings in (group for tile in tiles for group in polygons_of(tile)):
        corners = ogr.Geometry(ogr.wkbMultiPoint)
        for x, y in np.unique(np.concatenate(rings), axis=0).tolist():
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(x, y)
            corners.AddGeometry(point)
        mesh = corners.DelaunayTriangulation() if corners.GetGeometryCount() >= 3 else None
        triangles = [[tuple(map(int, p[:2])) for p in mesh.GetGeometryRef(i).GetGeometryRef(0).GetPoints()[:3]]
                     for i in range(mesh.GetGeometryCount())] if mesh else []
        if not triangles:
            continue
        kept = inside_all(np.array(triangles).mean(axis=1), rings)
        banks = {frozenset((tuple(a), tuple(b))) for ring in rings for a, b in zip(ring.tolist(), np.roll(ring, -1, axis=0).tolist())
                 if not along_tile_edge(a, b)}
        for triangle in (t for t, keep in zip(triangles, kept) if keep):
            centre = tuple(sum(p[axis] for p in triangle) // 3 for axis in (0, 1))
            edges = [(triangle[i], triangle[(i + 1) % 3]) for i in range(3)]
            doors = [tuple((p + q) // 2 for p, q in zip(a, b)) for a, b in edges if frozenset((a, b)) not in banks]
            middle += [(doors[0], doors[1])] if len(doors) == 2 else [(door, centre) for door in doors]
            shore += [(corner, door) for corner in triangle for door in doors[:1] or [centre]]
    return middle, shore
