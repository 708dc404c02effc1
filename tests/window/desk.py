#!/usr/bin/env python3
"""Drives a real window under Xvfb as a user would: python3 tests/window/desk.py DEMARC"""
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402

WIDTH, HEIGHT = 1920, 1080
# Where the panes stand at this size and scale 1.
MAP = (400, 80, 1432, 930)
REPORT = (0, 80, 400, 648)
CLAIMS = (1432, 80, 1920, 578)
INSPECTOR = (1432, 622, 1920, 1050)
TIME = (400, 932, 1432, 1050)
THEME_BUTTON = (1818, 22)
DISPUTE_VIEW = (480, 62)
FIRST_ROW = (1500, 192)
DO_NOT_SAVE = (1026, 590)
PATIENCE_S = 40
# Grounds of the light theme; marks of the first two parties on dark ground, and the ink that selections are drawn in.
LIGHT_LAND, LIGHT_PANEL = (0xF5, 0xF2, 0xEB), (0xFC, 0xFB, 0xF9)
ORANGE, BLUE, INK = (0xE8, 0x70, 0x2A), (0x3E, 0x9B, 0xD8), (0xE6, 0xE9, 0xEC)


class Picture:
    """A screenshot as rows of RGB bytes."""

    def __init__(self, data):
        assert len(data) == WIDTH * HEIGHT * 3, f"a screenshot of {len(data)} bytes"
        self.data = data

    def part(self, box):
        left, top, right, bottom = box
        return b"".join(self.data[(y * WIDTH + left) * 3:(y * WIDTH + right) * 3] for y in range(top, bottom))

    def count(self, box, colour, tolerance=24):
        part = self.part(box)
        near = [range(max(0, c - tolerance), min(255, c + tolerance) + 1) for c in colour]
        reds, greens, blues = part[0::3], part[1::3], part[2::3]
        return sum(1 for r, g, b in zip(reds, greens, blues) if r in near[0] and g in near[1] and b in near[2])

    def changed(self, other, box):
        """Share of the pixels in a box that differ."""
        a, b = self.part(box), other.part(box)
        if a == b:
            return 0.0
        return sum(a[i:i + 3] != b[i:i + 3] for i in range(0, len(a), 3)) / (len(a) / 3)


class WindowTest(program.ProgramTest):
    """A window on a screen of its own, the hands that use it and the eyes that watch it."""

    @classmethod
    def setUpClass(cls):
        for tool in ("Xvfb", "xdotool", "import"):
            if not shutil.which(tool):
                raise RuntimeError(f"{tool} is missing: install xvfb, xdotool and imagemagick (packages.txt)")
        reader, writer = os.pipe()
        # Without -noreset the server starts over whenever its last client leaves, and refuses the next one meanwhile.
        cls.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset"],
                                      pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            cls.display = ":" + pipe.readline().strip()
        cls.environment = {**os.environ, "DISPLAY": cls.display}

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait()

    def open(self, *files):
        # What one test leaves unsaved is not offered to the next.
        self.window = subprocess.Popen([program.DEMARC, *map(str, files)], env={**self.environment, "XDG_STATE_HOME": str(self.folder / "state")}, cwd=self.folder, stderr=subprocess.PIPE)
        self.addCleanup(self.close)

    def close(self):
        if self.window.poll() is None:
            self.window.terminate()
        self.window.communicate(timeout=PATIENCE_S)

    def act(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=PATIENCE_S)

    def move(self, x, y):
        self.act("mousemove", x, y)
        time.sleep(0.1)

    def click(self, x, y):
        self.move(x, y)
        self.act("mousedown", 1)
        time.sleep(0.1)
        self.act("mouseup", 1)
        time.sleep(0.3)  # the button must be seen going up where it went down

    def picture(self):
        shot = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.environment, capture_output=True, check=True, timeout=PATIENCE_S)
        return Picture(shot.stdout)

    def wait_for(self, condition, what):
        """The first picture that fulfils the condition and stays as it is."""
        end = time.monotonic() + PATIENCE_S
        before = None
        while time.monotonic() < end:
            self.assertIsNone(self.window.poll(), "the window closed" if self.window.poll() is None else self.window.stderr.read().decode())
            picture = self.picture()
            if before is not None and picture.data == before.data and condition(picture):
                return picture
            before = picture
            time.sleep(0.25)
        self.fail(f"not seen in {PATIENCE_S} s: {what}")

    def open_sample(self):
        self.open(program.SAMPLE)
        self.move(960, 1000)
        return self.wait_for(lambda p: p.count(MAP, ORANGE) > 200, "marks on the map")

    def assert_quits(self, unsaved=False):
        """With handwork that is not saved the window asks, and is told not to save it."""
        self.act("key", "ctrl+q")
        if unsaved:
            time.sleep(1)
            self.click(*DO_NOT_SAVE)
        self.assertEqual(self.window.wait(timeout=PATIENCE_S), 0, self.window.stderr.read().decode())


