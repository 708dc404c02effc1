"""Spellings derived by rule, ranked below every real name: other romanisations, articles and joins."""
import re

from places import VARIANT


def add(places):
    for place in places:
        for rule in (arabic_article,):
            for name in rule(place):
                place.add(name, VARIANT)


ARABIC = set("SD SY IQ YE LY EG JO LB PS SA AE OM QA KW BH TN DZ MA MR TD SO DJ SS IR EH".split())


def arabic_article(place):
    """Al-Fashir, El Fashir, Alfashir; the article before a sun letter, Ash-Shaykh, with and without assimilation."""
    if place.country not in ARABIC:
        return
    for name in [place.name, *[n for n, kind in place.names.items() if n.isascii() and kind < VARIANT]][:4]:
        match = re.match(r"(?i)(a[ldnrstz]|el|ash|adh|ath|es|esh|er|ed)[ -]([A-Za-z'].{3,})$", name)
        if match:
            for article in ("Al", "El"):
                yield f"{article} {match[2]}"
            yield f"Al{match[2].lower()}"
