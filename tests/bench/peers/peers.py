#!/usr/bin/env python3
"""Ours and what a user would pick instead, in turn, in one go. Usage: peers.py DEMARC --peers FOLDER [--runs N] [--only NAME]

FOLDER holds a script for each peer (map_mapnik.py, map_qgis.py, map_cartopy.py, big_mapnik.py), their data and make_big.py; it is copied, not
written to. Peers that aren't installed are left out. Each round runs every command once, so that a slow minute of the machine is everybody's;
printed are medians of wall time and peak memory of whole processes, and ratios.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = "/usr/bin/python3"  # where Debian's bindings of the peers are
MODULES = {"mapnik": "mapnik", "qgis": "qgis.core", "cartopy": "cartopy"}

# The peers' frame: 2,800 x 1,575 km of Web Mercator; two regions claimed, one by both.
REPORT = """date 2025-11-20
Russia's defence ministry said its forces hold all of Luhansk Oblast. Ukraine's general staff said its forces control all of Kharkiv Oblast.
Russia said it controls Donetsk Oblast. Ukraine denied this and said Ukrainian forces control Donetsk Oblast.
"""
FRAME = ["--crs", "EPSG:3857", "--fit", "19.47,43.2,44.62,53.1", "--title", "Who claims to hold what", "--size", "3840x2160"]


def run(command, environment, folder):
    """Wall seconds and peak resident MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {error.decode()[-400:]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


class Table:
    def __init__(self, environment, folder, runs):
        self.environment, self.folder, self.runs = environment, folder, runs
        self.walls, self.peaks = {}, {}

    def measure(self, title, commands):
        """Runs the commands in turn; the first round warms the caches and isn't counted."""
        print(f"\n{title}")
        for count in range(self.runs + 1):
            for name, command in commands.items():
                wall, peak = run(command, self.environment, self.folder)
                if count > 0:
                    self.walls.setdefault(name, []).append(wall)
                    self.peaks.setdefault(name, []).append(peak)
        for name in commands:
            walls = self.walls[name]
            print(f"  {name:44} {self.wall(name):7.3f} s  ({min(walls):.3f} to {max(walls):.3f})  {self.peak(name):6.0f} MB", flush=True)

    def wall(self, name):
        return statistics.median(self.walls[name])

    def peak(self, name):
        return max(self.peaks[name])

    def ratio(self, name, a, b, limit):
        if a and b:
            print(f"  {name:44} {a / b:7.2f}    (wanted: at most {limit})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("demarc", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=["frame", "big", "growth"])
    parser.add_argument("--plot", type=Path, help="where the plot of growth goes, as SVG")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="demarc-peers-") as temporary:
        folder = Path(temporary) / "peers"
        shutil.copytree(options.peers, folder, ignore=shutil.ignore_patterns("*.png"))
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        (folder / "out").mkdir(exist_ok=True)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder / "out"), "MPLCONFIGDIR": str(folder / "out"),
                       "OMP_NUM_THREADS": "2", "XDG_CACHE_HOME": str(folder / "cache")}
        peers = [name for name, module in MODULES.items() if subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True).returncode == 0]
        print("peers installed:", ", ".join(peers) or "none")
        table = Table(environment, folder, options.runs)
        if options.only in (None, "frame"):
            annotated_frame(options.demarc, table, peers)
        if options.only in (None, "big"):
            big_layer(options.demarc, table, peers)
        if options.only in (None, "growth"):
            growth(options.demarc, table, options.plot)


def prepare_shapefiles(table):
    """The peers read shapefiles made from the geopackage."""
    for layer in ["countries", "admin1", "lakes", "rivers", "borders", "places", "claims"]:
        subprocess.run(["ogr2ogr", "-f", "ESRI Shapefile", f"data/{layer}.shp", "data/base.gpkg", layer, "-lco", "ENCODING=UTF-8"], cwd=table.folder,
                       stderr=subprocess.DEVNULL, check=True)
        if shutil.which("shapeindex"):
            subprocess.run(["shapeindex", f"data/{layer}.shp"], cwd=table.folder, stdout=subprocess.DEVNULL, check=True)


