"""Writes the memory-mapped index. The layout is described in geo/gazetteer/index.hpp, which reads it."""
import collections
import struct

from fold import fold
from places import CANONICAL

MAGIC = b"DMGAZ001"
FEATURES = ["city", "town", "village", "country", "region", "river", "sea", "island", "mountain", "facility", "other"]
NONE16, NONE32 = 0xFFFF, 0xFFFFFFFF
FIRST_WORD_BITS = 18
SEVERAL = 0x80000000
PENALTY = (0.0, 0.05, 0.3)


def fnv1a(data):
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


class Pool:
    """Strings, each once, each after its length in one byte."""

    def __init__(self):
        self.bytes, self.offsets = bytearray(), {}

    def add(self, text):
        data = text if isinstance(text, bytes) else text.encode()
        if len(data) > 255:
            raise ValueError(text)
        if data not in self.offsets:
            self.offsets[data] = len(self.bytes)
            self.bytes += bytes([len(data)]) + data
        return self.offsets[data]


def name_table(places):
    """Folded name (bytes) → [(place index, kind)], likeliest first."""
    table = collections.defaultdict(dict)
    for index, place in enumerate(places):
        for name, kind in [(place.name, CANONICAL), *place.names.items()]:
            key = fold(name).encode()
            if 2 <= len(key) <= 120 and table[key].get(index, 9) > kind:
                table[key][index] = kind
    return {key: sorted(hits.items(), key=lambda hit: PENALTY[hit[1]] - places[hit[0]].importance) for key, hits in table.items() if hits}


def pack(places, countries, path):
    """`places` by falling importance; `countries`: code → its place's index."""
    pool = Pool()
    units = {}  # code → place index of admin1 and admin2
    for index, place in enumerate(places):
        if place.level in (1, 2) and place.id.startswith("geonames:"):
            units[place.id[9:]] = index
    slots = {code: slot for slot, code in enumerate(units)}
    if len(slots) >= NONE16:
        raise SystemExit("more administrative units than a 16-bit slot can name")
    details = sorted({place.detail for place in places})
    records = bytearray()
    for place in places:
        number = place.id[9:] if place.id.startswith("geonames:") else ""
        if number.isdigit():
            id_field = int(number)
        else:
            id_field = 0x80000000 | pool.add(place.id) if place.id else 0
        records += struct.pack("<IIiiIHHH2sBBBx", id_field, pool.add(place.name), round(place.lon * 1e7), round(place.lat * 1e7),
                               place.population, round(place.importance * 65535), slots.get(place.admin1, NONE16), slots.get(place.admin2, NONE16),
                               place.country.encode(), FEATURES.index(place.feature), place.level, details.index(place.detail))
    table = name_table(places)
    keys = sorted(table)
    entries, hits = bytearray(), bytearray()
    first_words = bytearray(1 << FIRST_WORD_BITS)
    for key in keys:
        packed = [index << 2 | kind for index, kind in table[key]]
        if len(packed) == 1:
            entries += struct.pack("<II", pool.add(key), packed[0])
        else:
            entries += struct.pack("<II", pool.add(key), SEVERAL | len(hits) // 4)
            hits += struct.pack(f"<{1 + len(packed)}I", len(packed), *packed)
        words = key.split(b" ")
        slot = fnv1a(words[0]) >> (32 - FIRST_WORD_BITS)
        first_words[slot] = max(first_words[slot], min(255, len(words)))
    buckets = [0] * (len(keys) * 5 // 4 + 1)
    for number, key in enumerate(keys):
        slot = fnv1a(key) * len(buckets) >> 32
        while buckets[slot]:
            slot = (slot + 1) % len(buckets)
        buckets[slot] = number + 1
    cells = collections.defaultdict(list)
    for index, place in enumerate(places):
        cells[min(179, int(place.lat + 90)) * 360 + min(359, int(place.lon + 180))].append(index)
    starts, order = [], []
    for cell in range(360 * 180):
        starts.append(len(order))
        order += cells.get(cell, [])
    starts.append(len(order))
    by_code = [NONE32] * 676
    for code, index in countries.items():
        by_code[(ord(code[0]) - 65) * 26 + ord(code[1]) - 65] = index
    index_of = {id(place): index for index, place in enumerate(places)}
    parts = sorted((index_of[id(place)], index_of[id(part)]) for place in places for part in place.parts)
    outlines = sorted((index, pool.add(key)) for index, place in enumerate(places) for key in place.outlines)
    numbers = lambda values: struct.pack(f"<{len(values)}I", *values)
    pairs = lambda values: numbers([n for pair in values for n in pair])
    sections = [records, numbers(list(units.values())), None, entries, hits, numbers(buckets), first_words, numbers(starts), numbers(order),
                numbers([pool.add(detail) for detail in details]), pairs(parts), pairs(outlines), numbers(by_code)]
    sections[2] = pool.bytes
    head = 24 + 16 * len(sections)
    offset, directory, body = head, b"", bytearray()
    for section in sections:
        padded = bytes(section) + b"\0" * (-len(section) % 8)
        directory += struct.pack("<QQ", offset, len(section))
        body += padded
        offset += len(padded)
    data = struct.pack("<8sIIQ", MAGIC, 0x01020304, len(sections), offset) + directory + bytes(body)
    path.write_bytes(data)
    return {"places": len(places), "names": len(keys), "hits": len(hits) // 4, "bytes": len(data),
            "sections": [len(s) for s in sections]}
