#!/usr/bin/env python3
"""Parties are treated alike. Usage: parties_alike.py DEMARC [FILE ...] (default: the samples and the invented dispatches)

Exchange two parties throughout a text, and its claims are the same with these two exchanged: who claims and acts, stance, status, share, time, place,
sentence, and what is denied. A place may matter to whose land it is, so lands are exchanged with the names, by a party file of the user's own.

In dispatches the two parties that most claims are about change places, and so do two invented ones that stand in for them. In templates pairs of
parties change places, and every pair is read like every other of its kind. At last, every name of every party is read as that party.
"""
import itertools
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import program
from program import ROOT, SAMPLES, ProgramTest

FILES = []
NOWHERE = "ZZ"  # the land of a state that has none

# Two states and two groups that no list knows, by every kind of form that a report may use. The groups' one name serves as noun and adjective.
STAND_INS = {
    "state": [{"name": "Alvia", "adjective": "Alvian", "people": "Alvians", "capital": "Alvagrad", "organ": "Alvian Staff", "leader": "Ilmarov", "acronym": "ALV"},
              {"name": "Norvia", "adjective": "Norvian", "people": "Norvians", "capital": "Norvagrad", "organ": "Norvian Staff", "leader": "Ostranov", "acronym": "NRV"}],
    "group": [dict.fromkeys(("name", "adjective", "people", "capital", "organ", "leader", "acronym"), name) for name in ("Orlim", "Vastok")],
}


class Swap:
    """A text with spans of it replaced, and the way back from its bytes to those of the original."""

    def __init__(self, text, replacements=()):
        """`replacements` are (start, end, new), in bytes."""
        self.original = text.encode()
        self.pieces, out, at = [], b"", 0  # (begin here, begin in the original, length in the original, whether replaced)
        for start, end, new in sorted(replacements):
            self.pieces += [(len(out), at, start - at, False), (len(out) + start - at, start, end - start, True)]
            out += self.original[at:start] + new.encode()
            at = end
        self.pieces.append((len(out), at, len(self.original) - at, False))
        self.text = (out + self.original[at:]).decode()

    def back(self, start, end):
        def way(byte, closes):
            begin, original, length, new = next((p for p in reversed(self.pieces) if p[0] + closes <= byte), self.pieces[0])
            return original + (length * closes if new else min(byte - begin, length))
        return way(start, False), way(end, True)

    def slice(self, start, end):
        start, end = self.back(start, end)
        return self.original[start:end].decode()


def told(reading, swap, roles):
    """The claims of a reading as values in which nothing depends on who is called what; `roles` maps parties to "A" and "B"."""
    text, surface = reading["text"].encode(), {}
    for t in reading["toponyms"]:
        surface.setdefault((t["name"], t["id"]), swap.slice(t["start"], t["end"]).casefold())

    def value(claim):
        place, name = surface.get((claim["place"], claim["place_id"])), claim["place"].encode()
        if place is None:  # a facility, called by its own words
            at = max(0, text.find(name))
            place = swap.slice(at, at + len(name)).casefold()
        return {"place": place, **{key: roles.get(claim[key], claim[key]) for key in ("claimant", "actor")}, "speaks": bool(claim["speaker"]),
                **{key: claim[key] for key in ("stance", "status", "time", "extent", "from", "to", "killed", "wounded")},
                "sentence": swap.back(*claim["evidence"])}
    by_id = {claim["id"]: claim for claim in reading["claims"]}
    return Counter(json.dumps({**value(claim), "denies": claim["denies"] and value(by_id[claim["denies"]])}, sort_keys=True) for claim in reading["claims"])


def difference(one, other, original):
    """What only one of two readings tells, a line each; empty where they tell the same."""
    def line(sign, value):
        claim = json.loads(value)
        words = [claim["claimant"], claim["stance"], claim["status"], "by", claim["actor"], "at", claim["place"]]
        words += [f"{key} {claim[key]}" for key in ("extent", "from", "to", "killed", "wounded") if claim[key] is not None]
        words += [claim["time"]] * (claim["time"] != "current") + ["(denies a claim)"] * bool(claim["denies"])
        start, end = claim["sentence"]
        return f"    {sign} {' '.join(words)} | {original[start:end].decode(errors='replace')}".replace("\n", " ")
    return [line("-", v) for v in (one - other).elements()] + [line("+", v) for v in (other - one).elements()]