def annotated_frame(demarc, table, peers):
    prepare_shapefiles(table)
    (table.folder / "report.txt").write_text(REPORT, encoding="utf-8")
    ours = [demarc, "export", "report.txt", *FRAME]
    size = FRAME.index("--size") + 1
    eight = [demarc, "export", "report.txt", *FRAME[:size], "7680x4320"]
    series = [*ours, "-o", "out/series.png", "--frames"]
    commands = {"demarc 4K PNG": [*ours, "-o", "out/ours.png"], "demarc 8K PNG": [*eight, "-o", "out/eight.png"],
                "demarc 4K PDF": [*ours, "-o", "out/ours.pdf"], "demarc 4K SVG": [*ours, "-o", "out/ours.svg"],
                "demarc one of a series": [*series, "2025-11-20..2025-11-20"], "demarc five of a series": [*series, "2025-11-20..2025-11-24"]}
    for peer in peers:
        commands[peer] = [PYTHON, f"map_{peer}.py", f"out/{peer}.png", "1"]
    table.measure("The annotated frame, 3840x2160, whole processes", commands)
    wall = table.wall
    for peer, limit in {"mapnik": 0.5, "qgis": 0.25, "cartopy": 0.12}.items():
        if peer in peers:
            table.ratio(f"demarc / {peer}", wall("demarc 4K PNG"), wall(peer), limit)
    if "mapnik" in peers:
        table.ratio("memory, demarc / mapnik", table.peak("demarc 4K PNG"), table.peak("mapnik"), 1)
        table.ratio("PDF, demarc / mapnik's PNG", wall("demarc 4K PDF"), wall("mapnik"), 1)
    again = (wall("demarc five of a series") - wall("demarc one of a series")) / 4
    table.ratio("again in one process / best peer's 0.66 s", again, 0.66, 0.5)
    table.ratio("8K / 4K", wall("demarc 8K PNG"), wall("demarc 4K PNG"), 3.5)


def big_layer(demarc, table, peers):
    data = table.folder / "data"
    if not (data / "big.geojson").exists():
        subprocess.run([sys.executable, "make_big.py"], cwd=table.folder, check=True, stdout=subprocess.DEVNULL)
    for name, driver in {"big.gpkg": "GPKG", "big.fgb": "FlatGeobuf"}.items():
        if not (data / name).exists():
            subprocess.run(["ogr2ogr", "-f", driver, f"data/{name}", "data/big.geojson", "-nln", "big"], cwd=table.folder, check=True)
    (table.folder / "empty.txt").write_text("date 2025-11-20\nKyiv was quiet.\n", encoding="utf-8")

    def ours(name, cache):
        script = f"rm -rf cache; exec \"$@\"" if not cache else "exec \"$@\""
        return ["sh", "-c", script, "sh", demarc, "export", "empty.txt", *FRAME, "--layer", f"data/{name}:by=side", "-o", "out/big.png"]

    bare = [demarc, "export", "empty.txt", *FRAME, "-o", "out/bare.png"]
    commands = {"demarc, no layer": bare, "demarc, GeoPackage": ours("big.gpkg", False), "demarc, FlatGeobuf": ours("big.fgb", False),
                "demarc, GeoJSON": ours("big.geojson", False), "demarc, from the cache": ours("big.geojson", True)}
    if "mapnik" in peers:
        commands["mapnik, GeoPackage"] = [PYTHON, "big_mapnik.py", "data/big.gpkg", "1"]
    table.measure("10,000 polygons of 2 million vertices, 3840x2160", commands)
    if "mapnik" in peers:
        for kind in ["GeoPackage", "FlatGeobuf"]:
            table.ratio(f"{kind}, demarc / mapnik", table.wall(f"demarc, {kind}"), table.wall("mapnik, GeoPackage"), 0.5)
    table.ratio("what the cached layer adds, in 0.3 s", table.wall("demarc, from the cache") - table.wall("demarc, no layer"), 0.3, 1)
    table.ratio("memory, in 400 MB", max(table.peak(name) for name in commands if name.startswith("demarc")), 400, 1)


