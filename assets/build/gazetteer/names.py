"""Gives towns their names: current English, other languages and scripts, and what the hand-written tables say."""
import collections
import re
import unicodedata

from fold import fold
from places import ALTERNATE, VARIANT, similar
from sources import listed

# What somebody wrote down is better known than a hamlet, also where no list has its population.
LEAST_WRITTEN_IMPORTANCE, WRITTEN_BONUS = 0.38, 0.05
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "GEORGIAN", "ARMENIAN")


def script(name):
    for ch in name:
        if ch.isalpha():
            return unicodedata.name(ch, "?").split()[0]
    return "?"


def useful(name):
    """Drops airport codes, bare syllables of romanised Chinese and Japanese, and scripts that the program does not fold."""
    if len(name) < 3 or re.fullmatch(r"[A-Z]{2,4}", name) or (name.isascii() and name.islower()):
        return False
    return script(name) in SCRIPTS


def plain(name):
    return name.isascii() and not re.search(r"['`]", name)


# Who writes in a script other than Latin; elsewhere only larger places have a name in it that a report may use.
OWN_SCRIPT = {"CYRILLIC": set("RU UA BY BG RS MK BA ME XK MD KZ KG TJ UZ TM MN GE AM AZ EE LV LT".split()), "HEBREW": {"IL", "PS"},
              "ARABIC": set("SD SY IQ YE LY EG JO LB PS SA AE OM QA KW BH TN DZ MA MR TD SO DJ SS EH IL IR AF PK TR CY ER ML NE".split()),
              "GREEK": {"GR", "CY"}, "GEORGIAN": {"GE"}, "ARMENIAN": {"AM", "AZ", "GE"}}
PEOPLE_FOR_OTHER_SCRIPTS = 100000
# A smaller town's former or translated names, unlike its own, are hardly ever meant by a report.
PEOPLE_FOR_OTHER_NAMES = 2000
# Countries that write in Latin letters: a village there has one spelling, others are of other languages.
LATIN = set("US CA AU NZ GB IE FR BE NL LU DE AT CH LI IT ES PT AD MC SM MT PL CZ SK HU RO SI HR SE NO DK FI IS FO EE LV LT BR MX AR CL CO PE EC BO PY UY VE "
            "GT HN SV NI CR PA CU DO PR PH".split())
PEOPLE_FOR_SPELLINGS = 3000
# Countries whose lists hold every post office and railway halt that ever was.
BARE = set("US CA AU NZ GB IE".split())


def add_languages(towns, listed_names, mo):
    """The English name where the list has none in plain letters, and the other names that the source lists. One in another script or like the
    place's own is an alternate; one in Latin letters that is unlike it is a variant."""
    english = mo.get("en", {})
    for place, listed_ in zip(towns, listed_names):
        name = english.get(place.id[9:], "")
        if plain(name) and not plain(place.name) and not re.search(r" (District|Province|Governorate)$", name):
            place.rename(name)
        elif name:
            place.add(name)
        known = fold(place.name)
        for name in filter(useful, listed_):
            written = script(name)
            if written != "LATIN":
                if place.population >= PEOPLE_FOR_OTHER_SCRIPTS or place.country in OWN_SCRIPT[written]:
                    place.add(name)
            elif similar(fold(name), known):
                if place.population >= PEOPLE_FOR_SPELLINGS or place.country not in LATIN or fold(name) == known:
                    place.add(name)
            elif place.population >= PEOPLE_FOR_OTHER_NAMES and (place.country not in BARE or place.population >= 100000):
                place.add(name, VARIANT)


def add_written(places, rows):
    """names.tsv: spellings and renames. The most important place of the country that bears one of the names gains them all;
    one that bears the current name already is preferred to one that bears an old name."""
    bearers = collections.defaultdict(list)
    for place in places:
        for name in {fold(n) for n in [place.name, *place.names]}:
            bearers[place.country, name].append(place)
    lost = []
    for row in rows:
        is_region = row["class"] == "region"
        names = [row["name"], *listed(row["alternates"])]
        found = [(p.importance + (0.15 if n == row["name"] else 0), p) for n in names for p in bearers[row["country"], fold(n)]
                 if (p.feature == "region") == is_region]
        if not found:
            lost.append(row)
            continue
        place = max(found, key=lambda pair: pair[0])[1]
        place.rename(row["name"])
        place.importance = min(1.0, max(place.importance + WRITTEN_BONUS, LEAST_WRITTEN_IMPORTANCE))
        for name in names[1:]:
            place.add(name)
    return lost