def land(state, iso):
    return f'[[state]]\nid = "{state}"\niso = "{iso}"\n'


def stand_ins_entries(kind, isos):
    """Party file entries of the stand-ins of a kind."""
    entries = ""
    for forms, iso in zip(STAND_INS[kind], isos):
        names = json.dumps([forms["name"], forms["acronym"]])
        if kind == "group":
            entries += f'[[group]]\nid = "{forms["name"]}"\nkind = "armed group"\nnames = {names}\n'
        else:
            entries += land(forms["name"], iso) + f'names = {names}\ndemonyms = {json.dumps([forms["adjective"], forms["people"]])}\n'
            entries += f'capital = ["{forms["capital"]}"]\ngovernment = {json.dumps([forms["organ"], forms["leader"]])}\n'
    return entries


class Registry:
    """The party files as they are shipped."""
    ORGANS = {"Army", "Forces", "Ministry", "Staff", "MoD", "Council", "Fleet", "Brigade", "Regiment", "Battalion", "Corps"}

    def __init__(self):
        self.entries = {}
        for kind in ("state", "group"):
            for entry in tomllib.loads((ROOT / "assets" / "parties" / f"{kind}s.toml").read_text())[kind]:
                self.entries[entry["id"]] = {**entry, "kind": kind}

    def kind(self, party):
        return self.entries.get(party, {}).get("kind")

    def iso(self, party):
        return self.entries[party].get("iso", NOWHERE)

    def form(self, party, words, article):
        """Which kind of form of a party these words are."""
        plain = words.removeprefix("the ").casefold()
        use = next((use for use in ("demonyms", "capital", "government")
                    if plain in (n.removeprefix("the ").casefold() for n in self.entries[party].get(use, []))), "names")
        if use == "demonyms":
            return "people" if words.endswith("s") else "adjective"
        if use == "capital":
            return use
        if words.isupper() and len(words) < 6 and words.casefold() != party.casefold():
            return "acronym"
        return "name" if use == "names" else "organ" if article or " of " in words or words.split()[-1] in self.ORGANS else "leader"

    def forms(self, party):
        """The forms of a party by their kind, usual ones first."""
        forms = {}
        for name in (party, *(n for use in ("names", "demonyms", "capital", "government") for n in self.entries[party].get(use, []))):
            if name.isascii() and name not in (known := forms.setdefault(self.form(party, name, False), [])):
                known.append(name)
        return forms


class Alike(ProgramTest):
    def setUp(self):
        super().setUp()
        self.registry = Registry()

    def read(self, texts, parties=""):
        """The readings of (date, text)s, in order, with these entries in the user's own party file."""
        home = self.folder / "home"
        (home / "demarc" / "parties").mkdir(parents=True, exist_ok=True)
        (home / "demarc" / "parties" / "own.toml").write_text(parties)
        lines = "\n".join(json.dumps({"id": str(n), "date": date, "text": text}) for n, (date, text) in enumerate(texts))
        done = self.run_demarc("extract", self.file("texts.ndjson", lines), "--format", "ndjson", environment={"XDG_DATA_HOME": str(home)})
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def assert_alike(self, differ, count):
        """`differ` are texts with the lines of their differences."""
        report = "\n".join("\n".join([text, *lines]) for text, lines in differ)
        if differ:
            self.fail(f"{len(differ)} of {count} are read otherwise:\n{report}")


