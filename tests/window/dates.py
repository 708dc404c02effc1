#!/usr/bin/env python3
"""Plays, steps and narrows the dates and looks at two of them in a real window under Xvfb: python3 tests/window/dates.py DEMARC"""
import json
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
import projects  # noqa: E402
from desk import BLUE, MAP, ORANGE, PATIENCE_S, WindowTest  # noqa: E402

FIRST, NEWEST = "2025-10-21", "2025-11-20"
# The head of the time pane, and the lines of the menus that stand above it, from below.
PLAY, STEP, SPEED = (477, 948), (1290, 948), (1375, 948)
LOWEST_LINE, LINE = 918, 23
LEFT_HALF, RIGHT_HALF = (410, 120, 900, 900), (930, 120, 1370, 900)
# Thirty-one days, each with a column of its own; below them the track of the range.
AXIS_LEFT, AXIS_RIGHT, AXIS_Y, TRACK_Y = 542, 1408, 1000, 1050


def x_of(day):
    """Where a day after the first stands."""
    return round(AXIS_LEFT + (day + 0.5) * (AXIS_RIGHT - AXIS_LEFT) / 31)


class DatesTest(WindowTest):
    def open_three(self):
        self.project = projects.write(self.folder / "three.demarc.gpkg", {
            "first": projects.report("Russian forces control Vovchansk, Russia's defence ministry said.", FIRST),
            "second": projects.report(projects.KUPIANSK, "2025-11-05", order=2),
            "third": projects.report(projects.POKROVSK, NEWEST, order=3)}, {})
        self.open(self.project)
        self.move(960, 400)
        self.wait_for(lambda p: p.count(MAP, ORANGE) > 100, "marks on the map")

    def view(self):
        """What the project says is looked at, saved now."""
        self.act("key", "ctrl+s")
        time.sleep(0.5)
        with sqlite3.connect(f"file:{self.project}?mode=ro", uri=True) as database:
            found = database.execute("SELECT value FROM demarc_record WHERE kind = 'view'").fetchone()
            return json.loads(found[0]) if found else {}

    def steps(self):
        self.view()
        with sqlite3.connect(f"file:{self.project}?mode=ro", uri=True) as database:
            return [name for name, in database.execute("SELECT name FROM demarc_step WHERE undone = 0 ORDER BY number")]

    def until_view(self, condition, what):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            view = self.view()
            if condition(view):
                return view
            time.sleep(0.3)
        self.fail(f"not in {PATIENCE_S} s: {what}: {view}")

    def until_date(self, date):
        self.until_view(lambda view: view.get("at") == date, f"the date {date}")

    def choose(self, words, line):
        """The line so many above the lowest of a menu in the head."""
        self.click(*words)
        self.click(words[0], LOWEST_LINE - LINE * line)

    def drag(self, start, end):
        self.move(*start)
        self.act("mousedown", 1)
        for share in range(1, 9):
            self.move(start[0] + (end[0] - start[0]) * share // 8, end[1])
        self.act("mouseup", 1)
        time.sleep(0.3)

    def frames(self):
        return len((self.folder / "frames").read_text().splitlines())

    def test_dates_are_played_to_the_end_which_is_one_step(self):
        self.environment = {**self.environment, "DEMARC_FRAME_LOG": str(self.folder / "frames")}
        self.open_three()
        self.click(x_of(3), AXIS_Y)
        self.until_date("2025-10-24")
        self.move(960, 400)
        self.act("key", "space")
        early = self.until_view(lambda view: view["at"] > "2025-10-25", "a date that was played")["at"]
        late = self.until_view(lambda view: view.get("at", NEWEST) > early, "a later one").get("at", NEWEST)
        self.assertLess(late, NEWEST)
        self.act("key", "space")
        stopped = self.view()["at"]
        time.sleep(1.5)
        self.assertEqual(self.view()["at"], stopped, "the space bar stops it")
        self.choose(SPEED, 0)
        self.click(*PLAY)
        self.until_date(None)
        self.move(960, 400)
        time.sleep(2)
        before = self.frames()
        time.sleep(2)
        self.assertLess(self.frames() - before, 4, "an idle window")
        self.assertEqual(self.steps()[-2:], ["Go to 24 Oct 2025", "Play the dates"])
        self.act("key", "ctrl+z")
        self.until_date("2025-10-24")
        self.assert_quits()

    def test_at_the_end_play_begins_anew(self):
        self.open_three()
        self.click(*PLAY)
        self.until_view(lambda view: FIRST <= view.get("at", "") < "2025-11-10", "a date near the first")
        self.click(*PLAY)

    def test_keys_step_and_go_to_the_ends(self):
        self.open_three()
        self.click(x_of(15), AXIS_Y)
        self.until_date("2025-11-05")
        for key, date in {"Left": "2025-11-04", "Home": FIRST, "Right": "2025-10-22", "End": None}.items():
            self.act("key", key)
            self.until_date(date)
        self.choose(STEP, 3)
        self.click(x_of(15), AXIS_Y)
        self.until_date("2025-11-05")
        self.act("key", "Left")
        self.until_date("2025-10-29")
        self.act("key", "Escape", "key", "Left")
        self.until_date("2025-10-29")

    def test_the_range_is_dragged_played_within_and_undone(self):
        self.open_three()
        self.drag((AXIS_LEFT, TRACK_Y), (x_of(15), TRACK_Y))
        self.until_view(lambda view: view.get("range") == {"from": "2025-11-05", "to": NEWEST}, "a range")
        self.assertNotIn("at", self.view(), "the range leaves the map alone")
        self.click(AXIS_LEFT + 2, AXIS_Y)
        self.until_date("2025-11-05")
        self.act("key", "Left")
        self.until_date("2025-11-05")
        self.assertIn("Dates from 5 Nov 2025 to 20 Nov 2025", self.steps())
        self.act("key", "ctrl+z", "key", "ctrl+z")
        self.until_view(lambda view: "range" not in view, "all dates")

    def test_two_dates_stand_beside_each_other(self):
        self.open_three()
        self.act("key", "ctrl+k")
        time.sleep(0.7)
        self.act("type", "swipe between two dates")
        time.sleep(0.5)
        self.act("key", "Return")
        self.move(960, 400)
        view = self.until_view(lambda view: "beside" in view, "two dates")
        self.assertEqual(view["at"], FIRST)
        self.assertTrue(view["beside"]["swipe"])
        self.assertNotIn("at", view["beside"], "the newest")
        # Only the newest report speaks of what Ukraine holds.
        both = self.wait_for(lambda p: p.count(RIGHT_HALF, BLUE) > 100 and p.count(LEFT_HALF, BLUE) < 20, "the oldest date at the left, the newest at the right")
        self.drag((x_of(30), AXIS_Y), (x_of(5), AXIS_Y))
        view = self.until_view(lambda view: view["beside"].get("at") == "2025-10-26", "the date beside")
        self.assertEqual(view["at"], FIRST, "the first date stays")
        self.move(960, 400)
        self.wait_for(lambda p: p.count(RIGHT_HALF, BLUE) < 20 and p.changed(both, RIGHT_HALF) > 0.001, "an older date at the right")
        self.act("key", "ctrl+z", "key", "ctrl+z")
        self.until_view(lambda view: "beside" not in view, "one map")


if __name__ == "__main__":
    program.main()
