#!/usr/bin/env python3
"""Corrects what was read in a real window under Xvfb: python3 tests/window/correct.py DEMARC"""
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import FIRST_ROW, INK, PATIENCE_S, WindowTest  # noqa: E402

ROW = 27
CLAIMS_HEAD = (1470, 62)
# The inspector's buttons, and the form's: the second of the places that the name may be, and its own buttons.
EDIT, SECOND_CHOICE, SAVE = (1630, 1036), (1700, 764), (1475, 1036)


class CorrectTest(WindowTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("xclip"):
            raise RuntimeError("xclip is missing: install it (packages.txt)")

    def table(self):
        """What the table lists: rows of cells, as they are copied."""
        self.click(*CLAIMS_HEAD)
        self.act("key", "ctrl+a")
        self.act("key", "ctrl+c")
        time.sleep(0.3)
        copied = subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.environment, capture_output=True, timeout=PATIENCE_S, check=True)
        head, *rows = copied.stdout.decode().splitlines()
        return [dict(zip(head.split("\t"), row.split("\t"))) for row in rows]

    def wait_for_table(self, condition, what):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            rows = self.table()
            if condition(rows):
                return rows
            time.sleep(0.5)
        self.fail(f"not seen in {PATIENCE_S} s: {what}: {[(r['Place'], r['Party'], r['Says']) for r in rows]}")

    def choose(self, row):
        self.click(FIRST_ROW[0], FIRST_ROW[1] + ROW * row)
        self.move(960, 1000)
        self.wait_for(lambda p: p.count((1432, 152, 1436, 578), INK) > 20, "a selected row")

    def move_first_claim(self):
        self.choose(0)
        self.click(*EDIT)
        self.move(960, 1000)
        self.wait_for(lambda p: p.count((1440, 1020, 1520, 1052), INK, 4) > 300, "the form")
        self.click(*SECOND_CHOICE)
        self.click(*SAVE)

    def test_a_claim_is_moved_rejected_and_made_and_all_is_undone_and_redone(self):
        self.open_sample()
        first = self.table()
        self.assertEqual(first[0]["Place"], "Kupiansk")

        self.move_first_claim()
        moved = self.wait_for_table(lambda rows: rows[0]["Place"] == "Kupiansk Raion", "a claim about Kupiansk Raion")
        self.assertEqual(moved[1:], first[1:], "no other has changed")

        self.choose(2)
        self.act("key", "Delete")
        rejected = self.wait_for_table(lambda rows: len(rows) == len(moved) - 1, "a claim less")
        self.assertEqual(rejected, moved[:2] + moved[3:])

        self.move(60, 320)
        self.act("mousedown", 1)
        for x in range(80, 260, 20):
            self.move(x, 320)
        self.act("mouseup", 1)
        time.sleep(0.5)
        self.click(290, 338)
        self.move(960, 1000)
        self.wait_for(lambda p: p.count((1440, 1020, 1560, 1052), INK, 4) > 300, "the form")
        # The form waits for the place's name; what is typed stands in place of the guess.
        self.act("type", "Ternopil")
        self.click(*SAVE)
        made = self.wait_for_table(lambda rows: len(rows) == len(rejected) + 1, "a claim more")
        fresh = [row for row in made if row not in rejected]
        self.assertEqual([row["Place"] for row in fresh], ["Ternopil"])

        for _ in range(3):
            self.act("key", "ctrl+z")
            time.sleep(0.3)
        self.wait_for_table(lambda rows: rows == first, "what was read")
        for _ in range(3):
            self.act("key", "ctrl+y")
            time.sleep(0.3)
        self.wait_for_table(lambda rows: rows == made, "what was corrected")
        self.assert_quits(unsaved=True)


if __name__ == "__main__":
    program.main()