class Dispatches(Alike):
    def each(self):
        """Readings with the two parties on the ground that most claims are about, and where these stand."""
        files = FILES or [*sorted(SAMPLES.glob("*.txt")), *sorted((ROOT / "tests" / "dispatches").glob("*.json"))]
        done = self.run_demarc("extract", *files, "--format", "ndjson")
        self.assertEqual(done.returncode, 0, done.stderr)
        for reading in map(json.loads, done.stdout.splitlines()):
            all_spans = [tuple(span) for party in reading["parties"] for span in party["mentions"]]
            # "Sudan" in "Sudan War Monitor" stays.
            mentions = {p["id"]: [(a, b) for a, b in p["mentions"] if not any(x <= a and b <= y and (x, y) != (a, b) for x, y in all_spans)]
                        for p in reading["parties"]}
            about = Counter(p for c in reading["claims"] for p in {c["claimant"]: 0, c["actor"]: 0} if p in mentions and self.registry.kind(p))
            if len(about) > 1:
                yield reading, [p for p, _ in about.most_common(2)], mentions

    def replacements(self, reading, pair, mentions, word):
        """Every form of each of a pair replaced by word(party, kind of form, words)."""
        data = reading["text"].encode()
        for party in pair:
            for start, end in mentions[party]:
                words = data[start:end].decode()
                kind = self.registry.form(party, words, data[max(0, start - 4):start].lower() == b"the ")
                new = word(party, kind, words)
                yield start, end, new.upper() if words.isupper() and kind != "acronym" and len(words) > 3 else new

    def test_two_parties_that_change_places_change_claims(self):
        differ, count = [], 0
        for reading, pair, mentions in self.each():
            places = {claim["place"] for claim in reading["claims"]}
            if places & set(pair):
                continue  # "Georgia entered Abkhazia": ground that is called like a party can't go along with its name
            if self.registry.kind(pair[0]) != self.registry.kind(pair[1]):
                continue  # "the RSF" and "Sudan" can't change places word by word; their stand-ins can
            count += 1
            partner, chosen, data = dict(zip(pair, pair[::-1])), {}, reading["text"].encode()

            def word(party, kind, words):
                forms, other = self.registry.forms(partner[party]), {data[a:b].decode() for a, b in mentions[partner[party]]}
                fitting = sorted(forms.get(kind) or forms["name"], key=lambda name: name not in other)  # the text's own words first
                known = chosen.setdefault((party, kind), {})
                return known.setdefault(words.casefold(), fitting[min(len(known), len(fitting) - 1)].removeprefix("the "))
            swap = Swap(reading["text"], self.replacements(reading, pair, mentions, word))
            lands = "".join(land(p, self.registry.iso(partner[p])) for p in pair if self.registry.kind(p) == "state")
            again, = self.read([(reading["date"], swap.text)], lands)
            one, other = pair
            lines = difference(told(reading, Swap(reading["text"]), {one: "A", other: "B"}), told(again, swap, {one: "B", other: "A"}), data)
            differ += [(f"{reading['id']}, A {one}, B {other}:", lines)] * bool(lines)
        self.assert_alike(differ, count)

    def test_two_invented_parties_that_change_places_change_claims(self):
        differ, count = [], 0
        for reading, pair, mentions in self.each():
            count += 1
            kind = "state" if all(self.registry.kind(p) == "state" for p in pair) else "group"
            # Of a party's land, as in "strikes on Kyiv", its name stays.
            here = {(t["start"], t["end"]) for t in reading["toponyms"] if t["use"] == "literal"}
            spans = {p: [span for span in mentions[p] if span not in here] for p in pair}
            tells = []
            for stand_ins in (STAND_INS[kind], STAND_INS[kind][::-1]):
                called = dict(zip(pair, stand_ins))
                isos = {called[p]["name"]: self.registry.iso(p) for p in pair}
                own = "".join(land(p, NOWHERE) for p in pair if kind == "state") + stand_ins_entries(kind, (isos[s["name"]] for s in STAND_INS[kind]))
                swap = Swap(reading["text"], self.replacements(reading, pair, spans, lambda party, form, _: called[party][form]))
                again, = self.read([(reading["date"], swap.text)], own)
                tells.append(told(again, swap, {called[p]["name"]: role for p, role in zip(pair, "AB")}))
            lines = difference(*tells, reading["text"].encode())
            differ += [(f"{reading['id']}, A for {pair[0]}, B for {pair[1]}:", lines)] * bool(lines)
        self.assert_alike(differ, count)


