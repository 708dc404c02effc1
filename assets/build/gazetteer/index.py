"""Writes the memory-mapped index. The layout is described in geo/gazetteer/index.hpp, which reads it."""
import collections
import math
import struct

from fold import fold
from places import CANONICAL, similar
from skeleton import skeleton

MAGIC = b"DMGAZ002"
FEATURES = ["city", "town", "village", "country", "region", "river", "sea", "island", "mountain", "facility", "other"]
NONE16, NONE32 = 0xFFFF, 0xFFFFFFFF
FIRST_WORD_BITS = 18
SEVERAL = 0x800000
BLOCK = 16
FILTER_BITS_A_NAME, FILTER_PROBES, FILTER_LINE_BITS = 11, 6, 512
SOUND_BITS = 16
PENALTY, OTHERS_NAME = (0.0, 0.05, 0.3), 0.12
MASK = (1 << 64) - 1
HASH_BASE = 0x9E3779B97F4A7C15


def polynomial(data):
    value = 0
    for byte in data:
        value = (value * HASH_BASE + byte + 1) & MASK
    return value


def mixed(value):
    value = (value ^ value >> 32) * 0xD6E8FEB86659FD93 & MASK
    value = (value ^ value >> 32) * 0xD6E8FEB86659FD93 & MASK
    return value ^ value >> 32


def hashed(data):
    return mixed(polynomial(data))


class Pool:
    """Strings, each once, each after its length in one byte."""

    def __init__(self):
        self.bytes, self.offsets = bytearray(), {}

    def add(self, text):
        data = text.encode()
        if len(data) > 255:
            raise ValueError(text)
        if data not in self.offsets:
            self.offsets[data] = len(self.bytes)
            self.bytes += bytes([len(data)]) + data
        return self.offsets[data]


def name_table(places):
    """Folded name (bytes) → [(place index, kind)], likeliest first: by importance, less for other names than the current one, and less again
    for one that is another place's own and unlike this one's."""
    table, own = collections.defaultdict(dict), {}
    for index, place in enumerate(places):
        own[index] = fold(place.name)
        for name, kind in [(place.name, CANONICAL), *place.names.items()]:
            key = fold(name).encode()
            if 2 <= len(key) <= 120 and table[key].get(index, 9) > kind:
                table[key][index] = kind
    ranked = {}
    for key, hits in table.items():
        taken = CANONICAL in hits.values()
        name = key.decode()
        likely = lambda hit: places[hit[0]].importance - PENALTY[hit[1]] - (OTHERS_NAME if taken and hit[1] != CANONICAL and not similar(name, own[hit[0]]) else 0)
        ranked[key] = sorted(hits.items(), key=likely, reverse=True)
    return ranked


def front_coded(keys):
    """Sorted names in blocks of 16: the first whole, each other as what it shares with the one before it and the rest. Returns text, offsets
    of the blocks, and the first eight bytes of each block's first name."""
    text, offsets, heads = bytearray(), [], []
    for number, key in enumerate(keys):
        if number % BLOCK == 0:
            offsets.append(len(text))
            heads.append(int.from_bytes(key[:8].ljust(8, b"\0"), "big"))
            text += bytes([len(key)]) + key
        else:
            shared = 0
            while shared < min(len(key), len(before)) and key[shared] == before[shared]:
                shared += 1
            text += bytes([shared, len(key) - shared]) + key[shared:]
        before = key
    return text, offsets, heads


