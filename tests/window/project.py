#!/usr/bin/env python3
"""A project saved, killed, recovered and opened again in a real window under Xvfb: python3 tests/window/project.py DEMARC"""
import http.server
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import INK, MAP, ORANGE, PATIENCE_S, REPORT, THEME_BUTTON, WindowTest  # noqa: E402

# The field above the claims, a menu and its item. Buttons of a question of 480 x 160 in the middle of the window, from the right.
FILTER, FILE_MENU, PASTE = (1600, 102), (130, 22), (170, 174)
# The only file that was open lately, as a box; the project's name in the bar.
WORDS = (641, 948)
RECENT, PROJECT_NAME = (16, 183, 200, 211), (475, 22)
QUESTION = (720, 460, 1200, 620)
YES, OTHER, NO = (1134, 590), (1026, 590), (918, 590)


class ProjectTest(WindowTest):
    @property
    def project(self):
        return self.folder / "front.demarc.gpkg"

    def until(self, condition, what):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self.window.poll() is not None:
                self.fail(f"the window closed before {what}: {self.window.stderr.read().decode()}")
            if condition():
                return
            time.sleep(0.1)
        self.fail(f"not in {PATIENCE_S} s: {what}; the window is called {self.title()!r}")

    def title(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "demarc", "getwindowname"], env=self.environment, capture_output=True, text=True)
        return found.stdout.strip()

    def until_called(self, title):
        self.until(lambda: self.title() == title, f"a window called {title!r}")

    def records(self, file=None):
        """What a project file holds, by kind and id, but for where the map stood."""
        return {key: value for key, value in self.all_records(file).items() if key[0] != "camera"}

    def camera(self, file=None):
        """Longitude, latitude and metres a pixel; none where the map showed all claims."""
        found = self.all_records(file).get(("camera", ""))
        return found and [*found["centre"], found["meters_per_pixel"]]

    def all_records(self, file=None):
        with sqlite3.connect(f"file:{file or self.project}?mode=ro", uri=True) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            return {(kind, key): json.loads(value) for kind, key, value in database.execute("SELECT kind, id, value FROM demarc_record")}

    def copies(self):
        return list((self.folder / "state/demarc/recovery").glob("*.demarc.gpkg"))

    def is_dark(self, file=None):
        return self.records(file).get(("view", ""), {}).get("dark", True)

    def hold(self, *keys):
        """Pressed as fingers do: a frame of software GL must see it."""
        for key in keys:
            self.act("keydown", key)
        time.sleep(0.4)
        for key in reversed(keys):
            self.act("keyup", key)
        time.sleep(0.2)

    def save_as(self, path):
        self.act("key", "ctrl+shift+s")
        time.sleep(0.7)
        self.act("key", "ctrl+a")
        self.act("type", "--delay", 40, str(path))
        self.hold("Return")

    def change_theme(self):
        self.click(*THEME_BUTTON)
        self.move(960, 1000)

    def open_saved(self):
        self.open_sample()
        self.save_as(self.project)
        self.until_called("front • demarc")

    def kill(self):
        self.window.send_signal(signal.SIGKILL)
        self.window.communicate(timeout=PATIENCE_S)

    def paste(self, text):
        """As a report. The words are typed in the claims' filter and copied from there."""
        self.click(*FILTER)
        self.act("type", "--delay", 40, text)
        self.hold("ctrl", "a")
        self.hold("ctrl", "c")
        self.click(*FILE_MENU)
        self.click(*PASTE)

    def test_a_project_is_saved_under_a_name_and_changes_are_marked_until_saved(self):
        self.open_saved()
        saved = self.records()
        self.assertEqual([key for kind, key in saved if kind == "report"], [program.SAMPLE.stem])
        self.change_theme()
        self.until_called("*front • demarc")
        self.assertEqual(self.records(), saved, "nothing is saved unasked")
        self.act("key", "ctrl+s")
        self.until_called("front • demarc")
        self.assertFalse(self.is_dark())
        with sqlite3.connect(self.project) as database:
            self.assertGreater(database.execute("SELECT count(*) FROM claims").fetchone()[0], 3, "a layer for other programs")
        self.assert_quits()
        self.assertEqual(self.copies(), [])

    def test_killed_it_offers_what_was_not_saved_and_recovers_it_with_its_history(self):
        self.open_saved()
        before = self.records()
        self.assertIsNone(self.camera(), "the map shows all claims")
        self.act("mousemove", 960, 500, "click", 4, "click", 4)
        self.change_theme()
        self.until(lambda: self.copies() and not self.is_dark(self.copies()[0]), "a copy for recovery")
        camera = self.camera(self.copies()[0])
        self.kill()
        self.assertEqual(self.records(), before, "the user's file is as it was saved")
        self.open()
        self.wait_for(lambda p: p.count(QUESTION, (0xE6, 0xE9, 0xEC), 60) > 300, "the question")
        self.click(*YES)
        self.until_called("*front • demarc")
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 100, "its marks on the map")
        self.act("key", "ctrl+s")
        self.until_called("front • demarc")
        self.assertFalse(self.is_dark(), "the change is there")
        for found, lost in zip(self.camera(), camera, strict=True):
            self.assertAlmostEqual(found, lost, delta=abs(lost) * 1e-6)
        self.act("key", "ctrl+z", "key", "ctrl+s")
        self.until(self.is_dark, "undone across the kill")
        self.until_called("front • demarc")
        self.assert_quits()
        self.open(self.project)
        self.until_called("front • demarc")
        self.act("key", "ctrl+y", "key", "ctrl+s")
        self.until(lambda: not self.is_dark(), "redone across reopening")
        self.until_called("front • demarc")
        self.assert_quits()
        self.assertEqual(self.copies(), [])

    def test_what_is_recovered_can_be_discarded(self):
        self.open_saved()
        self.change_theme()
        self.until(self.copies, "a copy for recovery")
        self.kill()
        self.open()
        self.wait_for(lambda p: p.count(QUESTION, (0xE6, 0xE9, 0xEC), 60) > 300, "the question")
        self.click(*OTHER)
        self.until(lambda: not self.copies(), "no copy")
        self.assertTrue(self.is_dark())
        self.assert_quits()

    def test_what_is_typed_quickly_reaches_its_fields_however_late_it_is_seen(self):
        self.open_saved()
        self.act("key", "ctrl+shift+a")
        self.wait_for(lambda p: p.count((415, 973, 515, 1027), (0xE8, 0x9A, 0xC4), 60) > 20, "a slide")
        self.click(*WORDS)
        time.sleep(1)
        self.window.send_signal(signal.SIGSTOP)
        self.act("type", "--delay", 1, "Alpha")
        self.act("key", "Tab")
        self.act("type", "--delay", 1, "Betta")
        self.act("key", "Return", "key", "ctrl+s")
        self.window.send_signal(signal.SIGCONT)
        self.until_called("front • demarc")
        self.until(lambda: [(slide["title"], slide["caption"]) for (kind, _), slide in self.records().items() if kind == "slide"] == [("Alpha", "Betta")], "the words of the slide")
        self.assert_quits()

    def test_quitting_with_changes_asks_and_does_as_it_is_told(self):
        self.open_saved()
        self.change_theme()
        self.until_called("*front • demarc")
        self.act("key", "ctrl+q")
        time.sleep(1)
        self.click(*NO)
        self.until_called("*front • demarc")
        self.assertTrue(self.is_dark())
        self.act("key", "ctrl+q")
        time.sleep(1)
        self.click(*YES)
        self.assertEqual(self.window.wait(timeout=PATIENCE_S), 0)
        self.assertFalse(self.is_dark(), "saved on leaving")
        self.open(self.project)
        self.until_called("front • demarc")
        self.change_theme()
        self.until_called("*front • demarc")
        self.act("key", "ctrl+q")
        time.sleep(1)
        self.click(*OTHER)
        self.assertEqual(self.window.wait(timeout=PATIENCE_S), 0)
        self.assertFalse(self.is_dark(), "left without saving")
        self.assertEqual(self.copies(), [])

    def test_a_place_that_cannot_be_written_loses_nothing(self):
        self.open_saved()
        self.change_theme()
        self.until_called("*front • demarc")
        bar = self.file("bar", b"no folder")
        self.save_as(bar / "other")
        time.sleep(2)
        self.until_called("*front • demarc")
        self.act("key", "ctrl+s")
        self.until_called("front • demarc")
        self.assertFalse(self.is_dark())
        self.assert_quits()

    def test_a_file_that_another_program_changed_is_not_overwritten(self):
        self.open_saved()
        self.change_theme()
        self.until_called("*front • demarc")
        os.utime(self.project, (0, 0))
        self.act("key", "ctrl+s")
        time.sleep(2)
        self.until_called("*front • demarc")
        self.assertTrue(self.is_dark(), "the other's file is as it was")
        self.save_as(self.folder / "mine")
        self.until_called("mine • demarc")
        self.assertFalse(self.is_dark(self.folder / "mine.demarc.gpkg"))
        self.assert_quits()

    def test_killed_at_many_moments_of_saving_the_file_opens_each_time(self):
        self.open_saved()
        dark = self.is_dark()
        for attempt in range(6):
            self.change_theme()
            self.act("key", "ctrl+s")
            time.sleep(0.007 * attempt)
            self.kill()
            self.assertEqual(len(self.records()), 2 if ("view", "") in self.records() else 1)
            self.assertIn(self.is_dark(), (dark, not dark))
            dark = self.is_dark()
            for leftover in (self.folder / "state/demarc/recovery").glob("*"):
                leftover.unlink()
            self.open(self.project)
            self.until_called("front • demarc")
            self.move(960, 1000)
            self.wait_for(lambda p: p.count(MAP, ORANGE) > 100, "its marks on the map")
        self.assert_quits()

    def test_tiles_that_a_project_names_are_fetched_only_when_the_user_agrees(self):
        asked = []

        class Tiles(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            def log_message(self, *words):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.open_saved()
        self.assert_quits()
        layer = {"kind": "raster", "path": f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png", "title": "Tiles"}
        with sqlite3.connect(self.project) as database:
            database.execute("INSERT INTO demarc_record VALUES ('layer', '', ?)", (json.dumps({"layers": [layer]}),))
        database.close()
        self.open(self.project)
        self.until_called("front • demarc")
        time.sleep(4)
        self.assertEqual(asked, [], "fetched unasked")
        self.click(*OTHER)
        time.sleep(3)
        self.assertEqual(asked, [], "fetched against the user's will")
        self.assert_quits()
        self.open(self.project)
        self.until_called("front • demarc")
        time.sleep(4)
        self.click(1134, 598)
        self.until(lambda: asked, "tiles are asked for")
        self.assert_quits()

    def test_a_text_is_pasted_as_a_report_that_is_worth_saving(self):
        self.open_saved()
        self.paste("Russia said its troops had captured Kupiansk.")
        self.until_called("*front • demarc")
        self.act("key", "ctrl+s")
        self.until_called("front • demarc")
        self.assertEqual(self.records()["report", "Pasted report"]["text"], "Russia said its troops had captured Kupiansk.")
        self.assert_quits()

    def test_a_new_project_asks_before_what_was_opened_goes(self):
        opened = self.open_sample()
        self.act("key", "ctrl+n")
        asked = self.wait_for(lambda p: p.changed(opened, QUESTION) > 0.5, "the question")
        self.click(*NO)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(opened, MAP) < 0.01, "all as it was")
        self.act("key", "ctrl+n")
        self.wait_for(lambda p: p.changed(asked, QUESTION) < 0.01, "the question again")
        self.click(*OTHER)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(opened, REPORT) > 0.02 and p.count(MAP, ORANGE) < 20, "an empty desk")
        self.act("key", "ctrl+n")
        self.assert_quits()

    def test_the_sample_of_the_first_start_makes_room_for_own_reports(self):
        self.open()
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 200, "the sample on the map")
        self.paste("Russia said its troops had captured Kupiansk.")
        self.until_called("*Unnamed • demarc")
        self.save_as(self.project)
        self.until_called("front • demarc")
        self.assertEqual([key for kind, key in self.records() if kind == "report"], ["Pasted report"])
        self.assert_quits()
        # Whoever comes back finds what was open, and the bar saves what was changed.
        self.open()
        self.wait_for(lambda p: p.count(RECENT, INK, 60) > 100, "what was open lately")
        self.click(*RECENT[:2])
        self.until_called("front • demarc")
        self.change_theme()
        self.until_called("*front • demarc")
        self.click(*PROJECT_NAME)
        self.until_called("front • demarc")
        self.assert_quits()

    def test_words_are_found_in_the_report(self):
        first = self.open_sample()
        self.act("key", "ctrl+f")
        time.sleep(0.5)
        self.act("type", "--delay", 30, "kupiansk")
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(first, REPORT) > 0.02, "matches marked")
        self.assert_quits()


if __name__ == "__main__":
    program.main()