# {A} and {B} are noun phrases ("Russia", "the RSF"), {Aj} and {Bj} adjectives, {Ac} and {Bc} capitals that stand for governments, {Ap} and {Bp} the
# people; {x} and {y} are towns.
TEMPLATES = """
{A} said {Aj} forces captured {x}; {B} denied it.
{A} said {Aj} forces captured {x}. {B} denied it.
{A} said {Aj} troops had taken {x}, but {B} said the town was still in its hands.
{A} claimed control of {x}, which {B} denied.
{A} captured {x} from {B} on Monday.
{Aj} forces captured {x} after {Bj} forces withdrew from the town.
{Aj} troops pulled out of {x} on Sunday, and {Bj} troops entered it.
{x} fell to {A} on Tuesday. {B} said fighting for the town continued.
{A} said {Aj} forces captured {x}. {B} denied that the town had been captured, saying its troops had repelled the attack.
{A} said it held {x}, a claim {B} rejected. It denied that {y} had fallen.
{x}, held by {A} since May, was retaken by {Bj} forces.
{B} rejected {Aj} claims that the town of {x} had been captured, saying that its troops held it.
Mediators proposed that {Aj} forces withdraw from {x} and that the town be handed to {B}.
{x} is under the control of {A}, according to {B}.
{x} is under {Aj} control, {B} said.
{x} was seized by {Aj} fighters, {A} said.
{x} remains in {Aj} hands, {A} said.
{B} said its forces had retaken {x} from {A}.
{B} acknowledged the loss of {x} to {A}.
{A} says it holds 80% of {x}; {B} says {Aj} forces control only half of it.
{A} holds {x}, while {B} holds {y}.
{Aj} forces hold {x} and {Bj} forces hold {y}.
{Aj} forces still control {x}.
{Aj} forces say they hold {x}.
{Aj} forces surrounded {x}, a {Aj} spokesman said.
{Bj} forces in {x} are encircled, {A} said. {B} rejected the claim.
{A} and {B} both claim to hold {x}.
Neither {A} nor {B} controls {x}.
{Aj} and {Bj} forces are fighting for {x}.
Clashes between {Aj} and {Bj} troops continued in {x}.
{Aj} forces are advancing on {x}, {B} said.
{A} accused {B} of shelling {x}. {B} blamed {A}.
{A} shelled {x}, killing three people, {B} said.
A {Aj} air strike on {x} killed 12 people and wounded 30, according to {B}.
{A} said it had repelled a {Bj} attack on {x}.
{A} denied that it had lost {x}.
{A} denied that {Bj} forces had entered {x}.
{A} denied that {x} had fallen.
{A} denied that {Aj} forces had withdrawn from {x}.
It is not true that {A} holds {x}, {B} said.
Reports that {A} captured {x} are false, a {Bj} spokesman said.
{A} dismissed {Bj} claims that {x} had been taken.
{A} lost {x} in May, but {B} has yet to take {y}.
{x}, which {A} had held since 2023, was captured by {B} in June 2025.
{x} was under {Aj} control until March 2024, when {B} took it.
{A} proposed that {B} withdraw from {x}.
Under the plan drawn up by {A}, {B} would give up {x}.
Under the draft, {A} would keep {x} and {B} would return {y}.
{A} plans to take {x}, a {Bj} officer said.
{A} demanded that {Bj} troops leave {x}.
{A} handed {x} over to {B}.
{Aj}-held {x} was attacked by {B}.
{B} said the enemy had entered {x} but was driven out.
{A} said the enemy had lost {x}.
{Aj} spokesman Jan Borek said his forces had liberated {x} and {y}. {B} did not comment.
"We control all of {x}," a {Aj} commander said. A {Bj} commander denied this.
{A} has abandoned {x}, {B} said; {A} said its units remain there.
The {Aj} defence ministry said {x} was fully liberated. The {Bj} defence ministry said the report was untrue.
{A} broke the siege of {x} that {B} had kept up since January.
{A} claimed {x}, {B} claimed {y}, and both denied the other's reports.
{Aj} flags were raised over {x} after {B} retreated, residents said.
After {A} took {x}, {B} said that its troops had left the town in good order.
{A} says {B} has lost control of {x}.
{B} has not confirmed that {A} captured {x}.
{A} controls most of {x}. The rest is held by {B}.
{A} captured {x}. It said {B} had fled. The town had been in its hands since May.
In {x}, where {B} said it had beaten back an assault, {A} announced victory.
Fighters of {A} stormed {x} and {y} at dawn; {B} put the number of its dead at 20.
""".strip().splitlines()

