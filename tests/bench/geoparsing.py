#!/usr/bin/env python3
"""How well places are found and put, beside what is published. Usage: geoparsing.py DEMARC [--gold FOLDER] [--plot FILE.svg]

Reads the corpora of FOLDER (default: ../shared/gold beside the project) with their own scorer and prints Markdown tables: recognition (exact
spans), resolution, end to end over both denominators, the kinds of toponyms counted, and how often an answer of a given confidence is right.
`--plot` draws that last table. Without the corpora it says so and ends well.
"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = {"geovirus": False, "tr-news": True, "dev": False}  # and whether its toponyms include demonyms
# Published or shipped by others on the same texts: F1 of exact spans, share within 161 km of what was recognised, end to end.
PUBLISHED = {
    "geovirus": {"StanfordNER": (.918, .652, .598), "CamCoder": (.866, .769, .624), "Edinburgh": (.829, .793, .465), "CLAVIN": (.750, .778, .510)},
    "tr-news": {"StanfordNER": (.735, .702, .528), "CamCoder": (.695, .818, .525), "Edinburgh": (.463, .828, .469), "CLAVIN": (.593, .822, .421)},
}
EDGES = [0, .3, .5, .6, .7, .8, .85, .9, .94, 1.0001]


def scorer(gold):
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(demarc, corpus):
    """What demarc finds in each dispatch of a corpus, by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([demarc, "extract", "--places-only", *sorted(map(str, corpus.glob("*.json"))), "-o", folder], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(folder).glob("*.json")}


def figures(score, golds, preds, demonyms):
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        scores, _ = score.score(golds, preds, {}, demonyms)
    spans, places = scores["toponyms"], scores["resolution"]
    mentions = sum(len(score.by_span(doc)) for doc in golds.values())
    right = places["within_161km"] * places["mentions"]
    return spans, places, right / mentions


def answers(score, golds, preds, demonyms):
    """(confidence, right) of each answer: its span is gold's and it lies within 161 km of gold's position; 1000 km for a country, since corpora
    put the points of large ones far apart. What gold gives no position to is left out."""
    for name, gold in golds.items():
        expected = score.by_span(gold)
        for span, place in score.by_span(preds.get(name, {}), demonyms).items():
            true = expected.get(span)
            if true is not None and true["lat"] is None:
                continue
            near_km = 1000 if place["feature"] == "country" else 161
            yield place["confidence"], true is not None and place["lat"] is not None and score.distance_km(true, place) <= near_km


def bins(given):
    """(least, most, answers, mean confidence, share that is right) of each bin that holds some."""
    for low, high in zip(EDGES, EDGES[1:]):
        held = [(c, r) for c, r in given if low <= c < high]
        if held:
            yield low, min(high, 1), len(held), sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held)


def plot(rows, path):
    """Confidence to the right, share of right answers upwards; a dot's area is how many answers it stands for."""
    size, edge = 360, 44
    x = lambda value: edge + value * size
    y = lambda value: 12 + (1 - value) * size
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{size + edge + 16}" height="{size + edge + 16}" font-family="sans-serif" font-size="11" fill="#333">',
             f'<rect width="100%" height="100%" fill="#fff"/><path d="M{x(0)},{y(0)}L{x(1)},{y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>']
    for tick in (0, .2, .4, .6, .8, 1):
        parts.append(f'<path d="M{x(tick)},{y(0)}V{y(1)}M{x(0)},{y(tick)}H{x(1)}" stroke="#eee"/>')
        parts.append(f'<text x="{x(tick)}" y="{y(0) + 16}" text-anchor="middle">{tick:g}</text><text x="{x(0) - 6}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    most = max(count for _, _, count, _, _ in rows)
    for _, _, count, mean, share in rows:
        parts.append(f'<circle cx="{x(mean):.1f}" cy="{y(share):.1f}" r="{2 + 12 * (count / most) ** .5:.1f}" fill="#3b6ea5" fill-opacity=".6"/>')
    parts.append(f'<text x="{x(.5)}" y="{y(0) + 32}" text-anchor="middle">confidence given</text>')
    parts.append(f'<text transform="translate(12,{y(.5)}) rotate(-90)" text-anchor="middle">share that is right</text></svg>')
    Path(path).write_text("\n".join(parts) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("demarc")
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--plot", metavar="FILE.svg")
    options = parser.parse_args()
    if not (options.gold / "score.py").exists():
        print(f"skipped: no corpora in {options.gold}")
        return
    score = scorer(options.gold)
    given = []
    kinds = {}
    for corpus, demonyms in CORPORA.items():
        golds = score.load_folder(options.gold / corpus)
        if not golds:
            print(f"skipped: no corpus {corpus} in {options.gold}")
            continue
        preds = read(options.demarc, options.gold / corpus)
        spans, places, of_all = figures(score, golds, preds, demonyms)
        given += answers(score, golds, preds, demonyms)
        kinds[corpus] = Counter((place["use"], place["feature"]) for doc in preds.values() for place in score.by_span(doc, demonyms).values())
        print(f"\n### {corpus}: {len(golds)} dispatches, demonyms {'counted' if demonyms else 'left out'}\n")
        print("| | precision | recall | F1 | within 161 km | within 25 km | end to end, of those with a position | of all |\n|---|---|---|---|---|---|---|---|")
        print(f"| **demarc** | {spans['precision']:.3f} | {spans['recall']:.3f} | **{spans['f1']:.3f}** | **{places['within_161km']:.3f}** | {places['within_25km']:.3f} "
              f"| **{places['end_to_end_161km']:.3f}** | {of_all:.3f} |")
        for name, (f1, near, whole) in PUBLISHED.get(corpus, {}).items():
            print(f"| {name} | | | {f1:.3f} | {near:.3f} | | {whole:.3f} | |")
    print("\n### Kinds of toponyms found\n")
    names = sorted({feature for counts in kinds.values() for _, feature in counts})
    uses = sorted({use for counts in kinds.values() for use, _ in counts})
    print("| | " + " | ".join([*uses, *names]) + " |\n" + "|---" * (len(uses) + len(names) + 1) + "|")
    for corpus, counts in kinds.items():
        by_use = [sum(n for (use, _), n in counts.items() if use == wanted) for wanted in uses]
        by_feature = [sum(n for (_, feature), n in counts.items() if feature == wanted) for wanted in names]
        print(f"| {corpus} | " + " | ".join(map(str, by_use + by_feature)) + " |")
    rows = list(bins(given))
    print("\n### Of the answers given a confidence, the share that is right\n\n| confidence | answers | mean confidence | right |\n|---|---|---|---|")
    for low, high, count, mean, share in rows:
        print(f"| {low:g}–{high:g} | {count} | {mean:.3f} | {share:.3f} |")
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
