#!/usr/bin/env python3
"""Two working sessions with three reports, the second to a recovered project, in a real window under Xvfb: python3 tests/window/whole.py DEMARC"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from export import PREVIEW, size_of  # before the folder that has another script of this name

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import correct  # noqa: E402
import program  # noqa: E402
import project  # noqa: E402
from desk import BLUE, DISPUTE_VIEW, HEIGHT, INK, MAP, ORANGE, PATIENCE_S, REPORT, WIDTH, WindowTest  # noqa: E402

ALL = (0, 0, WIDTH, HEIGHT)
ALL_VIEW, RUSSIA_VIEW, SWIPE = (429, 62), (562, 62), (1300, 62)
# The claims tell of 2022 to 2025: the autumn of the last year, and its last days.
AUTUMN, LAST_DAYS = (1330, 1000), (1404, 1000)
BRIEF_MENU, EXPORT_BRIEFING = (257, 22), (300, 132)
WORDS, CLOSE_SLIDES = (641, 948), (1407, 948)
# The part of the map that no message covers.
GROUND = (420, 300, 1380, 790)
SPOT = (560, 700, 900, 900)
# After the sample, which is the oldest.
REPORTS = {"b.txt": "24 November 2025\n\nRussia's defence ministry said its troops had captured Siversk. Ukraine's General Staff said Ukrainian forces hold Siversk.\n",
           "c.txt": "28 November 2025\n\nUkraine's General Staff said Ukrainian forces hold Kramatorsk. Russian forces captured Lyman, Russia's defence ministry said.\n"}


class WholeTest(WindowTest):
    until, title, until_called = project.ProjectTest.until, project.ProjectTest.title, project.ProjectTest.until_called
    records, all_records, camera, copies, hold, save_as, kill = (
        getattr(project.ProjectTest, name) for name in ("records", "all_records", "camera", "copies", "hold", "save_as", "kill"))
    table, wait_for_table, choose, move_first_claim = (getattr(correct.CorrectTest, name) for name in ("table", "wait_for_table", "choose", "move_first_claim"))

    @property
    def project(self):
        return self.folder / "whole.demarc.gpkg"

    def tell(self, step):
        """With DEMARC_SHOTS each step leaves its screen and its time there."""
        if folder := os.environ.get("DEMARC_SHOTS"):
            subprocess.run(["import", "-window", "root", f"{folder}/whole-{step}.png"], env=self.environment, check=True)
            print(f"{time.monotonic() - self.began:6.1f} s  {step}", file=sys.stderr, flush=True)

    def rest(self):
        self.move(960, 1000 if not self.slides else 700)

    def until_saved(self, condition, what):
        """What the project holds, saved until it fulfils the condition."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.act("key", "ctrl+s")
            time.sleep(0.4)
            found = self.records()
            if condition(found):
                self.until_called("whole • demarc")
                return found
        self.fail(f"not saved in {PATIENCE_S} s: {what}: {self.kinds(found)} {self.view(found)}")

    def kinds(self, records):
        return Counter(kind for kind, _ in records)

    def view(self, records):
        return records.get(("view", ""), {})

    def steps(self):
        with sqlite3.connect(f"file:{self.project}?mode=ro", uri=True) as database:
            return database.execute("SELECT name, undone FROM demarc_step ORDER BY number").fetchall()

    def drag(self, start, end):
        self.move(*start)
        self.act("mousedown", 1)
        for share in range(1, 9):
            self.move(start[0] + (end[0] - start[0]) * share // 8, start[1] + (end[1] - start[1]) * share // 8)
        self.act("mouseup", 1)
        time.sleep(0.3)

    def reject(self, row):
        rows = self.table()
        self.choose(row)
        self.act("key", "Delete")
        return self.wait_for_table(lambda now: now == rows[:row] + rows[row + 1:], "a claim less")

    def correct(self):
        first = self.first = self.table()
        self.assertEqual(first[0]["Place"], "Kupiansk")
        self.move_first_claim()
        self.wait_for_table(lambda rows: rows[0]["Place"] == "Kupiansk Raion" and rows[1:] == first[1:], "a claim about the district")
        self.tell("moved")
        rejected = self.reject(1)
        self.tell("rejected")
        self.drag((60, 320), (240, 320))
        self.click(290, 338)
        self.rest()
        self.wait_for(lambda p: p.count((1440, 1020, 1560, 1052), INK, 4) > 300, "the form of a new claim")
        self.act("type", "Ternopil")
        self.click(*correct.SAVE)
        made = self.wait_for_table(lambda rows: len(rows) == len(rejected) + 1, "a claim more")
        self.assertEqual([row["Place"] for row in made if row not in rejected], ["Ternopil"])
        self.tell("made")
        self.reject(2)
        self.click(*DISPUTE_VIEW)
        self.rest()

    def undo_and_redo(self):
        done = self.until_saved(lambda r: self.view(r).get("view") == "dispute", "the dispute view")
        rows = self.table()
        self.assertEqual([undone for _, undone in self.steps()[-5:]], [0] * 5, self.steps())
        self.rest()
        before = self.wait_for(lambda p: True, "rest")
        for key, number in (("ctrl+z", 5), ("ctrl+y", 5)):
            for _ in range(number):
                self.act("key", key)
                time.sleep(0.3)
            if key == "ctrl+z":
                self.until_saved(lambda r: sum(undone for _, undone in self.steps()) == 5 and not self.kinds(r)["correction"], "five steps undone")
                self.assertEqual(self.table(), self.first)
                self.rest()
        again = self.until_saved(lambda r: sum(undone for _, undone in self.steps()) == 0, "redone")
        self.assertEqual(again, done)
        self.assertEqual(self.table(), rows)
        self.rest()
        self.wait_for(lambda p: p.changed(before, GROUND) < 0.02, "the map of before")
        self.click(*ALL_VIEW)

    def filter(self):
        rows = self.table()
        self.click(*project.FILTER)
        self.act("type", "--delay", 40, "Siversk")
        self.wait_for_table(lambda now: now and now != rows and {row["Place"] for row in now} == {"Siversk"}, "claims about Siversk alone")
        self.tell("filtered")
        self.click(*project.FILTER)
        self.hold("ctrl", "a")
        self.hold("BackSpace")
        self.wait_for_table(lambda now: now == rows, "all claims")

    def swipe(self):
        self.click(*SWIPE)
        self.rest()
        one = self.until_saved(lambda r: self.view(r).get("beside", {}).get("swipe"), "two accounts")
        both = self.wait_for(lambda p: True, "rest")
        self.drag((916, 505), (560, 505))
        self.rest()
        self.wait_for(lambda p: p.changed(both, MAP) > 0.002, "the line elsewhere")
        self.until_saved(lambda r: self.view(r) != self.view(one), "the line's place")
        self.tell("swiped")
        self.click(*SWIPE)
        self.until_saved(lambda r: "beside" not in self.view(r), "one map")

    def play(self):
        self.click(*AUTUMN)
        self.until_saved(lambda r: "at" in self.view(r), "a date")
        self.move(960, 400)
        self.act("key", "space")
        self.until_called("*whole • demarc")
        self.wait_for(lambda p: True, "rest")
        self.until_saved(lambda r: "at" not in self.view(r), "played to the newest")
        self.assertIn(("Play the dates", 0), self.steps()[-2:])
        self.tell("played")

    def draw(self):
        self.rest()
        bare = self.wait_for(lambda p: True, "rest").count(SPOT, INK)
        self.move(700, 500)
        self.act("key", "a")
        self.drag((600, 800), (760, 740))
        self.act("key", "Escape")
        self.rest()
        arrow = self.wait_for(lambda p: p.count(SPOT, INK) > bare + 60, "an arrow").count(SPOT, INK)
        self.move(700, 500)
        self.act("key", "t")
        self.click(760, 860)
        self.act("type", "Ceasefire line")
        self.act("key", "Return", "key", "Escape")
        self.rest()
        self.wait_for(lambda p: p.count(SPOT, INK) > arrow + 60, "a text")
        self.assertIn("Ceasefire line", json.dumps([*self.until_saved(lambda r: self.kinds(r)["annotation"] == 2, "two drawings").values()]))
        self.tell("drawn")

    def make_slides(self):
        for number, place in enumerate((ALL_VIEW, DISPUTE_VIEW, RUSSIA_VIEW, ALL_VIEW), 1):
            self.click(*place)
            if number == 4:
                self.click(*CLOSE_SLIDES)
                self.click(*LAST_DAYS)
            self.move(960, 700)
            self.act("key", "ctrl+shift+a")
            self.slides = True
            self.until_saved(lambda r: self.kinds(r)["slide"] == number, f"{number} slides")
        self.click(*WORDS)
        time.sleep(0.7)
        self.act("type", "--delay", 40, "Before the winter")
        self.hold("Return")
        made = self.until_saved(lambda r: "Before the winter" in json.dumps([*r.values()]), "a title")
        views = [value["view"] for (kind, _), value in sorted(made.items(), key=lambda item: item[1].get("order", 0)) if kind == "slide"]
        self.assertEqual(len({json.dumps(view, sort_keys=True) for view in views}), 4, views)
        self.tell("slides")

    def present(self):
        self.rest()
        seen = desk = self.wait_for(lambda p: True, "rest")
        for key in ("Home", "Right", "Right"):
            if key == "Home":
                self.act("key", "F5")
                seen = self.wait_for(lambda p: p.changed(desk, REPORT) > 0.4, "a slide on the whole screen")
                self.act("key", key)
                seen = self.wait_for(lambda p: True, "the first slide")
            else:
                self.act("key", key)
                before = seen
                seen = self.wait_for(lambda p: p.changed(before, ALL) > 0.001, "the next slide")
        self.tell("presented")
        self.act("key", "Escape")
        self.wait_for(lambda p: p.changed(desk, GROUND) < 0.01, "the desk as it was")

    def export(self):
        image, deck, page = (self.folder / name for name in ("map.png", "brief.pdf", "brief.html"))
        self.act("key", "ctrl+e")
        self.wait_for(lambda p: p.count(PREVIEW, ORANGE) > 30, "the picture of what is exported")
        self.act("key", "ctrl+a")
        self.act("type", "--delay", 40, str(image))
        self.wait_for(lambda p: True, "all letters")
        self.hold("Return")
        self.until(image.exists, "the image")
        self.assertEqual(size_of(image.read_bytes()), (3840, 2160))
        pixels = subprocess.run(["convert", str(image), "-depth", "8", "-sample", "50%", "rgb:-"], capture_output=True, check=True).stdout
        for colour in (ORANGE, BLUE):
            self.assertGreater(sum(pixels[at:at + 3] == bytes(colour) for at in range(0, len(pixels), 3)), 20, f"pixels of {colour}")
        for path in (deck, page):
            before = self.picture()
            self.click(*BRIEF_MENU)
            self.click(*EXPORT_BRIEFING)
            self.wait_for(lambda p: p.changed(before, (680, 410, 1240, 670)) > 0.5, "the dialog")
            self.act("key", "ctrl+a")
            self.act("type", "--delay", 40, str(path))
            self.hold("Return")
            self.until(path.exists, path.name)
            self.rest()
        self.assertIn(b"Pages:           4", subprocess.run(["pdfinfo", deck], capture_output=True, check=True).stdout)
        self.assertIn("Before the winter", subprocess.run(["pdftotext", deck, "-"], capture_output=True, check=True, text=True).stdout)
        html = page.read_text()
        self.assertIn("Before the winter", html)
        self.assertEqual(len(re.findall(r'<section[^>]*class="slide', html)), 4)
        self.assertEqual(re.findall(r'(?:src|href)="?https?:[^" >]*|url\(https?:[^)]*', html), [], "nothing is fetched")
        self.tell("exported")

    def lose_and_recover(self):
        saved = self.until_saved(lambda r: True, "all")
        rows = self.reject(1)
        self.until(lambda: self.copies() and self.kinds(self.records(self.copies()[0]))["correction"] > self.kinds(saved)["correction"], "a copy for recovery")
        lost, camera = self.records(self.copies()[0]), self.camera(self.copies()[0])
        self.kill()
        self.assertEqual(self.records(), saved, "the user's file is as it was saved")
        self.open()
        self.wait_for(lambda p: p.count((720, 460, 1200, 620), INK, 60) > 300, "the question")
        self.click(*project.YES)
        self.until_called("*whole • demarc")
        self.wait_for_table(lambda now: sorted(map(str, now)) == sorted(map(str, rows)), "the claims of before")
        self.rest()
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 200 and p.count(SPOT, INK) > 120, "marks and drawings on the map")
        found = self.until_saved(lambda r: r != saved, "what was recovered")
        self.assertEqual(found, lost)
        for now, then in zip(self.camera() or [], camera or [], strict=True):
            self.assertAlmostEqual(now, then, delta=abs(then) * 1e-6)
        self.tell("recovered")

    def start(self):
        self.slides, self.began = False, time.monotonic()
        self.open(program.SAMPLE, *(self.file(name, text) for name, text in REPORTS.items()))
        self.rest()
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 200, "marks on the map")
        self.save_as(self.project)
        self.until_called("whole • demarc")
        self.assertEqual(self.kinds(self.records())["report"], 3)
        self.tell("opened")

    def test_three_reports_are_corrected_undone_filtered_compared_and_played(self):
        self.start()
        self.correct()
        self.undo_and_redo()
        self.filter()
        self.swipe()
        self.play()
        self.assert_quits()

    def test_three_reports_are_drawn_on_presented_exported_lost_and_recovered(self):
        self.start()
        self.draw()
        self.make_slides()
        self.present()
        self.export()
        self.lose_and_recover()
        self.assert_quits()
        self.assertEqual(self.copies(), [])


if __name__ == "__main__":
    program.main()