OF_STATES = """
{Ac} said its troops captured {x}; {Bc} denied it.
{Ac} claims to hold {x}, but {Bc} says the town is its own.
{x} is in the hands of the {Ap}, {Bc} said.
The {Ap} took {x} from the {Bp} in April.
{Aj} President Jan Borek said that {x} was liberated. {Bc} rejected the claim.
{A}'s defence ministry said {x} was captured. {B}'s army said it still held {x}.
The {Aj} army holds {x}. {Bc} says {Ac}'s forces have only entered the outskirts.
{Ac} accused {Bc} of shelling {x}.
Officials in {Ac} said {x} had been taken. Officials in {Bc} denied this.
{Ac} and {Bc} each claimed to control {x}.
{A} annexed {x}; {B} calls it occupied.
{x}, {Aj} officials say, was never held by {Bc}.
""".strip().splitlines()

# Of two that are named equally often none is "the army" or "the enemy" because it stands first in a list.
OF_EQUALS = """
{A} and {B} fought. Chad said the enemy had entered {x}.
{A} fought {B}. The army captured {x}.
{A} fought {B}. The government holds {x}.
{Aj} fighters clashed with {Bj} fighters. The rebels hold {x}.
{A} and {B} are at war. Governor Jan Borek said {x} was captured.
{A} and {B} sent troops. The 81st Brigade captured {x}.
{A} and {B} attacked Chadian troops at {x}. Chad denied that the town had fallen.
""".strip().splitlines()

# Kind of pair; who it is; towns where one is at home; towns where the other is. Of two groups, and of a state and a group, both are at home.
PAIRS = [
    ("state", "Alvia", "Norvia", ("Ayacucho", "Huancayo"), ("Oruro", "Tarija")),
    ("state", "Russia", "Ukraine", ("Sudzha", "Korenevo"), ("Kupiansk", "Huliaipole")),
    ("state", "Armenia", "Azerbaijan", ("Jermuk", "Goris"), ("Fuzuli", "Aghdam")),
    ("state", "Thailand", "Cambodia", ("Surin", "Kantharalak"), ("Samraong", "O Smach")),
    ("state", "India", "Pakistan", ("Kupwara", "Baramulla"), ("Kotli", "Sialkot")),
    ("state", "Ethiopia", "Eritrea", ("Adigrat", "Zalambessa"), ("Keren", "Barentu")),
    ("state", "Israel", "Iran", ("Ashkelon", "Nahariya"), ("Isfahan", "Abadan")),
    ("state", "Croatia", "Serbia", ("Vukovar", "Knin"), ("Novi Pazar", "Kragujevac")),
    ("group", "Orlim", "Vastok", ("Tumaco", "Barrancabermeja")),
    ("group", "M23", "Wazalendo", ("Sake", "Masisi")),
    ("group", "MNDAA", "TNLA", ("Lashio", "Kutkai")),
    ("group", "HTS", "SDF", ("Manbij", "Tabqa")),
    ("group", "Houthis", "STC", ("Marib", "Bayhan")),
    ("group", "JNIM", "FLA", ("Kidal", "Menaka")),
    ("group", "Hezbollah", "Hamas", ("Nabatieh", "Bint Jbeil")),
    ("group", "RSF", "SPLM-N", ("Kadugli", "Dilling")),
    ("group", "Boko Haram", "ISWAP", ("Bama", "Gwoza")),
    ("group", "Taliban", "ISKP", ("Kunduz", "Jalalabad")),
    ("mixed", "Sudan", "RSF", ("El Obeid", "Babanusa")),
    ("mixed", "DR Congo", "M23", ("Goma", "Masisi")),
    ("mixed", "Somalia", "al-Shabaab", ("Adale", "Bal'ad")),
    ("mixed", "Myanmar", "AA", ("Sittwe", "Mrauk U")),
    ("mixed", "Colombia", "ELN", ("Tibu", "Arauca")),
]
MADE_UP = ("Qelvarino", "Zubrovets")
ELSEWHERE = ("Darkhan", "Erdenet")
WITH_ARTICLE = {"AA", "ELN", "FLA", "Houthis", "MNDAA", "RSF", "SDF", "SPLM-N", "STC", "TNLA", "Taliban", "Wazalendo"}
MIXED = {party for kind, *pair in PAIRS if kind == "mixed" for party in pair[:2]}


