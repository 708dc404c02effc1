#!/usr/bin/env python3
"""Frame times and idle load of the real window, 1920x1080 under Xvfb with software OpenGL.
Usage: window.py DEMARC [--layer FILE[:style]]..."""
import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "assets/samples/ukraine-2025-11-20.txt"
IDLE_S = 20


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def settle(log, quiet_s=2.0):
    """Waits until no frame was drawn for a while."""
    lines, since = -1, time.monotonic()
    while time.monotonic() - since < quiet_s:
        now = len(log.read_text().splitlines()) if log.exists() else -1
        if now != lines or now < 0:
            lines, since = now, time.monotonic()
        time.sleep(0.1)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("demarc")
    arguments.add_argument("--layer", action="append", default=[], help="laid on the map, as demarc --layer")
    given = arguments.parse_args()
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        display = ":" + pipe.readline().strip()
    with tempfile.TemporaryDirectory(prefix="demarc-bench-") as folder:
        log = Path(folder) / "frames"
        environment = {**os.environ, "DISPLAY": display, "DEMARC_FRAME_LOG": str(log), "XDG_STATE_HOME": folder}

        def act(*words):
            subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)
        options = [word for layer in given.layer for word in ("--layer", layer)]
        window = subprocess.Popen([given.demarc, SAMPLE, *options], env=environment)
        try:
            time.sleep(5)
            settle(log)
            before = len(log.read_text().splitlines())
            # A drag to and fro, then a pointer that moves over the time axis and the rows of the table without changing the map.
            act("mousemove", 900, 500, "mousedown", 1)
            for i in range(60):
                act("mousemove_relative", "--", 6 if i < 30 else -6, 2 if i % 2 else -2)
            act("mouseup", 1)
            settle(log)
            start = len(log.read_text().splitlines())
            for i in range(60):
                act("mousemove", 500 + 12 * i, 1000)
            for i in range(60):
                act("mousemove", 1500 + 4 * i, 180 + 27 * (i % 10))
            time.sleep(1)
            lines = [line.split() for line in log.read_text().splitlines()]
            moving = [float(ms) for kind, ms, *_ in lines[before:start] if kind == "moving"]
            idle = {kind: [float(ms) for now, ms, *_ in lines[start:] if now == kind] for kind in ("pane", "same")}
            spent = cpu_seconds(window.pid)
            time.sleep(IDLE_S)
            load = (cpu_seconds(window.pid) - spent) / IDLE_S
        finally:
            window.terminate()
            window.wait()
            server.terminate()
            server.wait()
    frames = {"moving frame": moving, "idle frame": idle["pane"] + idle["same"], " a pane changes": idle["pane"], " nothing changes": idle["same"]}
    for name, times in frames.items():
        print(f"{name:16} median {statistics.median(times):6.1f} ms, longest {max(times):6.1f} ms, of {len(times)}")
    print(f"{'idle window':16} {100 * load:.2f} % of a core over {IDLE_S} s")


if __name__ == "__main__":
    main()
