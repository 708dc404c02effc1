#!/usr/bin/env python3
"""What an hour of use costs: drives a real window under Xvfb as an analyst would and prints its memory by the minute and how far it grew, from the
first minutes after it is warm to the last as many, since a round leaves more or less of its last map; then what it takes of a core when nothing happens.
Usage: hour.py DEMARC [--minutes 60] [REPORT…]"""
import argparse
import os
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WARM_MIN = 5      # caches fill, faces are drawn
MEAN_OF_MIN = 5
IDLE_S = 30
# Points of the window at 1920 × 1080: rows of the table, the map, the views, the date slider.
ROWS = [(1500, y) for y in range(195, 560, 27)]
VIEWS = [(430, 62), (480, 62), (550, 62), (640, 62)]


def fields(pid):
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def resident_mb(pid):
    """All of it, and without what it reads of files, which the system takes back when it wants to."""
    kinds = dict(line.split(":") for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return [int(kinds[kind].split()[0]) * 1024 / 1e6 for kind in ("VmRSS", "RssAnon")]


def cpu_s(pid):
    return sum(map(int, fields(pid)[11:13])) / os.sysconf("SC_CLK_TCK")


class Hands:
    def __init__(self, display):
        self.environment = {**os.environ, "DISPLAY": display}
        self.chance = random.Random(3)

    def act(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def click(self, x, y):
        self.act("mousemove", x, y, "sleep", 0.1, "mousedown", 1, "sleep", 0.05, "mouseup", 1)

    def drag(self, x, y, to_x, to_y):
        self.act("mousemove", x, y, "mousedown", 1)
        for step in range(1, 9):
            self.act("mousemove", x + (to_x - x) * step // 8, y + (to_y - y) * step // 8, "sleep", 0.05)
        self.act("mouseup", 1)

    def one_round(self):
        """Half a minute of an analyst: sentences, places, views, dates, the board, both themes, undo and redo."""
        for row in self.chance.sample(ROWS, 3):
            self.click(*row)
            time.sleep(0.7)
        x, y = self.chance.randrange(600, 1200), self.chance.randrange(300, 700)
        self.drag(x, y, x + self.chance.randrange(-150, 150), y + self.chance.randrange(-150, 150))
        for wheel in (4, 4, 5, 5):
            self.act("mousemove", x, y, "click", wheel, "sleep", 0.4)
        self.click(*self.chance.choice(VIEWS))
        time.sleep(1)
        self.act("mousemove", 960, 500, "key", "Home")
        time.sleep(1)
        self.drag(self.chance.randrange(600, 1300), 1010, self.chance.randrange(600, 1300), 1010)
        self.act("key", "ctrl+b", "sleep", 1, "key", "ctrl+b", "sleep", 0.5, "key", "ctrl+z", "sleep", 0.5, "key", "ctrl+y", "sleep", 0.5)
        self.act("key", "ctrl+k", "sleep", 0.3, "type", self.chance.choice(["kharkiv", "donetsk", "el fasher", "lviv"]))
        self.act("sleep", 0.5, "key", "Escape")
        self.click(*VIEWS[0])
        time.sleep(1)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("demarc")
    arguments.add_argument("--minutes", type=float, default=60)
    arguments.add_argument("reports", nargs="*")
    given = arguments.parse_args()
    reports = given.reports or sorted((ROOT / "assets/samples").glob("*.txt"))
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        display = ":" + pipe.readline().strip()
    with tempfile.TemporaryDirectory(prefix="demarc-bench-") as folder:
        window = subprocess.Popen([given.demarc, *reports], env={**os.environ, "DISPLAY": display, "XDG_STATE_HOME": folder})
        try:
            time.sleep(8)
            hands, start, minutes, rounds = Hands(display), time.monotonic(), [], 0
            while (now := (time.monotonic() - start) / 60) < given.minutes and window.poll() is None:
                hands.one_round()
                rounds += 1
                if now >= len(minutes):
                    minutes.append(resident_mb(window.pid))
                    print(f"{len(minutes) - 1} min: {minutes[-1][0]:.1f} MB, {minutes[-1][1]:.1f} MB of its own, after {rounds} rounds", flush=True)
            assert window.poll() is None, "the window closed"
            first, last = minutes[WARM_MIN:WARM_MIN + MEAN_OF_MIN], minutes[-MEAN_OF_MIN:]
            if len(minutes) >= WARM_MIN + 2 * MEAN_OF_MIN:
                for name, of_first, of_last in zip(("all", "its own"), zip(*first), zip(*last)):
                    before, after = statistics.mean(of_first), statistics.mean(of_last)
                    print(f"{name}: {before:.1f} MB after {WARM_MIN} min, {after:.1f} MB at the end: {100 * (after / before - 1):+.1f} %")
            time.sleep(5)
            before = cpu_s(window.pid)
            time.sleep(IDLE_S)
            print(f"idle: {100 * (cpu_s(window.pid) - before) / IDLE_S:.2f} % of a core")
        finally:
            window.kill()
            server.terminate()


if __name__ == "__main__":
    main()
