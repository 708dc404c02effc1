"""Spellings derived by rule, ranked below every real name: other romanisations, articles and joins."""
import itertools
import re

from places import VARIANT

ARABIC = set("SD SY IQ YE LY EG JO LB PS SA AE OM QA KW BH TN DZ MR TD SO DJ SS EH".split())
TOWNS = ("city", "town", "village")

# Romanised Ukrainian → Cyrillic, longest first (the national system, without the soft signs, which folding drops anyhow).
UKRAINIAN = {"shch": "щ", "zgh": "зг", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "ya": "я", "ia": "я", "ye": "є", "ie": "є",
             "yi": "ї", "yu": "ю", "iu": "ю", "a": "а", "b": "б", "v": "в", "h": "г", "g": "г", "d": "д", "e": "е", "z": "з", "y": "и",
             "i": "і", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф"}
RUSSIAN = {"shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "ya": "я", "ye": "е", "yo": "е", "yu": "ю", "yy": "ый",
           "iy": "ий", "ay": "ай", "oy": "ой", "ey": "ей", "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и",
           "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "y": "ы"}


def cyrillic(name, letters):
    """The name in Cyrillic; None where it is not written in that system."""
    pattern = re.compile("|".join(sorted(letters, key=len, reverse=True)) + r"|[ '’-]|(.)")
    out = ""
    for match in pattern.finditer(name.lower()):
        if match[1]:
            return None
        out += letters.get(match[0], "" if match[0] in "'’" else match[0])
    return out


def ukrainian(name):
    """Endings as they are romanised (-yi, -yy, -iy, -y), and the Russian name of a Ukrainian town where rules give it."""
    for ending, others in (("yi", ("y", "yy", "iy")), ("yy", ("yi", "y")), ("iia", ("ia", "iya")), ("iya", ("iia", "ia")), ("ia", ("ya",)),
                           ("iv", ("ev", "iev")), ("kyi", ("ky",)), ("ii", ("iy", "y"))):
        if name.endswith(ending):
            for other in others:
                yield name[:-len(ending)] + other
    for old, new in (("iia", "iya"), ("iy", "ii"), ("ya", "ia"), ("ia", "ya"), ("yu", "iu"), ("iu", "yu"), ("ye", "ie"), ("ie", "ye"), ("h", "g")):
        middle = name[1:-1]
        if old in middle:
            yield name[0] + re.sub(rf"(?<![ksczt]){old}" if old == "h" else old, new, middle) + name[-1]
    russian = name
    for old, new in (("H", "G"), (r"(?<![KkCcSsZzTt])h", "g"), ("ivsk", "ovsk"), ("ivka$", "ovka"), ("iivka$", "eevka"), ("ske$", "skoye"),
                     ("ne$", "noye"), ("ove$", "ovo"), ("eve$", "evo"), ("ine$", "ino"), ("yne$", "ino"), ("skyi$", "sky"), ("iv$", "ov"),
                     ("ii", "i"), ("y(?=[bcdfghklmnprstvxz])", "i"), ("yi$", "y")):
        russian = re.sub(old, new, russian)
    yield russian


def arabic_article(name):
    """Al-Fashir, El Fashir, Alfashir; Ash-Shaykh with and without assimilation. Folding makes hyphens spaces."""
    match = re.match(r"(?i)(a[ldnrstz]|el|ash|adh|ath|es|esh|er|ed|en)[ -]([A-Z'][a-z'].{2,})$", name)
    if match:
        for article in ("Al", "El"):
            yield f"{article} {match[2]}"
        yield f"Al{match[2].lower()}"


def arabic_letters(name):
    """Sheikh and Shaykh, Beit and Bayt, Deir and Dayr, Tell and Tal, Kafr and Kfar, -iyah and -iya."""
    pairs = (("Shaykh", "Sheikh"), ("Bayt", "Beit"), ("Dayr", "Deir"), ("Tall ", "Tal "), ("Tall ", "Tel "), ("Tall ", "Tell "), ("Kafr ", "Kfar "),
             ("`Ayn", "Ain"), ("'Ayn", "Ain"), ("Ayn ", "Ain "), ("Jabal", "Jebel"), ("Umm ", "Um "), ("ayn", "ein"),
             ("iyah", "iya"), ("ah", "a"), ("ay", "ei"), ("un", "oun"), ("ur", "our"))
    for old, new in pairs:
        if old in name:
            yield name.replace(old, new)


SHORT = (("Saint ", "St "), ("Sainte ", "Ste "), ("Saint-", "St-"), ("Sainte-", "Ste-"), ("St. ", "Saint "), ("Fort ", "Ft "), ("Mount ", "Mt "))


def shortened(name):
    """Saint and St, Fort and Ft; both parts of "Miguel Ahumada (Villa Ahumada)" and "Mitrovicë/Mitrovica"."""
    for old, new in SHORT:
        if name.startswith(old):
            yield new + name[len(old):]
    match = re.match(r"(.+?) ?[(/] ?(.+?)\)?$", name)
    if match:
        yield from match.groups()


def add(places):
    for place in places:
        if place.feature not in TOWNS:
            continue
        rules = [shortened]
        if place.country == "UA":
            rules += [ukrainian, lambda name: [cyrillic(name, UKRAINIAN)]]
        elif place.country == "RU":
            rules += [lambda name: [cyrillic(name, RUSSIAN)]]
        elif place.country in ARABIC:
            rules += [arabic_article, arabic_letters]
        names = [place.name, *[n for n, kind in place.names.items() if n.isascii() and kind < VARIANT and " " not in n.strip()]][:3]
        for rule, name in itertools.product(rules, names):
            for variant in rule(name):
                if variant and len(variant) > 3:
                    place.add(variant, VARIANT)
