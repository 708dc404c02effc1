#!/usr/bin/env python3
"""How well claims are read. Usage: claims.py DEMARC [--gold FOLDER] [--floor F1] [--errors]

Scores the invented dispatches of tests/dispatches, those of tests/dispatches_apart (by figures alone, since rules are not written from them) and, where FOLDER (default: ../shared/gold/dev) is there, real ones: strict (place, claimant,
stance, status, actor, time), positions (place, claimant, actor, stance, and whether something is held), extent and evidence of what matches
strictly; by kind of text, stance and status, with what is taken for what and the commonest errors, as Markdown. --floor ends with status 1
where the strict F1 of the invented ones is lower. --errors lists every claim that is missed or made up.
"""
import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRICT = ("claimant", "stance", "status", "actor", "time")
POSITION = ("claimant", "stance", "holds", "actor")
HOLDS = {"control", "partial"}
NEAR_KM, WIDE_KM = 25, 161


def distance_km(a, b):
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    p, q = math.radians(a["lat"]), math.radians(b["lat"])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1, h)))


class Matcher:
    """Pairs the claims of gold and of the program one to one."""

    def __init__(self, aliases):
        self.aliases = aliases

    def value(self, claim, field):
        if field == "holds":
            return claim["status"] in HOLDS
        text = str(claim.get(field) or "").casefold()
        return self.aliases.get(text, text) if field in ("claimant", "actor") else text

    def away(self, gold, found, kinds):
        name, other = gold["place"].casefold(), found["place"].casefold()
        if name == other:
            return 0
        if other in kinds:
            return math.inf
        km = distance_km(gold, found)
        wide = kinds.get(name) in ("region", "country", "river")
        return km + 1 if km <= (WIDE_KM if wide else NEAR_KM) else math.inf

    def pairs(self, gold, found, kinds, fields):
        fits = [sorted((km, j) for j, f in enumerate(found) if all(self.value(g, x) == self.value(f, x) for x in fields)
                       and (km := self.away(g, f, kinds)) < math.inf) for g in gold]
        taken = {}

        def assign(i, tried):
            for _, j in fits[i]:
                if j not in tried:
                    tried.add(j)
                    if j not in taken or assign(taken[j], tried):
                        taken[j] = i
                        return True
            return False

        for i in sorted(range(len(gold)), key=lambda i: fits[i][0] if fits[i] else (math.inf, 0)):
            assign(i, set())
        return {i: j for j, i in taken.items()}


def f1(hits, found, gold):
    return 2 * hits / (found + gold) if found + gold else 0


def load(folder):
    return {d["id"]: d for d in (json.loads(f.read_text()) for f in sorted(folder.glob("*.json")))}


