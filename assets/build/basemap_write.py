"""Writes basemap.bin; README.md beside this file describes the layout."""
import struct
from dataclasses import dataclass, field

import numpy as np

MAGIC, VERSION = b"DMBASE\r\n", 1
LAYERS = {"land": 0, "lake": 1, "river": 2, "border": 3, "region_border": 4, "arc": 5, "outline": 6, "named_river": 7}
LEVEL_TILE_DEG = (10, 5, 2)


@dataclass
class Feature:
    parts: list
    rank: int = 0
    style: int = 0
    name: str = ""
    box: tuple = None
    raw: list = None


@dataclass
class Section:
    layer: str
    level: int
    features: list = field(default_factory=list)


class Strings:
    def __init__(self):
        self.bytes, self.places = bytearray(b"\0"), {"": 0}

    def place(self, text):
        if text not in self.places:
            self.places[text] = len(self.bytes)
            self.bytes += text.encode("utf-8") + b"\0"
        return self.places[text]


def zigzag(values):
    return (values << 1) ^ (values >> 63)


def varints(values):
    """(bytes, start of each value): seven bits a byte, low ones first, the high bit says that more follow."""
    values = np.asarray(values, dtype=np.uint64)
    lengths = np.ones(len(values), dtype=np.int64)
    for bits in (7, 14, 21, 28, 35):
        lengths += values >= (1 << bits)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    out = np.zeros(starts[-1], dtype=np.uint8)
    for byte in range(6):
        has = lengths > byte
        more = (lengths[has] > byte + 1).astype(np.uint8) << 7
        out[starts[:-1][has] + byte] = ((values[has] >> np.uint64(7 * byte)) & np.uint64(127)).astype(np.uint8) | more
    return out.tobytes(), starts


def stream(feature):
    """Number of parts; of each its number of points (low bit: hole) and steps, the first from the box's south-west corner."""
    if feature.raw is not None:
        return np.array(feature.raw, dtype=np.int64)
    pieces, last = [np.array([len(feature.parts)], dtype=np.int64)], np.array(feature.box[:2], dtype=np.int64)
    for points, hole in feature.parts:
        steps = np.diff(points, axis=0, prepend=last.reshape(1, 2))
        pieces += [np.array([len(points) * 2 + int(hole)], dtype=np.int64), zigzag(steps).reshape(-1)]
        last = points[-1]
    return np.concatenate(pieces)


def box_of(parts):
    every = np.concatenate([points for points, _ in parts])
    return (*every.min(axis=0).tolist(), *every.max(axis=0).tolist())


def spatial_key(feature):
    """Neighbours in the file are neighbours on the ground: a Z-order of the boxes' centres."""
    x, y = (feature.box[0] + feature.box[2]) // 2 + (1 << 24), (feature.box[1] + feature.box[3]) // 2 + (1 << 24)
    return int("".join(a + b for a, b in zip(f"{y >> 10:017b}", f"{x >> 10:017b}")), 2)


def encode(section, strings):
    for feature in section.features:
        feature.box = feature.box or box_of(feature.parts)
    if section.layer not in ("arc", "outline"):
        section.features.sort(key=spatial_key)
    streams = [stream(feature) for feature in section.features]
    data, starts = varints(np.concatenate(streams)) if streams else (b"", [0])
    first, records, vertices = 0, bytearray(), 0
    for feature, values in zip(section.features, streams):
        count = sum(len(points) for points, _ in feature.parts)
        records += struct.pack("<4iIIIBBH", *feature.box, int(starts[first]), strings.place(feature.name), count, feature.rank, feature.style, 0)
        first += len(values)
        vertices += count
    return bytes(records), data, vertices


def write(path, sections, outlines, labels):
    """outlines: (key, name, iso_a2, iso_a3, de_facto, de_jure, kind, area_km2, lon, lat) sorted by key; labels: (name, kind, rank, lon, lat)."""
    strings = Strings()
    encoded = [(section, *encode(section, strings)) for section in sections]
    outline_bytes = b"".join(struct.pack("<7Ifii", *(strings.place(text) for text in o[:6]), o[6], o[7], round(o[8] * 1e6), round(o[9] * 1e6))
                             for o in outlines)
    label_bytes = b"".join(struct.pack("<IIIii", strings.place(name), strings.place(kind), rank, round(lon * 1e6), round(lat * 1e6))
                           for name, kind, rank, lon, lat in labels)
    body, place, table = bytearray(), 80 + 48 * len(sections), bytearray()

    def put(data):
        at = place + len(body)
        body.extend(data + b"\0" * (-len(data) % 8))
        return at

    strings_at, outlines_at, labels_at = put(bytes(strings.bytes)), put(outline_bytes), put(label_bytes)
    for section, records, data, vertices in encoded:
        table += struct.pack("<4I4Q", LAYERS[section.layer], section.level, LEVEL_TILE_DEG[section.level], len(section.features),
                             put(records), put(data), len(data), vertices)
    header = struct.pack("<8sII4Q4I2I", MAGIC, VERSION, len(sections), place + len(body), strings_at, outlines_at, labels_at,
                         len(strings.bytes), len(outlines), len(labels), 0, 0, 0)
    assert len(header) == 72
    beside = path.with_suffix(".part")
    beside.write_bytes(header + b"\0" * 8 + bytes(table) + bytes(body))
    beside.replace(path)  # whoever has the old file mapped keeps it
    return [(s.layer, s.level, len(s.features), v, len(r) + len(d)) for s, r, d, v in encoded]