def growth(demarc, table, plot):
    """1, 10 and 100 times the claims and the vertices."""
    commands = {}
    (table.folder / "empty.txt").write_text("date 2025-11-20\nKyiv was quiet.\n", encoding="utf-8")
    for factor in [1, 10, 100]:
        reports = table.folder / f"reports{factor}.ndjson"
        towns = ["Kupiansk", "Vovchansk", "Pokrovsk", "Lyman", "Sumy", "Izium", "Toretsk", "Huliaipole", "Siversk", "Orikhiv"]
        with reports.open("w", encoding="utf-8") as file:
            for i in range(10 * factor):
                town = towns[i % len(towns)]
                file.write(f'{{"id":"r{i}","date":"2025-{1 + i % 12:02}-{1 + i // 12 % 28:02}","text":"Russia said it controls {town}. Ukraine denied that."}}\n')
        commands[f"claims x{factor}"] = [demarc, "export", reports, *FRAME, "-o", "out/growth.png"]
        layer = table.folder / f"layer{factor}.geojson"
        with layer.open("w", encoding="utf-8") as file:
            file.write('{"type":"FeatureCollection","features":[\n')
            side = round((100 * factor) ** 0.5)
            for k in range(side * side):
                x, y = 20 + k % side * 20 / side, 44 + k // side * 8 / side
                step = 1 / 60
                ring = [f"[{x + 18 / side * t * step:.6f},{y:.6f}]" for t in range(60)] + [f"[{x + 18 / side:.6f},{y + 7 / side * t * step:.6f}]" for t in range(60)]
                ring += [f"[{x + 18 / side * (1 - t * step):.6f},{y + 7 / side:.6f}]" for t in range(60)]
                ring.append(ring[0])
                file.write(f'{{"type":"Feature","properties":{{"side":"s{k % 5}"}},"geometry":{{"type":"Polygon","coordinates":[[{",".join(ring)}]]}}}}'
                           + (",\n" if k + 1 < side * side else "\n"))
            file.write("]}\n")
        commands[f"vertices x{factor}"] = ["sh", "-c", "rm -rf cache; exec \"$@\"", "sh", demarc, "export", "empty.txt", *FRAME, "--layer", f"{layer}:by=side", "-o", "out/growth.png"]
    table.measure("Growth", commands)
    if plot:
        plot.write_text(plotted({kind: [table.wall(f"{kind} x{factor}") for factor in [1, 10, 100]] for kind in ["claims", "vertices"]}), encoding="utf-8")


def plotted(series):
    """Wall seconds over size, both in steps of ten, as an SVG."""
    width, height, left, top = 520, 300, 56, 24
    most = max(max(walls) for walls in series.values()) * 1.15

    def at(step, wall):
        return left + step * (width - left - 120) / 2, height - 40 - wall / most * (height - 40 - top)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="#fff"/>', '<text x="8" y="16">seconds, whole process, 3840x2160</text>']
    for step, name in enumerate(["1x", "10x", "100x"]):
        x, y = at(step, 0)
        out.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{name}</text>')
    for i in range(5):
        wall = most * i / 4
        x, y = at(0, wall)
        out.append(f'<path d="M{x:.0f} {y:.1f}H{width - 120}" stroke="#ddd"/><text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{wall:.2f}</text>')
    for (kind, walls), colour in zip(series.items(), ["#0072B2", "#D55E00"]):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(step, wall) for step, wall in enumerate(walls)))
        x, y = at(2, walls[-1])
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{x + 8:.0f}" y="{y + 4:.0f}" fill="{colour}">{kind}</text>')
    return "\n".join(out) + "\n</svg>\n"


if __name__ == "__main__":
    main()
