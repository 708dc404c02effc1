#!/usr/bin/env python3
"""The dispute board in a real window under Xvfb: python3 tests/window/board.py DEMARC"""
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import FIRST_ROW, INK, INSPECTOR, MAP, ORANGE, PATIENCE_S, WindowTest  # noqa: E402

# The pane with the board open; below its head the filter, the heads, then a row of 78 a place.
LEFT, RIGHT, TOP, ROW = 1184, 1920, 152, 78
BOARD = (LEFT, 120, RIGHT, 578)
WIDE_INSPECTOR = (LEFT, INSPECTOR[1], RIGHT, INSPECTOR[3])
PLACE_HEAD, FIRST_PARTY_HEAD = (1230, 136), (1350, 136)
BOARD_TAB, CLAIMS_TAB = (1570, 62), (1220, 62)
CELL_X, CELL_WIDTH = 1350, 133


class BoardTest(WindowTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("xclip"):
            raise RuntimeError("xclip is missing: install it (packages.txt)")

    def clipboard(self):
        self.act("key", "ctrl+c")
        time.sleep(0.3)
        copied = subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.environment, capture_output=True, timeout=PATIENCE_S, check=True)
        return [line.split("\t") for line in copied.stdout.decode().splitlines()]

    def cell(self, row, column, button=1):
        self.move(CELL_X + CELL_WIDTH * column, TOP + ROW * row + 30)
        self.act("mousedown", button)
        time.sleep(0.1)
        self.act("mouseup", button)
        time.sleep(0.4)

    def open_board(self):
        first = self.open_sample()
        self.act("key", "ctrl+b")
        self.wait_for(lambda p: p.changed(first, BOARD) > 0.02 and p.count(BOARD, ORANGE) > 200, "the board")

    def selected(self):
        """What the table, with the claim that is selected, copies of it."""
        self.act("key", "ctrl+b")
        time.sleep(0.5)
        head, *rows = self.clipboard()
        self.act("key", "ctrl+b")
        time.sleep(0.5)
        self.assertEqual(len(rows), 1, rows)
        return dict(zip(head, rows[0]))

    def test_the_board_tells_who_says_what_of_each_place(self):
        self.open_board()
        head, *rows = self.clipboard()
        self.assertEqual((head[:2], head[-1]), (["Place", "Kind"], "Dispute"))
        self.assertEqual(head[2:-1], ["Russia", "Ukraine", "United States", "Report"])
        board = {row[0]: dict(zip(head, row)) for row in rows}
        self.assertTrue(board["Kupiansk"]["Russia"].startswith("100% Russia"), board["Kupiansk"])
        self.assertTrue(board["Vovchansk"]["Ukraine"].startswith("80% denied"), board["Vovchansk"])
        self.assertEqual((board["Vovchansk"]["United States"], board["Vovchansk"]["Dispute"]), ("no claim", "0.80"))
        figures = [float(row[-1]) for row in rows if row[-1]]
        self.assertEqual(figures, sorted(figures, reverse=True))
        self.click(*PLACE_HEAD)
        self.assertEqual([row[0] for row in self.clipboard()[1:]], sorted(board))
        self.click(*FIRST_PARTY_HEAD)
        self.assertEqual(self.clipboard()[1][0], "Kupiansk", "the largest share of the first party")
        self.assert_quits()

    def test_a_click_goes_to_the_sentence_and_keys_from_cell_to_cell(self):
        self.open_board()
        before = self.picture()
        self.cell(1, 0)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(before, WIDE_INSPECTOR) > 0.02 and p.changed(before, MAP) > 0.02 and p.count((0, 180, 4, 648), INK) > 20, "the claim in inspector, map and text")
        self.assertEqual([self.selected()[key] for key in ("Place", "Party", "Share")], ["Vovchansk", "Russia", "80%"])
        for key in ("Right", "Return"):
            self.act("key", key)
            time.sleep(0.4)
        self.assertEqual([self.selected()[key] for key in ("Place", "Party")], ["Vovchansk", "Ukraine"])
        for key in ("Up", "Return"):
            self.act("key", key)
            time.sleep(0.4)
        first = self.selected()
        self.assertEqual([first[key] for key in ("Place", "Party")], ["Kupiansk", "Ukraine"])
        self.act("key", "Return")
        time.sleep(0.4)
        second = self.selected()
        self.assertEqual([second[key] for key in ("Place", "Party")], ["Kupiansk", "Ukraine"])
        self.assertNotEqual(second["Sentence"], first["Sentence"], "the next claim of the cell")
        self.assert_quits()

    def test_what_opens_while_the_map_flies_leaves_it_in_its_place(self):
        self.open_sample()
        self.act("mousemove", *FIRST_ROW, "mousedown", 1, "sleep", 0.05, "mouseup", 1, "sleep", 0.15, "key", "ctrl+b", "mousemove", 960, 1000)
        time.sleep(2.5)
        flown = self.picture()
        for _ in range(2):
            self.act("key", "ctrl+b")
            time.sleep(1.5)
        # Its corner with the arrow; the ground may have other names since.
        self.assertLess(self.picture().changed(flown, (LEFT - 60, 870, LEFT - 8, 930)), 0.01)
        self.assert_quits()

    def test_page_keys_scroll(self):
        self.open_board()
        top = self.picture()
        self.act("key", "Next")
        self.wait_for(lambda p: p.changed(top, BOARD) > 0.03, "the next page")
        self.act("key", "Prior")
        self.wait_for(lambda p: p.changed(top, BOARD) < 0.01, "the first one, with the cursor")

    def test_the_menu_lists_the_claims_of_one_place(self):
        self.open_board()
        self.cell(1, 2, button=3)
        self.click(CELL_X + 2 * CELL_WIDTH + 60, TOP + ROW + 30 + 36)
        time.sleep(0.5)
        self.click(*(1470, 62))
        self.act("key", "ctrl+a")
        rows = self.clipboard()[1:]
        self.assertGreater(len(rows), 1)
        self.assertEqual({row[1] for row in rows}, {"Vovchansk"})
        self.act("key", "ctrl+b")
        time.sleep(0.5)
        self.assertEqual([row[0] for row in self.clipboard()[1:]], ["Vovchansk"], "the board is filtered alike")
        self.assert_quits()


if __name__ == "__main__":
    program.main()