def bloom(keys):
    """Bits that tell which names there are not: all of a name's bits lie in one line of 512."""
    lines = max(1, -(-len(keys) * FILTER_BITS_A_NAME // FILTER_LINE_BITS))
    words = [0] * (lines * FILTER_LINE_BITS // 64)
    for key in keys:
        value = hashed(key)
        line = (value >> 32) * lines >> 32
        step = value & 0xFFFFFFFF
        for probe in range(FILTER_PROBES):
            bit = step & (FILTER_LINE_BITS - 1)
            words[line * (FILTER_LINE_BITS // 64) + bit // 64] |= 1 << bit % 64
            step = (step >> 9 | step << 23) & 0xFFFFFFFF
            step = step * 0x9E3779B1 & 0xFFFFFFFF
    return words


def weight_levels(weights):
    """Largest weight of each block of names, of each 16 blocks, and so on to one."""
    levels, level = bytearray(), weights
    while len(level) > 1:
        level = [max(level[i:i + BLOCK]) for i in range(0, len(level), BLOCK)]
        levels += bytes(level)
    return levels


def rounded_people(population):
    """Eleven bits and a power of two: exact to 2047, to one in 2000 above."""
    power = max(0, population.bit_length() - 11)
    return power << 11 | population >> power


def cell_number(place):
    return min(179, int(place.lat + 90)) * 360 + min(359, int(place.lon + 180))


def pack(places, countries, path):
    """`places` by falling importance; `countries`: code → its place's index."""
    pool = Pool()
    units = {}  # code → place index of admin1 and admin2
    for index, place in enumerate(places):
        if place.level in (1, 2) and place.id.startswith("geonames:"):
            units[place.id[9:]] = index
    slots = {code: slot for slot, code in enumerate(units)}
    codes = sorted({place.country for place in places} | set(countries))
    kinds = sorted({(place.detail, FEATURES.index(place.feature), place.level) for place in places})
    if len(slots) >= NONE16 or len(codes) > 256 or len(kinds) > 256 or len(places) >= SEVERAL >> 2:
        raise SystemExit("more places, units, countries or kinds of places than a record can number")
    kind_numbers, code_numbers = {kind: number for number, kind in enumerate(kinds)}, {code: number for number, code in enumerate(codes)}
    records = bytearray()
    for place in places:
        number = place.id[9:] if place.id.startswith("geonames:") else ""
        if number.isdigit():
            id_field = int(number)
        else:
            id_field = 0x80000000 | pool.add(place.id) if place.id else 0
        point = [min((1 << 24) - 1, round(share * (1 << 24))) for share in ((place.lon + 180) / 360, (place.lat + 90) / 180)]
        records += struct.pack("<II3s3sHHHHBB", id_field, pool.add(place.name), *(value.to_bytes(3, "little") for value in point),
                               rounded_people(place.population), round(place.importance * 65535), slots.get(place.admin1, NONE16),
                               slots.get(place.admin2, NONE16), code_numbers[place.country],
                               kind_numbers[place.detail, FEATURES.index(place.feature), place.level])
    table = name_table(places)
    keys = sorted(table)
    own_hits, hits, weights, sounds = [], [], [], collections.defaultdict(list)
    first_words = bytearray(1 << FIRST_WORD_BITS)
    told = set()
    for name, key in enumerate(keys):
        packed = [index << 2 | kind for index, kind in table[key]]
        if len(packed) > 1:
            own_hits.append(SEVERAL | len(hits))
            hits += [len(packed), *packed]
        else:
            own_hits += packed
        index, kind = table[key][0]
        weights.append(min(255, max(0, math.ceil(255 * (places[index].importance - PENALTY[kind])))))
        words = key.split(b" ")
        slot = hashed(words[0]) >> (64 - FIRST_WORD_BITS)
        first_words[slot] = max(first_words[slot], min(255, len(words)))
        sound = skeleton(key.decode())
        if sound and not (len(packed) == 1 and (sound, index) in told):
            told.add((sound, index))
            value = hashed(sound.encode()) >> (64 - SOUND_BITS - 8)
            sounds[value >> 8].append((value & 255, name))
    text, block_offsets, block_heads = front_coded(keys)
    sound_starts, sound_names = [], []
    for slot in range(1 << SOUND_BITS):
        sound_starts.append(len(sound_names))
        sound_names += [low | name << 8 for low, name in sorted(sounds.get(slot, ()))]
    sound_starts.append(len(sound_names))
    cells = collections.defaultdict(list)
    for index, place in enumerate(places):
        cells[cell_number(place)].append(index)
    starts, order = [], []
    for cell in range(360 * 180):
        starts.append(len(order))
        order += cells.get(cell, [])
    starts.append(len(order))
    index_of = {id(place): index for index, place in enumerate(places)}
    parts = sorted((index_of[id(place)], index_of[id(part)]) for place in places for part in place.parts)
    outlines = sorted((index, pool.add(key)) for index, place in enumerate(places) for key in place.outlines)
    courses, course_points = [], []
    for index, place in enumerate(places):
        if place.course:
            courses.append((index, len(course_points)))
            course_points += [round(degrees * 1e5) & 0xFFFFFFFF for point in place.course for degrees in point]
    courses.append((NONE32, len(course_points)))
    numbers = lambda values: struct.pack(f"<{len(values)}I", *values)
    triples = lambda values: b"".join(value.to_bytes(3, "little") for value in values)
    wide = lambda values: struct.pack(f"<{len(values)}Q", *values)
    pairs = lambda values: numbers([n for pair in values for n in pair])
    kind_rows = b"".join(struct.pack("<IBBH", pool.add(detail), feature, level, 0) for detail, feature, level in kinds)
    code_rows = b"".join(struct.pack("<2sHI", code.encode(), 0, countries.get(code, NONE32)) for code in codes)
    sections = {"records": records, "units": numbers(list(units.values())), "pool": pool.bytes, "name text": text, "block offsets": numbers(block_offsets),
                "block heads": wide(block_heads), "name hits": triples(own_hits), "hits": triples(hits), "filter": wide(bloom(keys)),
                "weight levels": weight_levels(weights), "first words": first_words, "cell starts": numbers(starts),
                "cell places": triples(order), "kinds": kind_rows, "parts": pairs(parts), "outlines": pairs(outlines), "countries": code_rows,
                "sound starts": numbers(sound_starts), "sounds": numbers(sound_names), "courses": pairs(courses),
                "course points": numbers(course_points)}
    offset, directory, body = 24 + 16 * len(sections), b"", bytearray()
    for section in sections.values():
        padded = bytes(section) + b"\0" * (-len(section) % 8)
        directory += struct.pack("<QQ", offset, len(section))
        body += padded
        offset += len(padded)
    data = struct.pack("<8sIIQ", MAGIC, 0x01020304, len(sections), offset) + directory + bytes(body)
    path.write_bytes(data)
    return {"places": len(places), "names": len(keys), "bytes": len(data), "sections": {name: len(section) for name, section in sections.items()}}