class Templates(Alike):
    def words(self, party, letter):
        for forms in itertools.chain(*STAND_INS.values()):
            if party == forms["name"]:
                return {letter: party, letter + "j": forms["adjective"], letter + "c": forms["capital"], letter + "p": forms["people"]}
        if self.registry.kind(party) == "group":
            return {letter: "the " * (party in WITH_ARTICLE) + party, letter + "j": "Houthi" if party == "Houthis" else party}
        forms = self.registry.forms(party)
        adjective = forms["adjective"][0]
        return {letter: f"the {adjective} army" if party in MIXED else party, letter + "j": adjective, letter + "c": forms.get("capital", [party])[0],
                letter + "p": forms.get("people", [adjective])[0]}

    def filled(self, template, one, other, towns):
        """The template with its words, as what was swapped in it."""
        words, data, filling = {**self.words(one, "A"), **self.words(other, "B"), "x": towns[0], "y": towns[1]}, template.encode(), []
        for hole in re.finditer(rb"\{(\w+)\}", data):
            word = words[hole[1].decode()]
            opens = hole.start() == 0 or data[:hole.start()].endswith(b". ")
            filling.append((*hole.span(), word[0].upper() + word[1:] if opens else word))
        return Swap(template, filling)

    def lands(self, exchanged):
        """Whose land is whose: as it is, or each pair's exchanged. Beside a group no state has any."""
        own = land("Peru", NOWHERE) + land("Bolivia", NOWHERE) + stand_ins_entries("group", "  ")
        own += stand_ins_entries("state", ("BO", "PE") if exchanged else ("PE", "BO"))
        for kind, *pair in PAIRS:
            for party, partner in itertools.permutations(pair[:2]):
                if self.registry.kind(party) == "state":
                    own += land(party, NOWHERE if kind == "mixed" else self.registry.iso(partner if exchanged else party))
        return own

    def told_of(self, cases, exchanged=False):
        """By (template, one, other, towns), what was swapped and what is told."""
        swaps = [self.filled(*case) for case in cases]
        readings = self.read([("2025-07-01", swap.text) for swap in swaps], self.lands(exchanged))
        return {case: (swap, told(reading, swap, {case[1]: "A", case[2]: "B"})) for case, swap, reading in zip(cases, swaps, readings)}

    def templates(self, kind, towns):
        templates = TEMPLATES + OF_STATES * (kind == "state") + OF_EQUALS * (kind != "mixed")
        # A village that no list has is taken for the state's ground: of two that fight there the group is named.
        return [t for t in templates if kind != "mixed" or towns != MADE_UP or "troops continued in" not in t]

    def test_two_parties_that_change_places_change_claims(self):
        cases = [(t, one, other, towns) for kind, one, other, *homes in PAIRS for towns in (*homes, MADE_UP, ELSEWHERE) for t in self.templates(kind, towns)]
        there = self.told_of(cases)
        back = self.told_of([(t, other, one, towns) for t, one, other, towns in cases], exchanged=True)
        differ = []
        for t, one, other, towns in cases:
            swap, tells = there[t, one, other, towns]
            lines = difference(tells, back[t, other, one, towns][1], t.encode())
            differ += [(swap.text, lines)] * bool(lines)
        self.assert_alike(differ, len(cases))

    def test_every_pair_is_read_as_every_other_of_its_kind(self):
        differ, count = [], 0
        for kind, towns in itertools.product(("state", "group", "mixed"), (MADE_UP, ELSEWHERE)):
            pairs = [pair for k, one, other, *_ in PAIRS if k == kind for pair in ((one, other), (other, one))]
            found = self.told_of([(t, *pair, towns) for t in self.templates(kind, towns) for pair in pairs])
            count += len(found)
            for t in self.templates(kind, towns):
                readings = [found[t, *pair, towns] for pair in pairs]
                usual = Counter(frozenset(tells.items()) for _, tells in readings).most_common(1)[0][0]
                for swap, tells in readings:
                    lines = difference(Counter(dict(usual)), tells, t.encode())
                    differ += [(swap.text, lines)] * bool(lines)
        self.assert_alike(differ, count)


