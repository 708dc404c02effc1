#!/usr/bin/env python3
"""Corrects what was read in a real window under Xvfb: python3 tests/window/correct.py DEMARC"""
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import FIRST_ROW, INK, MAP, ORANGE, PATIENCE_S, WindowTest  # noqa: E402

ROW = 27
CLAIMS_HEAD = (1470, 62)
# The inspector's buttons, and the form's: the second of the places that the name may be, and its own buttons.
EDIT, SPLIT, SECOND_CHOICE, SAVE = (1630, 1036), (1683, 1036), (1700, 764), (1475, 1036)
# The form of a claim whose sentence has three lines.
PLACE, PICK, PROPOSES = (1600, 716), (1852, 716), (1720, 892)
# Of a menu, below the point where it opened: with several claims, and with one. Of the popup of a party's look, its bar of hues.
MERGE, STATUS, CONTESTED = (70, 63), (70, 184), (290, 230)
LOOK, HUES = (70, 259), (248, 160)
MIDDLE = (866, 455, 966, 555)
# A row's place, where the sentence that hovers hides nothing.
ROW_X = 1500


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

    def mark_first_two(self):
        self.click(ROW_X, FIRST_ROW[1])
        self.act("keydown", "ctrl")
        self.click(ROW_X, FIRST_ROW[1] + ROW)
        self.act("keyup", "ctrl")

    def menu(self, x, y, *ways):
        """Opens the menu of a row and goes to its items, one after the other; each way is from where the menu opened."""
        self.move(x, y)
        self.act("mousedown", 3)
        time.sleep(0.1)
        self.act("mouseup", 3)
        time.sleep(0.5)
        for way in ways:
            self.click(x + way[0], y + way[1])
            time.sleep(0.3)

    def test_claims_are_merged_split_and_changed_together(self):
        self.open_sample()
        first = self.table()
        self.mark_first_two()
        self.menu(ROW_X, FIRST_ROW[1] + ROW, MERGE)
        self.wait_for_table(lambda rows: rows == first[:1] + first[2:], "the second claim in the first")
        self.act("key", "ctrl+z")
        self.wait_for_table(lambda rows: rows == first, "both again")

        self.mark_first_two()
        self.menu(ROW_X, FIRST_ROW[1] + ROW, STATUS, CONTESTED)
        changed = self.wait_for_table(lambda rows: [row["Says"] for row in rows[:2]] == ["contested", "denies: contested"], "two contested claims")
        self.assertEqual(changed[2:], first[2:])
        self.act("key", "ctrl+z")
        self.wait_for_table(lambda rows: rows == first, "both as they were, by one step back")

        self.choose(2)
        self.click(*SPLIT)
        time.sleep(0.7)
        self.click(*PROPOSES)
        self.click(*SAVE)
        split = self.wait_for_table(lambda rows: len(rows) == len(first) + 1, "a second claim of the sentence")
        fresh = [row for row in split if row not in first]
        self.assertEqual([(row["Place"], row["Says"], row["Sentence"]) for row in fresh], [(first[2]["Place"], "proposes: Russia holds part", first[2]["Sentence"])])
        self.assert_quits(unsaved=True)

    def test_a_place_is_picked_on_the_map_and_a_party_gets_another_colour(self):
        first = self.open_sample()
        self.choose(2)
        self.click(*EDIT)
        time.sleep(0.7)
        self.click(*PICK)
        self.click(700, 700)
        self.click(*SAVE)
        self.move(960, 1000)
        self.wait_for(lambda p: p.changed(first, (560, 560, 840, 840)) > 0.005, "a mark where there was none")
        self.menu(ROW_X, FIRST_ROW[1], LOOK)
        self.click(ROW_X + LOOK[0] + HUES[0], FIRST_ROW[1] + LOOK[1] + HUES[1])
        self.click(960, 1000)
        self.wait_for(lambda p: p.count((1520, 180, 1560, 578), ORANGE) < 20 and p.count(MAP, ORANGE) < 50, "another colour in table and map")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.count((1520, 180, 1560, 578), ORANGE) > 50, "the colour of before")
        self.assert_quits(unsaved=True)

    def test_the_map_follows_a_claim_that_is_moved_out_of_sight(self):
        self.open_sample()
        self.choose(0)
        self.click(*EDIT)
        self.move(960, 1000)
        here = self.wait_for(lambda p: p.count((1440, 1020, 1520, 1052), INK, 4) > 300, "the form")
        self.click(*PLACE)
        self.act("key", "ctrl+a")
        self.act("type", "--delay", 60, "Goma")
        time.sleep(1)  # the places of that name come
        self.click(*SAVE)
        self.move(960, 1000)
        there = self.wait_for(lambda p: p.changed(here, MAP) > 0.1 and p.count(MIDDLE, ORANGE) > 100, "its mark, in the middle of another land")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(there, MAP) > 0.1 and p.count(MIDDLE, ORANGE) > 100, "and back")
        self.assert_quits(unsaved=True)

    def test_a_draft_waits_while_another_claim_is_looked_at(self):
        self.open_sample()
        first = self.table()
        self.choose(2)
        self.click(*EDIT)
        time.sleep(0.7)
        self.click(*PROPOSES)
        self.choose(4)
        seen = self.wait_for(lambda p: p.count((1440, 1020, 1520, 1052), INK, 4) < 300, "the inspector of another claim")
        self.click(1570, 604)
        self.move(960, 1000)
        self.wait_for(lambda p: p.count((1440, 1020, 1520, 1052), INK, 4) > 300 and p.changed(seen, (1432, 180, 1436, 578)) > 0.01, "the form of the first")
        self.click(*SAVE)
        saved = self.wait_for_table(lambda rows: rows != first, "what the draft says")
        fresh = [row for row in saved if row not in first]
        self.assertEqual([(row["Place"], row["Says"]) for row in fresh], [(first[2]["Place"], "proposes: Russia holds part")])
        self.assertEqual(len(saved), len(first))
        self.assert_quits(unsaved=True)


if __name__ == "__main__":
    program.main()
