#!/usr/bin/env python3
"""Whole-process figures: what a user waits for. Usage: bench.py DEMARC [--runs N] [--report FILE]

Prints the median and the range of wall time and the peak memory of each command, and the throughput of a long input.
`--report` takes another dispatch than the shipped sample.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_once(command):
    """Wall seconds and peak resident MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {process.stderr.read().decode()}")
    return wall, usage.ru_maxrss / 1024


def measure(name, command, runs):
    run_once(command)
    walls, peaks = zip(*(run_once(command) for _ in range(runs)))
    print(f"{name:44} {statistics.median(walls):7.3f} s  ({min(walls):.3f} to {max(walls):.3f})  {max(peaks):6.0f} MB", flush=True)
    return statistics.median(walls)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("demarc")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--report", default=ROOT / "assets/samples/ukraine-2025-11-20.txt", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="demarc-bench-") as folder:
        out = Path(folder) / "brief.png"
        measure("extract, one dispatch", [options.demarc, "extract", options.report], options.runs)
        measure("locate, one name", [options.demarc, "locate", "Kupyansk"], options.runs)
        measure("export 1920x1080", [options.demarc, "export", options.report, "-o", out, "--size", "1920x1080"], options.runs)
        measure("export 3840x2160", [options.demarc, "export", options.report, "-o", out, "--size", "3840x2160"], options.runs)

        # Throughput: many different dispatches as one long input, less what starting costs.
        samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "assets/samples").glob("*.txt"))]

        long = Path(folder) / "long.ndjson"
        with long.open("w", encoding="utf-8") as file:
            for i in range(1500):
                file.write(json.dumps({"id": str(i), "text": samples[i % len(samples)]}) + "\n")
        size = sum(len(samples[i % len(samples)].encode()) for i in range(1500)) / 1e6
        start = measure("extract, start alone", [options.demarc, "extract", options.report, "--jobs", "1"], options.runs)
        wall = measure(f"extract, {size:.1f} MB on one core", [options.demarc, "extract", long, "--format", "ndjson", "--jobs", "1"], 3)
        print(f"{'throughput':44} {size / (wall - start):7.2f} MB/s a core")


if __name__ == "__main__":
    main()
