"""Coast, lakes and rivers of GSHHG/WDBII, from the binned files of Debian's gmt-gshhg-high and gmt-gshhg-low.

A bin is a square of 2, 5 or 10 degrees with positions from 0 to 65535 in both directions; we keep a third of them (10 m in the finest, whose
source is true to 200 m), so that most steps fit in a byte. Bins become tiles that meet exactly.
Coordinates returned are whole numbers of bin/21845, counted from 0° E 0° N.
"""
import numpy as np
from osgeo import gdal

FOLDER = "/usr/share/gmt-gshhg/"
COARSER = 3
SIDE = 65535 // COARSER


def arrays(name):
    group = gdal.OpenEx(FOLDER + name, gdal.OF_MULTIDIM_RASTER).GetRootGroup()
    return {key: group.OpenMDArray(key).ReadAsArray() for key in group.GetMDArrayNames()}


def bin_origin(index, columns, rows):
    """South-west corner of a bin, in bins from 0° E 0° N. Bins run eastward from Greenwich, row by row from the north pole."""
    row, column = divmod(index, columns)
    if column >= columns // 2:
        column -= columns
    return column, rows // 2 - 1 - row


def points(source, first, count):
    x = source["Relative_longitude_from_SW_corner_of_bin"][first:first + count].astype(np.uint16).astype(np.int64)
    y = source["Relative_latitude_from_SW_corner_of_bin"][first:first + count].astype(np.uint16).astype(np.int64)
    return (np.column_stack((x, y)) + COARSER // 2) // COARSER


def along_perimeter(point):
    """How far counter-clockwise from the south-west corner a point of the bin's edge lies."""
    x, y = int(point[0]), int(point[1])
    if y == 0:
        return x
    if x == SIDE:
        return SIDE + y
    return 3 * SIDE - x if y == SIDE else 4 * SIDE - y


CORNERS = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]])


def close_along_edges(lines):
    """Rings of the area to the left of lines that run from edge to edge: each end is joined, counter-clockwise, to the next start."""
    starts = [along_perimeter(line[0]) for line in lines]
    unused, rings = set(range(len(lines))), []
    while unused:
        first = current = min(unused)
        pieces = []
        while True:
            unused.discard(current)
            pieces.append(lines[current])
            end = along_perimeter(lines[current][-1])
            following = min(unused | {first}, key=lambda i: ((starts[i] - end) % (4 * SIDE), i))
            reach = (starts[following] - end) % (4 * SIDE)
            passed = sorted((corner * SIDE - end) % (4 * SIDE) for corner in range(4))
            pieces.append(np.array([CORNERS[((end + step) // SIDE) % 4] for step in passed if 0 < step < reach], dtype=np.int64).reshape(-1, 2))
            if following == first:
                break
            current = following
        rings.append(np.concatenate(pieces))
    return rings


def signed_area(ring):
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def tidy(ring):
    """Without repeated points; None when nothing is left that has an area."""
    ring = ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)]
    return ring if len(ring) >= 3 else None


def inside(point, ring):
    x, y = ring[:, 0], ring[:, 1]
    nx, ny = np.roll(x, -1), np.roll(y, -1)
    crosses = (y > point[1]) != (ny > point[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x + (point[1] - y) * (nx - x) / (ny - y)
    return bool(np.count_nonzero(crosses & (at > point[0])) % 2)


def nest(rings, smallest):
    """[(ring, is_hole)]: each outer ring counter-clockwise, followed by its holes clockwise. Rings under `smallest` square units go."""
    rings = [r for r in map(tidy, rings) if r is not None and abs(signed_area(r)) >= smallest]
    outers = [r for r in rings if signed_area(r) > 0]
    holes = {i: [] for i in range(len(outers))}
    for hole in (r for r in rings if signed_area(r) < 0):
        around = [i for i, outer in enumerate(outers) if inside(hole[0] + 0.25, outer)]
        if around:
            holes[min(around, key=lambda i: signed_area(outers[i]))].append(hole)
    return [piece for i, outer in enumerate(outers) for piece in [(outer, False)] + [(hole, True) for hole in holes[i]]]


def oriented(ring, counter_clockwise):
    return ring if (signed_area(ring) > 0) == counter_clockwise else ring[::-1]


def tiles(resolution, smallest_land, smallest_lake):
    """(bin in degrees, land tiles, lake tiles): each tile a list of (ring, is_hole) in level units. Antarctica ends where its ice does."""
    source = arrays(f"binned_GSHHS_{resolution}.nc")
    columns = int(source["N_bins_in_360_longitude_range"][0])
    rows = int(source["N_bins_in_180_degree_latitude_range"][0])
    info = source["Embedded_npts_levels_exit_entry_for_a_segment"]
    land, lakes = [], []
    for index in range(columns * rows):
        first, count = int(source["Id_of_first_segment_in_a_bin"][index]), int(source["N_segments_in_a_bin"][index])
        corner_levels = [(int(source["Embedded_node_levels_in_a_bin"][index]) >> shift) & 7 for shift in (9, 6, 3, 0)]
        open_lines, closed = {1: [], 2: []}, {1: [], 2: []}
        for segment in range(first, first + count):
            level, entry = (int(info[segment]) >> 6) & 7, (int(info[segment]) >> 3) & 7
            line = points(source, int(source["Id_of_first_point_in_a_segment"][segment]), int(info[segment]) >> 9)
            if level > 4:
                continue
            layer = min(level, 2)
            if entry == 4:
                closed[layer].append(oriented(line, level != 3))
            else:
                open_lines[layer].append(line if layer == 1 else line[::-1])  # the source keeps land on the left
        origin = np.array(bin_origin(index, columns, rows)) * SIDE
        for layer, result, smallest in ((1, land, smallest_land), (2, lakes, smallest_lake)):
            filled = corner_levels[0] in (2, 4) if layer == 2 else corner_levels[0] >= 1
            whole = [CORNERS] if filled and not open_lines[layer] else []
            rings = nest(close_along_edges(open_lines[layer]) + closed[layer] + whole, smallest)
            if rings:
                result.append([(ring + origin, hole) for ring, hole in rings])
    return 360 // columns, land, lakes


def rivers(resolution):
    """(rank, points) of every river piece, cut at bin edges; rank 0 is a river wide enough for two banks, 10 an irrigation canal."""
    source = arrays(f"binned_river_{resolution}.nc")
    columns = int(source["N_bins_in_360_longitude_range"][0])
    rows = int(source["N_bins_in_180_degree_latitude_range"][0])
    pieces = []
    for index in range(columns * rows):
        origin = np.array(bin_origin(index, columns, rows)) * SIDE
        first = int(source["Id_of_first_segment_in_a_bin"][index])
        for segment in range(first, first + int(source["N_segments_in_a_bin"][index])):
            line = points(source, int(source["Id_of_first_point_in_a_segment"][segment]), int(source["N_points_for_a_segment"][segment]))
            pieces.append((int(source["Hierarchial_level_of_a_segment"][segment]), line + origin))
    return pieces
