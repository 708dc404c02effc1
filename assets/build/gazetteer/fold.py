"""The folded form of a name: the same algorithm as geo/gazetteer/fold.cpp, which a test compares with this one."""
import functools
import unicodedata

# Apostrophes, primes, quotes and other marks that spellings use for a soft sign, a glottal stop or nothing.
DROPPED = set("'`\"\u00b4\u2018\u2019\u201a\u201b\u2032\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb"
              "\u201c\u201d\u201e\u2033\u05f3\u05f4\u055a.\u0640\u0621\u044c\u044a")
MARKS = [(0x300, 0x36F), (0x483, 0x487), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED),
         (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]
SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "þ": "th", "ə": "a", "ǝ": "a", "ŋ": "n",
           "ɓ": "b", "ɗ": "d", "ƴ": "y", "ƙ": "k", "ς": "σ", "ґ": "г", "ё": "е", "ٱ": "ا", "ی": "ي", "ى": "ي", "ة": "ه", "ک": "ك", "ە": "ه",
           "ہ": "ه", "ھ": "ه", "ے": "ي"}


@functools.lru_cache(maxsize=None)
def fold_char(ch):
    """What one character becomes: letters, nothing, or a space for a separator."""
    if ch in DROPPED:
        return ""
    whole = ch if 0xAC00 <= ord(ch) <= 0xD7A3 else unicodedata.normalize("NFKD", ch)
    out = ""
    for c in whole:
        if any(low <= ord(c) <= high and unicodedata.category(c) == "Mn" for low, high in MARKS):
            continue
        lower = c.lower()
        c = lower if len(lower) == 1 else c
        c = SPECIAL.get(c, c)
        if len(c) == 1:
            category = unicodedata.category(c)
            if c in DROPPED or category == "Cf":
                continue
            if category[0] not in "LNM":
                c = " "
        out += c
    return out


def fold(name):
    """The folded form of a name."""
    return " ".join(word for word in "".join(map(fold_char, name)).split(" ") if word)


if __name__ == "__main__":
    # Names on standard input, one a line → the samples that the test of the two foldings reads.
    import sys

    for line in sys.stdin:
        print(line.rstrip("\n"), fold(line.rstrip("\n")), sep="\t")
