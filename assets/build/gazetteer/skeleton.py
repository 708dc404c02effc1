"""The consonant skeleton of a folded name, by which its romanisations find each other: the same algorithm as geo/gazetteer/skeleton.cpp."""
import functools
import re

LETTERS = {}
for script in (
        "аa бb вv гg ґg дd еe єe ёe жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu ўu фf хkh цts чch шsh щshch ъ ь ыi эe юu яa "
        "јi љl њn ћch ђj џj ѓg ќk ѕdz әa ғg қk ңn өo ұu үu һh",
        "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξks οo πp ρr σs τt υi φf χkh ψps ωo",
        "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz ع غgh فf قq كk لl مm نn هh وw يy پp چch ژzh گg",
        "א בb גg דd הh וw זz חkh טt יy כk ךk לl מm םm נn ןn סs ע פp ףp צts ץts קk רr שsh תt",
        "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh",
        "աa բb գg դd եe զz էe ըe թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւw փp քk օo ֆf"):
    for pair in script.split():
        LETTERS[pair[0]] = pair[1:]

# What sounds alike across romanisations, the longest first.
SOUNDS = {"shch": "S", "sch": "S", "tch": "C", "dzh": "j", "sh": "S", "ch": "C", "zh": "j", "dj": "j", "kh": "g", "gh": "g", "ph": "f", "th": "t",
          "dh": "d", "ts": "c", "tz": "c", "ck": "k", "qu": "k", "ce": "s", "ci": "s", "cy": "s", "c": "k", "q": "k", "h": "g", "x": "ks"}
SOUND = re.compile("|".join(sorted(SOUNDS, key=len, reverse=True)))
ARTICLES = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "ez"}
SHORTEST = 3


def romanise(folded):
    """A folded name in Latin letters; characters of scripts that no table has are left out."""
    return "".join(c if c.isascii() else LETTERS.get(c, "") for c in folded)


@functools.lru_cache(maxsize=1 << 16)
def word_skeleton(word):
    word = re.sub(r"(?<=[aeiouy])h$", "", word)
    sounds = SOUND.sub(lambda match: SOUNDS[match[0]], word)
    return ("a" if sounds[:1] in "aeiouy" else "") + re.sub(r"[aeiouyw]", "", sounds)


def skeleton(folded):
    """"kupiansk", "kupyansk" and "купянск" → "kpnsk"; empty where less than three letters remain."""
    words = romanise(folded).split(" ")
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    key = re.sub(r"(.)\1+", r"\1", "".join(word_skeleton(word) for word in words if word))
    return key if len(key) >= SHORTEST else ""


if __name__ == "__main__":
    # Folded names on standard input, one a line → the samples that the test of the two reads.
    import sys

    for line in sys.stdin:
        print(line.rstrip("\n"), skeleton(line.rstrip("\n")), sep="\t")
