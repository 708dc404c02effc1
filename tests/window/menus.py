#!/usr/bin/env python3
"""Lists, messages and a small window, driven under Xvfb: python3 tests/window/menus.py DEMARC"""
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import FIRST_ROW, INK, INSPECTOR, MAP, WindowTest  # noqa: E402

FILE_MENU, ALL_REPORTS = (130, 22), (110, 62)
REPORT_LIST, FILE_LIST = (60, 70, 560, 120), (112, 44, 330, 250)
MESSAGES = (540, 840, 1292, 915)
HOLDER, HOLDERS = 936, (1534, 780, 1800, 915)
DIALOG, OPEN, ROWS, ROW = (640, 300, 1280, 780), (1214, 750), 395, 30
REPORTS = (12, 44, 180, 78)
ROW_BAR = (1432, 120, 1436, 578)


class MenusTest(WindowTest):
    def frames(self):
        return len(self.log.read_text().splitlines())

    def setUp(self):
        super().setUp()
        self.log = self.folder / "frames.log"
        self.environment = {**self.environment, "DEMARC_FRAME_LOG": str(self.log)}

    def escape(self):
        self.act("key", "Escape")
        time.sleep(0.4)

    def test_escape_closes_the_uppermost_list_and_leaves_the_rest_as_it_is(self):
        first = self.open_sample()
        self.click(*FIRST_ROW)
        self.move(960, 1000)
        chosen = self.wait_for(lambda p: p.changed(first, INSPECTOR) > 0.02 and p.count(ROW_BAR, INK) > 20, "a claim")
        for button, box in ((ALL_REPORTS, REPORT_LIST), (FILE_MENU, FILE_LIST)):
            self.click(*button)
            self.move(960, 1000)
            self.wait_for(lambda p, b=box: p.changed(chosen, b) > 0.02, "the list")
            self.escape()
            self.wait_for(lambda p: p.changed(chosen, (0, 0, 1920, 1056)) < 0.0005, "all as before: the claim is selected still")

    def test_escape_held_down_closes_the_list_and_not_the_form_below(self):
        self.open_sample()
        self.click(*FIRST_ROW)
        self.act("key", "Return")
        form = self.wait_for(lambda p: p.count(INSPECTOR, INK, 60) > 1000, "the form")
        self.click(1700, HOLDER)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(form, HOLDERS) > 0.02, "the list of holders")
        self.act("keydown", "Escape")
        time.sleep(1.5)
        self.act("keyup", "Escape")
        self.wait_for(lambda p: p.changed(form, HOLDERS) < 0.01 and p.changed(form, INSPECTOR) < 0.01, "the form without the list")

    def test_escape_closes_a_list_of_a_dialog_before_the_dialog(self):
        first = self.open_sample()
        self.act("key", "ctrl+e")
        dialog = self.wait_for(lambda p: p.changed(first, (400, 200, 1500, 850)) > 0.5, "the export dialog")
        self.click(1500, 274)
        opened = self.wait_for(lambda p: p.changed(dialog, (1200, 290, 1530, 600)) > 0.05, "the list of formats")
        self.escape()
        self.wait_for(lambda p: p.changed(opened, (1200, 290, 1530, 600)) > 0.05 and p.changed(first, (400, 200, 1500, 850)) > 0.5, "the dialog without the list")
        self.move(960, 1000)
        self.escape()
        self.wait_for(lambda p: p.changed(first, MAP) < 0.01, "no dialog")

    def test_a_message_of_a_kind_takes_the_place_of_the_other_and_goes_and_the_window_sleeps(self):
        first = self.open_sample()
        self.act("key", "ctrl+s")
        time.sleep(1)
        self.act("key", "Return")
        one = self.wait_for(lambda p: p.count(MESSAGES, INK, 60) > 150, "saved")
        for _ in range(3):
            self.act("key", "ctrl+s")
            time.sleep(0.5)
        self.wait_for(lambda p: p.changed(one, MAP) < 0.001, "one line")
        self.wait_for(lambda p: p.changed(first, MAP) < 0.001, "no message")
        before = self.frames()
        time.sleep(3)
        self.assertLessEqual(self.frames(), before + 1, "nothing is drawn while nothing happens")

    def test_a_list_is_driven_by_keys_and_stays_in_the_window(self):
        self.open_sample()
        self.click(*FIRST_ROW)
        self.act("key", "Return")
        form = self.wait_for(lambda p: p.count(INSPECTOR, INK, 60) > 1000, "the form")
        self.click(1700, HOLDER)
        opened = self.wait_for(lambda p: p.changed(form, HOLDERS) > 0.02, "the list of holders, above its line: below it is no room")
        self.act("key", "Down")
        time.sleep(0.3)
        moved = self.picture()
        self.assertGreater(moved.changed(opened, HOLDERS), 0.005, "another line is marked")
        self.act("key", "Down", "key", "Return")
        time.sleep(0.5)
        self.wait_for(lambda p: p.changed(form, (1534, HOLDER - 14, 1800, HOLDER + 14)) > 0.01 and p.changed(form, HOLDERS) < 0.01, "another holder")

    def test_several_files_are_opened_at_once_and_open_goes_into_a_folder(self):
        inner = self.folder / "inner"
        inner.mkdir()
        for name in "abc":
            shutil.copy(program.SAMPLE, inner / f"{name}.txt")
        first = self.open_sample()
        self.act("key", "ctrl+o")
        dialog = self.wait_for(lambda p: p.changed(first, DIALOG) > 0.5, "the dialog")
        self.click(720, ROWS + ROW)  # the only folder, below the way up
        self.click(*OPEN)
        self.wait_for(lambda p: p.changed(dialog, (640, ROWS, 1270, ROWS + 4 * ROW)) > 0.002, "what is in it")
        self.click(720, ROWS + ROW)
        self.act("keydown", "shift")
        self.click(720, ROWS + 3 * ROW)
        self.act("keyup", "shift")
        self.click(*OPEN)
        self.wait_for(lambda p: p.changed(first, REPORTS) > 0.05 and p.changed(dialog, DIALOG) > 0.3, "further reports")

    def test_in_a_small_window_the_last_button_of_the_slides_is_reached(self):
        self.open_sample()
        window = subprocess.run(["xdotool", "search", "--name", "demarc"], env=self.environment, capture_output=True, text=True, check=True).stdout.split()[0]
        self.act("windowsize", "--sync", window, 1280, 720)
        self.move(600, 660)
        self.wait_for(lambda p: p.count((1180, 8, 1268, 36), INK) > 1000, "the small window")
        self.act("key", "ctrl+shift+a")
        small = self.wait_for(lambda p: p.count((330, 605, 440, 612), INK) > 80, "a slide")
        self.click(720, 588)
        self.wait_for(lambda p: p.changed(small, (400, 200, 880, 560)) > 0.5, "the dialog that writes the briefing")


if __name__ == "__main__":
    program.main()
