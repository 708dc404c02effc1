#!/usr/bin/env python3
"""Kills the real window, without warning, while it saves and keeps its copy for recovery, and looks at what is left: each file whole, and never less in
the project than a save before.
Usage: kills.py DEMARC [--times 200] [--seed 1]"""
import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets/samples/ukraine-2025-11-20.txt"
PATIENCE_S = 60
FRESH = 10  # so many kills of one project, which grows by slides
COPY_S = (1.6, 3.6)  # after a change that is not saved the copy for recovery is written somewhere here


def slides_in(file):
    """How many slides a whole project holds; raises for a damaged one."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), f"{file} is damaged"
        reports, slides, steps = (database.execute(query).fetchone()[0] for query in (
            "SELECT count(*) FROM demarc_record WHERE kind = 'report'", "SELECT count(*) FROM demarc_record WHERE kind = 'slide'", "SELECT count(*) FROM demarc_step"))
    assert reports == 1 and steps >= slides, f"{file} lacks what was saved"
    return slides


class Desk:
    def __init__(self, demarc, display, folder):
        self.demarc, self.folder, self.project = demarc, folder, folder / "front.demarc.gpkg"
        self.environment = {**os.environ, "DISPLAY": display, "XDG_STATE_HOME": str(folder / "state")}

    def act(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=PATIENCE_S)

    def title(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "demarc", "getwindowname"], env=self.environment, capture_output=True, text=True).stdout.strip()

    def open(self, file):
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        self.window = subprocess.Popen([self.demarc, file], env=self.environment, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE_S
        while "•" not in self.title() and not (file == SAMPLE and self.title()):
            assert self.window.poll() is None and time.monotonic() < end, f"did not open {file}"
            time.sleep(0.05)

    def kill(self):
        self.window.kill()
        self.window.wait()

    def make_project(self):
        self.open(SAMPLE)
        time.sleep(2)
        self.act("key", "ctrl+shift+s", "sleep", 0.7, "key", "ctrl+a", "type", "--delay", 40, str(self.project))
        self.act("keydown", "Return", "sleep", 0.4, "keyup", "Return")
        while not self.project.exists():
            time.sleep(0.1)
        self.kill()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("demarc")
    arguments.add_argument("--times", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        display = ":" + pipe.readline().strip()
    grown = copies = 0
    try:
        with tempfile.TemporaryDirectory(prefix="demarc-bench-") as name:
            desk = Desk(given.demarc, display, Path(name))
            desk.make_project()
            first = desk.project.read_bytes()
            for number in range(given.times):
                if number % FRESH == 0:
                    desk.project.write_bytes(first)
                before = slides_in(desk.project)
                desk.open(desk.project)
                if number % 2:
                    # Killed while its copy is written, or before, or after.
                    made = 1
                    desk.act("key", "ctrl+shift+a")
                    time.sleep(chance.uniform(*COPY_S))
                else:
                    # A slide, a save, and so on, until it is killed while it saves, or in between.
                    end, made = time.monotonic() + chance.uniform(0.1, 1.5), 0
                    while time.monotonic() < end:
                        desk.act("key", "ctrl+shift+a", *(["key", "ctrl+s"] if chance.random() < 0.7 else []))
                        made += 1
                        time.sleep(chance.uniform(0, 0.3))
                desk.kill()
                after = slides_in(desk.project)
                assert before <= after <= before + made, f"{before} slides before, {after} after {made} more"
                grown += after > before
                for copy in (desk.folder / "state/demarc/recovery").glob("*.demarc.gpkg"):
                    assert slides_in(copy) >= before, f"{copy} lacks what was saved"
                    copies += 1
                if (number + 1) % 20 == 0:
                    print(f"{number + 1} kills: each project whole; {grown} with something saved since, {copies} copies for recovery, all whole", flush=True)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
