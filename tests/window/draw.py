#!/usr/bin/env python3
"""Draws on the map of a real window with the mouse: python3 tests/window/draw.py DEMARC"""
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import INK, MAP, WindowTest  # noqa: E402

# Where the hand draws: a part of the map without marks of the sample.
SPOT = (560, 700, 900, 900)


class DrawTest(WindowTest):
    def drag(self, start, end):
        self.move(*start)
        self.act("mousedown", 1)
        time.sleep(0.1)
        for step in range(1, 6):
            self.move(start[0] + (end[0] - start[0]) * step // 5, start[1] + (end[1] - start[1]) * step // 5)
        self.act("mouseup", 1)
        time.sleep(0.3)

    def rest(self):
        self.move(960, 1000)

    def test_an_arrow_and_a_text_are_drawn_moved_undone_and_redone(self):
        bare = self.open_sample().count(SPOT, INK)
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
        self.act("key", "Return")
        self.act("key", "Escape")
        self.rest()
        both = self.wait_for(lambda p: p.count(SPOT, INK) > arrow + 60, "a text")

        for _ in range(2):
            self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.count(SPOT, INK) < bare + 30, "neither")
        for _ in range(2):
            self.act("key", "ctrl+y")
        self.wait_for(lambda p: p.changed(both, SPOT) < 0.002, "both again")

        self.drag((680, 770), (700, 830))
        self.act("key", "Escape")
        self.rest()
        self.wait_for(lambda p: p.changed(both, SPOT) > 0.01 and p.count(SPOT, INK) > arrow, "the arrow elsewhere")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(both, SPOT) < 0.002, "the arrow back")
        self.assert_quits(unsaved=True)

    def test_escape_gives_up_what_was_begun_and_the_map_pans_meanwhile(self):
        first = self.open_sample()
        self.move(700, 500)
        self.act("key", "l")
        self.click(600, 800)
        self.click(700, 750)
        self.move(700, 500)
        self.act("mousedown", 2)
        self.move(760, 520)
        self.act("mouseup", 2)
        self.wait_for(lambda p: p.changed(first, MAP) > 0.05, "the map moved")
        self.act("key", "Escape")
        self.act("key", "Escape")
        self.act("key", "Home")
        self.rest()
        self.wait_for(lambda p: p.changed(first, MAP) < 0.002, "nothing was drawn")
        self.assert_quits()


if __name__ == "__main__":
    program.main()