class DeskTest(WindowTest):
    def test_the_report_the_claims_and_the_map_are_shown(self):
        seen = self.open_sample()
        for box in (MAP, CLAIMS, TIME):
            self.assertGreater(seen.count(box, ORANGE), 20)
            self.assertGreater(seen.count(box, BLUE), 20)
        self.assertGreater(seen.count(REPORT, INK, 60), 2000, "text of the report")
        self.assert_quits()

    def test_a_drag_moves_the_map_and_home_brings_it_back(self):
        first = self.open_sample()
        self.move(700, 400)
        self.act("mousedown", 1)
        for step in range(1, 11):
            self.move(700 + 20 * step, 400 + 10 * step)
        self.act("mouseup", 1)
        dragged = self.wait_for(lambda p: p.changed(first, MAP) > 0.05, "the map moved")
        self.assertEqual(dragged.changed(first, CLAIMS), 0)
        self.move(960, 1000)
        self.act("key", "Home")
        self.wait_for(lambda p: p.changed(first, MAP) < 0.002, "the map as at first")

    def test_wheel_double_click_and_keys_zoom_and_arrows_pan(self):
        seen = self.open_sample()
        self.move(916, 505)
        for what, words in {"wheel": ("click", 4), "plus": ("key", "plus"), "minus": ("key", "minus"), "arrow": ("key", "Left"),
                            "double click": ("click", "--repeat", 2, "--delay", 120, 1)}.items():
            self.act(*words)
            before = seen
            seen = self.wait_for(lambda p, b=before: p.changed(b, MAP) > 0.02, f"the map after {what}")

    def test_a_claim_in_the_table_is_shown_in_the_text_on_the_map_and_in_the_inspector(self):
        first = self.open_sample()
        self.click(*FIRST_ROW)
        self.move(960, 1000)
        chosen = self.wait_for(lambda p: p.changed(first, INSPECTOR) > 0.02 and p.changed(first, MAP) > 0.02, "the claim in inspector and map")
        self.assertGreater(chosen.count((0, 180, 4, 648), INK), 20, "ink bar beside its sentence")
        self.assertGreater(chosen.count((1432, 120, 1436, 578), INK), 20, "ink bar beside its row")

    def test_a_click_on_a_mark_selects_its_claim_and_on_the_ground_none(self):
        first = self.open_sample()
        self.click(*FIRST_ROW)
        chosen = self.wait_for(lambda p: p.changed(first, INSPECTOR) > 0.02 and p.count((0, 180, 4, 648), INK) > 20, "the claim")
        # The map flew there: its mark is at the middle. The lower left corner has nothing to select.
        self.click(MAP[0] + 40, MAP[3] - 90)
        self.wait_for(lambda p: p.count((0, 180, 4, 648), INK) == 0 and p.changed(chosen, INSPECTOR) > 0.02, "nothing selected")
        self.click((MAP[0] + MAP[2]) // 2, (MAP[1] + MAP[3]) // 2)
        self.wait_for(lambda p: p.count((0, 180, 4, 648), INK) > 20, "the claim by its mark")

    def test_a_sentence_selects_its_claim(self):
        first = self.open_sample()
        self.click(120, 320)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(first, INSPECTOR) > 0.02 and p.count((0, 180, 4, 648), INK) > 20, "the claim of the sentence")

    def test_a_bad_file_gives_a_message_and_the_others_open(self):
        bad = self.file("bad.txt", b"\x00\x01\x02\x03" * 64)
        self.open(bad, program.SAMPLE)
        seen = self.wait_for(lambda p: p.count(MAP, ORANGE) > 200 and p.count((540, 860, 1292, 915), INK, 60) > 300, "marks and a message")
        # Dismiss stands at the right of the message.
        self.click(1260, 885)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(seen, (540, 860, 1292, 915)) > 0.3, "no message")
        self.assert_quits()

    def test_only_a_bad_file_still_opens_the_window(self):
        self.open(self.folder / "missing.txt")
        self.wait_for(lambda p: p.count((540, 860, 1292, 915), INK, 60) > 300, "a message")
        self.assert_quits()

    def test_a_folder_stands_for_its_dispatches(self):
        folder = self.folder / "reports"
        folder.mkdir()
        shutil.copy(program.SAMPLE, folder / "one.txt")
        (folder / "picture.png").write_bytes(b"none")
        self.open(folder)
        self.wait_for(lambda p: p.count(CLAIMS, ORANGE) > 100 and p.count(MAP, ORANGE) > 500, "the sample")
        self.assert_quits()

    def test_theme_and_view_change_and_can_be_undone(self):
        dark = self.open_sample()
        self.click(*THEME_BUTTON)
        self.move(960, 1000)
        light = self.wait_for(lambda p: p.count(MAP, LIGHT_LAND, 4) > 100_000 and p.count(REPORT, LIGHT_PANEL, 4) > 50_000, "a light window")
        self.click(*DISPUTE_VIEW)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(light, MAP) > 0.0005, "the dispute view")
        self.act("key", "ctrl+z", "key", "ctrl+z")
        # Names may stand elsewhere: the scene was made for another view of the same ground.
        self.wait_for(lambda p: p.changed(dark, MAP) < 0.05, "the dark view of all claims")

    def test_undo_counts_while_the_history_is_open(self):
        self.open_sample()
        self.click(*THEME_BUTTON)
        self.move(960, 1000)
        land = lambda p: p.count(MAP, LIGHT_LAND, 4)
        self.wait_for(lambda p: land(p) > 100_000, "a light window")
        self.act("key", "ctrl+h", "sleep", 0.5, "key", "ctrl+z")
        self.wait_for(lambda p: land(p) < 1000, "the dark map")
        self.act("key", "ctrl+y")
        self.wait_for(lambda p: land(p) > 90_000, "the light map, below the list")

    def test_a_click_counts_where_it_was_however_late_it_is_seen(self):
        dark = self.open_sample()
        os.kill(self.window.pid, signal.SIGSTOP)
        self.click(*THEME_BUTTON)
        self.click(*DISPUTE_VIEW)
        self.move(960, 1000)
        os.kill(self.window.pid, signal.SIGCONT)
        light = self.wait_for(lambda p: p.count(MAP, LIGHT_LAND, 4) > 100_000 and p.count(REPORT, LIGHT_PANEL, 4) > 50_000, "the light theme")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(light, MAP) > 0.0005 and p.count(REPORT, LIGHT_PANEL, 4) > 50_000, "the view of before, still light")
        self.assert_quits()

    def test_what_is_painted_in_parts_is_what_a_whole_painting_shows(self):
        first = self.open_sample()
        self.click(*FIRST_ROW)
        for y in range(150, 400, 25):
            self.move(1600, y)
        self.move(960, 1000)
        parts = self.wait_for(lambda p: p.changed(first, INSPECTOR) > 0.02, "the claim")
        window = subprocess.run(["xdotool", "search", "--name", "demarc"], env=self.environment, capture_output=True, text=True, check=True).stdout.split()[0]

        def paint_anew(seen):
            self.act("windowunmap", "--sync", window)
            self.act("windowmap", "--sync", window)
            self.wait_for(lambda p: p.data == seen.data, "the same picture, painted anew")
        paint_anew(parts)
        self.click(*THEME_BUTTON)
        self.move(960, 1000)
        paint_anew(self.wait_for(lambda p: p.count(REPORT, LIGHT_PANEL, 4) > 50_000 and p.count(MAP, LIGHT_LAND, 4) > 100_000, "a light window"))
        self.act("windowsize", "--sync", window, 1200, 700)
        paint_anew(self.wait_for(lambda p: p.count((1000, 0, 1200, 44), LIGHT_PANEL, 4) > 1000 and p.count((0, 660, 1200, 700), LIGHT_PANEL, 4) > 10_000, "a smaller window"))

    def test_without_a_display_it_says_so(self):
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        done = subprocess.run([program.DEMARC, str(program.SAMPLE)], capture_output=True, env=environment, timeout=PATIENCE_S)
        self.assert_refused(done, 1, "demarc export")


if __name__ == "__main__":
    program.main()
