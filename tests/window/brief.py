#!/usr/bin/env python3
"""Makes slides, presents and exports them in a real window: python3 tests/window/brief.py DEMARC"""
import os
import subprocess
import sys
import time
from pathlib import Path

from desk import CLAIMS, HEIGHT, MAP, ORANGE, REPORT, TIME, WIDTH, WindowTest  # its tests run from its own file

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
import projects  # noqa: E402

ALL = (0, 0, WIDTH, HEIGHT)
PICTURES = (412, 970, 1430, 1030)
PRESENT, CLOSE = (1360, 950), (1407, 950)
FIRST, SECOND, THIRD = (465, 1000), (583, 1000), (701, 1000)


class BriefTest(WindowTest):
    def look(self, name):
        if folder := os.environ.get("DEMARC_SHOTS"):
            time.sleep(0.6)
            subprocess.run(["import", "-window", "root", f"{folder}/brief-{name}.png"], env=self.environment, check=True)

    def key(self, name):
        self.act("key", name)
        time.sleep(0.2)

    def open_with_two_slides(self):
        self.open_sample()
        self.key("ctrl+shift+a")
        one = self.wait_for(lambda p: p.count((415, 973, 515, 1027), (0xE8, 0x9A, 0xC4), 60) > 20, "a picture of the slide")
        for _ in range(3):
            self.key("equal")
        self.move(960, 700)
        self.key("ctrl+shift+a")
        return self.wait_for(lambda p: p.changed(one, (530, 970, 640, 1030)) > 0.5, "a second picture")

    def test_slides_are_made_shown_moved_and_deleted(self):
        two = self.open_with_two_slides()
        self.look("strip")
        self.click(*FIRST)
        self.move(960, 700)
        first = self.wait_for(lambda p: p.changed(two, MAP) > 0.05, "a flight to the first slide")
        self.act("mousemove", *FIRST, "mousedown", 1)
        for x in range(480, 650, 10):
            self.move(x, 1000)
        self.act("mouseup", 1)
        self.move(960, 700)
        self.wait_for(lambda p: p.changed(first, PICTURES) > 0.01, "the first slide is the second now")
        self.key("ctrl+z")
        self.wait_for(lambda p: p.changed(first, (412, 970, 640, 1028)) < 0.01, "as before the move")
        self.key("ctrl+z")
        self.act("mousemove", 700, 950)
        self.click(*CLOSE)
        self.move(960, 700)
        self.wait_for(lambda p: p.changed(first, TIME) > 0.02, "the time line is back")
        self.assert_quits(unsaved=True)

    def test_presenting_covers_the_desk_and_escape_brings_it_back(self):
        desk = self.open_with_two_slides()
        self.key("F5")
        first = self.wait_for(lambda p: p.changed(desk, REPORT) > 0.4 and p.changed(desk, CLAIMS) > 0.4 and p.count(ALL, ORANGE) > 500, "the first slide on the whole screen")
        self.look("first")
        self.key("Right")
        second = self.wait_for(lambda p: p.changed(first, ALL) > 0.05, "the second slide")
        self.look("second")
        self.key("space")
        self.wait_for(lambda p: p.changed(second, ALL) < 0.01, "it is the last")
        self.key("b")
        self.wait_for(lambda p: p.count(ALL, (0, 0, 0), 0) == WIDTH * HEIGHT, "nothing at all")
        self.key("b")
        self.wait_for(lambda p: p.changed(second, ALL) < 0.01, "as before")
        self.key("l")
        spot = self.wait_for(lambda p: p.changed(second, (0, 0, 400, 400)) > 0.9, "dark but for the pointer")
        self.assertLess(spot.changed(second, (910, 650, 1010, 750)), 0.01)
        self.look("spotlight")
        self.key("l")
        self.key("n")
        time.sleep(0.5)
        self.look("notes")
        self.assertGreater(self.picture().changed(second, (0, 938, 1920, 1080)), 0.5, "notes and the timer")
        self.key("n")
        self.click(300, 300)
        self.key("Page_Up")
        self.wait_for(lambda p: p.changed(first, ALL) < 0.01, "back to the first slide")
        self.move(960, 700)
        self.key("Escape")
        self.wait_for(lambda p: p.changed(desk, ALL) < 0.005, "the desk as it was")
        self.assert_quits(unsaved=True)

    def test_a_project_is_presented_and_written_from_the_window(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 50, "marks on the map")
        self.click(1740, 22)
        self.move(960, 700)
        self.wait_for(lambda p: p.count(PICTURES, ORANGE) > 10, "pictures of the slides")
        self.look("project")
        self.click(*SECOND)
        self.move(960, 700)
        self.look("project-second")
        self.click(*PRESENT)
        self.move(960, 500)
        self.look("dispute")
        self.key("Right")
        time.sleep(2)
        self.look("compare")
        self.key("Escape")
        self.act("mousemove", 250, 22)
        self.assert_quits(unsaved=True)


if __name__ == "__main__":
    program.main()