def read(demarc, folder):
    with tempfile.TemporaryDirectory() as out:
        files = sorted(map(str, folder.glob("*.json")))
        done = subprocess.run([demarc, "extract", *files, "-o", out], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{demarc}: {done.stderr}")
        return {d["id"]: d for d in (json.loads(f.read_text()) for f in Path(out).glob("*.json"))}


def kinds_of_text(folder):
    """"as published" or "rewritten", from the corpus's own index."""
    index = folder / "INDEX.md"
    rows = re.findall(r"^\| ([\w-]+) \|[^|]*\| (as published|rewritten) \|", index.read_text(), re.M) if index.exists() else []
    return dict(rows)


class Score:
    def __init__(self):
        self.strict = self.positions = self.found = self.gold = 0
        self.extents, self.evidence = [], []

    def line(self, name):
        def share(hits):
            return f"{sum(hits) / len(hits):.2f}" if hits else ""
        p, r = (self.strict / n if n else 0 for n in (self.found, self.gold))
        return (f"| {name} | {self.gold} | {p:.3f} | {r:.3f} | **{f1(self.strict, self.found, self.gold):.3f}** | "
                f"**{f1(self.positions, self.found, self.gold):.3f}** | {share(self.extents)} | {share(self.evidence)} |")


def measure(demarc, folder, aliases, errors):
    matcher, kinds = Matcher(aliases), kinds_of_text(folder)
    golds, founds = load(folder), read(demarc, folder)
    whole, by_kind = Score(), {}
    by_field = {field: Counter() for field in ("stance", "status")}   # value → gold, found, hit
    confused, common = Counter(), Counter()
    for name, gold in golds.items():
        claims, found = gold["claims"], founds.get(name, {"claims": []})["claims"]
        features = {t["name"].casefold(): t["feature"] for t in gold.get("toponyms", [])}
        strict, positions = matcher.pairs(claims, found, features, STRICT), matcher.pairs(claims, found, features, POSITION)
        for score in (whole, by_kind.setdefault(kinds.get(name, "invented"), Score())):
            score.strict += len(strict)
            score.positions += len(positions)
            score.found += len(found)
            score.gold += len(claims)
            for i, j in strict.items():
                g, f = claims[i], found[j]
                if g.get("extent") is not None:
                    score.extents.append(f.get("extent") is not None and abs(g["extent"] - f["extent"]) <= .05)
                if g.get("evidence"):
                    score.evidence.append(min(g["evidence"][1], f["evidence"][1]) > max(g["evidence"][0], f["evidence"][0]))
        for field, counts in by_field.items():
            for c in claims:
                counts[c[field], "gold"] += 1
            for c in found:
                counts[c[field], "found"] += 1
            for i in strict:
                counts[claims[i][field], "hit"] += 1
        # What the program made of a claim that it saw: same place and claimant.
        missed = [c for i, c in enumerate(claims) if i not in strict]
        extra = [c for j, c in enumerate(found) if j not in strict.values()]
        for g in missed:
            near = [f for f in extra if matcher.away(g, f, features) < math.inf]
            same = [f for f in near if matcher.value(f, "claimant") == matcher.value(g, "claimant")] or near
            if not same:
                common["not seen: " + g["status"] + (" denied" if g["stance"] == "denies" else " proposed" if g["stance"] == "proposes" else "")] += 1
                continue
            wrong = [x for x in STRICT if matcher.value(same[0], x) != matcher.value(g, x)]
            common["wrong " + " and ".join(wrong)] += 1
            if "status" in wrong:
                confused[g["status"], same[0]["status"]] += 1
            if errors:
                print(f"{name}: {' and '.join(wrong)}: {[g[x] if x in g else '' for x in STRICT]} at {g['place']}", file=sys.stderr)
        common["made up"] += max(0, len(extra) - len(missed))
        if errors:
            for c in missed:
                print(f"{name}: missed {[c.get(x) for x in STRICT]} at {c['place']}", file=sys.stderr)
            for c in extra:
                print(f"{name}: made up {[c.get(x) for x in STRICT]} at {c['place']}: {c.get('note')}", file=sys.stderr)
    return whole, by_kind, by_field, confused, common


def report(title, measured):
    whole, by_kind, by_field, confused, common = measured
    print(f"### {title}\n\n| texts | claims | precision | recall | strict F1 | positions F1 | extent | evidence |\n|---|---|---|---|---|---|---|---|")
    if len(by_kind) > 1:
        for kind, score in sorted(by_kind.items()):
            print(score.line(kind))
    print(whole.line("all"))
    for field, counts in by_field.items():
        print(f"\n| {field} | claims | precision | recall | strict F1 |\n|---|---|---|---|---|")
        for value in sorted({v for v, _ in counts}, key=lambda v: -counts[v, "gold"]):
            gold, found, hit = (counts[value, x] for x in ("gold", "found", "hit"))
            print(f"| {value} | {gold} | {hit / found if found else 0:.3f} | {hit / gold if gold else 0:.3f} | {f1(hit, found, gold):.3f} |")
    if confused:
        print("\nTaken for another: " + ", ".join(f"{a} for {b} ({n})" for (b, a), n in confused.most_common(6)) + ".")
    print("\nCommonest errors: " + ", ".join(f"{what} ({n})" for what, n in common.most_common(10) if n) + ".\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("demarc")
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    parser.add_argument("--floor", type=float)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.gold.is_dir() and options.floor is None:
        names = options.gold.parent / "parties.json"
        aliases = {}
        if names.exists():
            for name, others in json.loads(names.read_text()).items():
                if isinstance(others, list):
                    aliases.update({str(o).casefold(): name.casefold() for o in others})
        report("Real dispatches (gold/dev)", measure(options.demarc, options.gold, aliases, options.errors))
    own = measure(options.demarc, ROOT / "tests" / "dispatches", {}, options.errors)
    report("Invented dispatches (tests/dispatches)", own)
    report("Invented dispatches kept apart (tests/dispatches_apart)", measure(options.demarc, ROOT / "tests" / "dispatches_apart", {}, False))
    reached = f1(own[0].strict, own[0].found, own[0].gold)
    if options.floor is not None and reached < options.floor:
        sys.exit(f"strict F1 {reached:.3f} is under {options.floor}")


if __name__ == "__main__":
    main()