class Names(Alike):
    """Sentences with a name N, and who claims that whom holds the town."""
    SAID = [("{N} said its forces captured Darkhan.", "N", "N"), ("Darkhan fell to {N} on Tuesday.", "narrator", "N")]
    OF_CAPITALS = [SAID[0], ("Darkhan fell to Chad, {N} said.", "N", "Chad")]
    OF_ADJECTIVES = [(sentence, "narrator", "N") for sentence in ("{N} forces captured Darkhan.", "{N} forces hold Darkhan.", "Darkhan remains in {N} hands.")]
    OF_PEOPLE = [("Darkhan fell to the {N} on Tuesday.", "narrator", "N")]

    def names(self, entry):
        """Each list of sentences with the names that it suits."""
        yield self.SAID, [entry["id"], *entry.get("names", []), *entry.get("government", [])]
        yield self.OF_CAPITALS, entry.get("capital", [])
        if entry["kind"] == "state":
            yield self.OF_ADJECTIVES, [n for n in entry.get("demonyms", []) if not n.endswith("s")]
            yield self.OF_PEOPLE, [n for n in entry.get("demonyms", []) if n.endswith("s")]
        else:  # "Free Syrian Army forces", but no "Army for the Liberation of X forces"
            yield self.OF_ADJECTIVES, [n for n in entry["names"] if n.count(" ") < 3 and not re.search(r" (of|in|for|the) |^[a-z]+[ -][a-z]", n)]

    def test_every_name_is_read_as_its_party(self):
        # Names that begin with a digit or hold a comma or brackets are not read: "3R", "Washington, D.C.", "CPI (Maoist)".
        cases = [(name, party, *case) for party, entry in self.registry.entries.items() for sentences, names in self.names(entry)
                 for name in dict.fromkeys(names) if name.isascii() and not re.search(r"^\d|[,()]", name) for case in sentences]
        texts = [sentence.replace("{N}", name) for name, _, sentence, *_ in cases]
        readings = self.read([("2025-07-01", text[0].upper() + text[1:]) for text in texts])
        unread = {}
        for (name, party, sentence, claimant, holder), reading in zip(cases, readings):
            wanted = [(party if who == "N" else who) for who in (claimant, holder)] + ["asserts", "control"]
            if [[c[key] for key in ("claimant", "actor", "stance", "status")] for c in reading["claims"]] != [wanted]:
                unread.setdefault(sentence, []).append(f"{name} ({party})" if name != party else name)
        report = "\n".join(f"{sentence} {len(names)}: {'; '.join(names)}" for sentence, names in unread.items())
        if unread:
            self.fail(f"{sum(map(len, unread.values()))} of {len(cases)} sentences are not told of the party that they name:\n{report}")


if __name__ == "__main__":
    FILES = [Path(file).resolve() for file in sys.argv[2:]]
    del sys.argv[2:]
    program.main()
