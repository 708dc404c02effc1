#!/usr/bin/env python3
"""Lists, messages and a small window, driven under Xvfb: python3 tests/window/menus.py DEMARC"""
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import CLAIMS, FIRST_ROW, INK, INSPECTOR, MAP, ORANGE, REPORT, WindowTest  # noqa: E402

FILE_MENU, ALL_REPORTS = (130, 22), (110, 62)
REPORT_LIST, FILE_LIST = (60, 70, 560, 120), (112, 44, 330, 250)
MESSAGES = (540, 840, 1292, 915)
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
            self.wait_for(lambda p, b=box: p.changed(chosen, b) > 0.2, "the list")
            self.escape()
            self.wait_for(lambda p: p.changed(chosen, (0, 0, 1920, 1056)) < 0.0005, "all as before: the claim is selected still")

    def test_escape_closes_a_list_of_a_dialog_before_the_dialog(self):
        first = self.open_sample()
        self.act("key", "ctrl+e")
        dialog = self.wait_for(lambda p: p.changed(first, (400, 200, 1500, 850)) > 0.5, "the export dialog")
        self.click(1500, 274)
        opened = self.wait_for(lambda p: p.changed(dialog, (1200, 290, 1530, 600)) > 0.05, "the list of formats")
        self.escape()
        self.wait_for(lambda p: p.changed(opened, (1200, 290, 1530, 600)) > 0.05 and p.changed(first, (400, 200, 1500, 850)) > 0.5, "the dialog without the list")
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
        self.click(1700, 860)  # the holder
        opened = self.wait_for(lambda p: p.changed(form, (1530, 600, 1900, 1050)) > 0.05, "the list of holders")
        self.act("key", "Down")
        time.sleep(0.3)
        moved = self.picture()
        self.assertGreater(moved.changed(opened, (1530, 600, 1900, 1050)), 0.005, "another line is marked")
        self.act("key", "Down", "key", "Return")
        time.sleep(0.5)
        self.wait_for(lambda p: p.changed(form, (1530, 840, 1900, 880)) > 0.01, "another holder")


if __name__ == "__main__":
    program.main()
