#!/usr/bin/env python3
"""How long a large project takes to open: start of the program until its claims are listed and its map is drawn, under Xvfb with software OpenGL.
Usage: project.py DEMARC [--reports 1000] [--sentences 22] [--keep FILE.demarc.gpkg]"""
import argparse
import json
import os
import random
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE_S = 120
PLACES = """Kupiansk Vovchansk Pokrovsk Myrnohrad Kostiantynivka Toretsk Lyman Siversk Huliaipole Orikhiv Velyka_Novosilka Kurakhove Selydove Avdiivka Bakhmut
Chasiv_Yar Kreminna Svatove Izium Robotyne Krynky Vuhledar Marinka Kramatorsk Sloviansk Zaporizhzhia Kherson Nikopol Sumy Ternopil""".replace("_", " ").split()
PARTIES = ["Russia's defence ministry", "Ukraine's general staff", "Russian forces", "Ukrainian troops"]
TEMPLATES = ["{party} said on {day} that its troops had captured {place}.", "{party} denied that {place} had been taken.", "{party} said {place} remained under Ukrainian control.",
             "{party} claimed that Russian forces held {share}% of {place}.", "{party} said its units had entered {place} and were clearing it.",
             "{party} reported that Russian troops had withdrawn from {place}.", "{party} said the city of {place} was contested."]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(number, sentences, chance):
    lines = [f"Dispatch {number} from the front", ""]
    for at in range(sentences):
        lines.append(chance.choice(TEMPLATES).format(party=chance.choice(PARTIES), place=chance.choice(PLACES), day=chance.choice(DAYS), share=chance.randrange(5, 100, 5)))
        if at % 4 == 3:
            lines.append("")
    return {"date": f"2025-{1 + number * 11 // 1000:02}-{1 + number % 28:02}", "title": f"Dispatch {number}", "source": f"Agency {number % 7}", "text": "\n".join(lines),
            "file": f"dispatch-{number}.txt", "order": number + 1}


def make(file, reports, sentences):
    """What the program reads of a project, without the layers for other programs."""
    chance = random.Random(7)
    with sqlite3.connect(file) as database:
        database.executescript("CREATE TABLE demarc_project (schema INTEGER NOT NULL); INSERT INTO demarc_project VALUES (1);"
                               "CREATE TABLE demarc_record (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;"
                               "CREATE TABLE demarc_step (number INTEGER PRIMARY KEY, undone INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, changes TEXT NOT NULL);")
        for number in range(reports):
            value = json.dumps(report(number, sentences, chance))
            database.execute("INSERT INTO demarc_record VALUES ('report', ?, ?)", (f"dispatch-{number}", value))
            database.execute("INSERT INTO demarc_step (undone, name, at, changes) VALUES (0, ?, 0, ?)",
                             (f"Open dispatch-{number}", json.dumps([["report", f"dispatch-{number}", None, value]])))
    database.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("demarc")
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--sentences", type=int, default=22)
    arguments.add_argument("--keep", type=Path, help="leave the project here and open nothing")
    given = arguments.parse_args()
    if given.keep:
        return make(given.keep, given.reports, given.sentences)
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        display = ":" + pipe.readline().strip()
    with tempfile.TemporaryDirectory(prefix="demarc-bench-") as folder:
        project, log = Path(folder) / "large.demarc.gpkg", Path(folder) / "frames"
        make(project, given.reports, given.sentences)
        environment = {**os.environ, "DISPLAY": display, "DEMARC_FRAME_LOG": str(log), "XDG_STATE_HOME": folder}
        start = time.monotonic()
        window = subprocess.Popen([given.demarc, project], env=environment)
        try:
            # A line a frame: what it was, what it took, the claims listed, the places drawn.
            first_s = listed_s = None
            while time.monotonic() - start < PATIENCE_S:
                frames = [line.split() for line in log.read_text().splitlines() if line.count(" ") == 3] if log.exists() else []
                now = time.monotonic() - start
                if frames and first_s is None:
                    first_s = now
                if listed_s is None and frames and int(frames[-1][2]) > 0:
                    listed_s = now
                if frames and int(frames[-1][2]) > 0 and int(frames[-1][3]) > 0:
                    slowest = max(float(frame[1]) for frame in frames)
                    print(f"{given.reports} reports, {frames[-1][2]} claims: first frame {first_s:.2f} s, claims listed {listed_s:.2f} s, map drawn {now:.2f} s "
                          f"({cpu_seconds(window.pid):.2f} s of CPU); slowest frame {slowest:.0f} ms")
                    return None
                time.sleep(0.005)
            raise SystemExit(f"not drawn in {PATIENCE_S} s")
        finally:
            window.terminate()
            window.wait()
            server.terminate()


if __name__ == "__main__":
    main()
