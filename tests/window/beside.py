#!/usr/bin/env python3
"""Finds by words and looks at two accounts in a real window: python3 tests/window/beside.py DEMARC"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import BLUE, MAP, ORANGE, WindowTest  # noqa: E402

RIGHT = (930, 110, 1420, 900)
LEFT = (410, 110, 900, 900)
BOX = (640, 110, 1280, 400)


class BesideTest(WindowTest):
    def find(self, words):
        before = self.picture()
        self.act("key", "ctrl+k")
        empty = self.wait_for(lambda p: p.changed(before, BOX) > 0.5, "the box")
        self.act("type", words)
        self.wait_for(lambda p: p.changed(empty, BOX) > 0.02, "something found")
        self.act("key", "Return")

    def test_a_place_is_found(self):
        first = self.open_sample()
        self.find("lviv")
        self.wait_for(lambda p: p.changed(first, MAP) > 0.04 and p.count(MAP, ORANGE) < 100, "another part of the world")
        self.act("key", "Home")
        self.wait_for(lambda p: p.changed(first, MAP) < 0.002, "the claims again")

    def test_a_line_is_dragged_between_two_accounts(self):
        self.open_sample()
        self.find("swipe between")
        self.move(960, 1000)
        # Right of the line stands Ukraine's account: it denies what Russia claims, left of it.
        both = self.wait_for(lambda p: p.count(LEFT, ORANGE) > 500 and p.count(RIGHT, ORANGE) < 200, "the first account at the left")
        self.move(916, 505)
        self.act("mousedown", 1)
        for x in range(900, 500, -50):
            self.move(x, 505)
        self.act("mouseup", 1)
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, BLUE) > 500 and p.changed(both, LEFT) > 0.02, "the second account over most of the map")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(both, MAP) < 0.002, "the line where it was")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(both, MAP) > 0.005, "one map")

    def test_two_maps_move_together(self):
        self.open_sample()
        self.find("side by side")
        self.move(960, 1000)
        before = self.wait_for(lambda p: p.count(LEFT, ORANGE) > 500, "two maps")
        self.act("key", "Right")
        self.wait_for(lambda p: p.changed(before, LEFT) > 0.03 and p.changed(before, RIGHT) > 0.03, "both moved")


if __name__ == "__main__":
    program.main()
