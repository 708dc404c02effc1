#!/usr/bin/env python3
"""Exports, copies and cancels in a real window: python3 tests/window/export.py DEMARC"""
import os
import shlex
import struct
import subprocess
import sys
import time
from pathlib import Path

from desk import ORANGE, PATIENCE_S, WindowTest  # its tests run from its own file

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402

# The dialog stands in the middle of the window: its picture, and the buttons at its foot.
PREVIEW = (390, 206, 1112, 850)
FOOT_Y = 890
EXPORT, PRESET = (1484, FOOT_Y), (478, FOOT_Y)
COPY_COMMAND = (824, FOOT_Y)
PRESET_STEP = 23
DAYS = (1428, 538)


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n", png[:20]
    return struct.unpack(">II", png[16:24])


class ExportTest(WindowTest):
    def look(self, name):
        if folder := os.environ.get("DEMARC_SHOTS"):
            time.sleep(0.6)
            subprocess.run(["import", "-window", "root", f"{folder}/export-{name}.png"], env=self.environment, check=True)

    def key(self, name):
        self.act("key", name)
        time.sleep(0.2)

    def clipboard(self, *kind):
        return subprocess.run(["xclip", "-selection", "clipboard", "-o", *kind], env=self.environment, capture_output=True, timeout=PATIENCE_S)

    def wait_until(self, condition, what):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.assertIsNone(self.window.poll(), "the window closed")
            if result := condition():
                return result
            time.sleep(0.2)
        self.fail(f"not so in {PATIENCE_S} s: {what}")

    def image_copied(self):
        done = self.clipboard("-t", "image/png")
        return size_of(done.stdout) if done.returncode == 0 and len(done.stdout) > 100 else None

    def open_dialog(self):
        """The dialog with its picture; the path has the keyboard."""
        self.open_sample()
        self.key("ctrl+e")
        return self.wait_for(lambda p: p.count(PREVIEW, ORANGE) > 30, "the picture of what is exported")

    def type_path(self, path):
        self.key("ctrl+a")
        self.act("type", "--delay", 30, str(path))
        self.wait_for(lambda p: True, "all letters")

    def choose_preset(self, number):
        self.click(*PRESET)
        time.sleep(0.3)
        self.click(PRESET[0], FOOT_Y + 30 + PRESET_STEP * number)

    def test_enter_exports_what_the_dialog_shows_and_an_old_file_is_asked_about(self):
        self.open_dialog()
        self.look("dialog")
        path = self.folder / "map.png"
        self.type_path(path)
        self.key("Return")
        self.wait_until(path.exists, "the image")
        self.assertEqual(size_of(path.read_bytes()), (3840, 2160))
        first = path.read_bytes()
        path.write_bytes(b"of somebody else")
        self.key("ctrl+e")
        self.wait_for(lambda p: p.count(PREVIEW, ORANGE) > 30, "the picture again")
        self.key("Return")
        time.sleep(0.5)
        self.look("replace")
        self.assertEqual(path.read_bytes(), b"of somebody else")
        self.key("Return")
        self.wait_until(lambda: path.read_bytes() == first, "the same image in its place")
        self.assertEqual([file.name for file in self.folder.iterdir() if file.name != "state"], ["map.png"])
        self.assert_quits()

    def test_the_picture_follows_what_is_typed(self):
        seen = self.open_dialog()
        self.type_path("/nowhere/map.png")
        told = self.wait_for(lambda p: p.changed(seen, (390, 780, 1112, 860)) > 0.005, "the folder is missing")
        self.look("trouble")
        self.key("Return")
        time.sleep(0.5)
        self.assertLess(self.picture().changed(told, PREVIEW), 0.01, "the dialog stays open")
        self.key("Escape")
        self.assert_quits()

    def test_presets_give_the_form_and_the_command_line_does_the_same(self):
        self.open_dialog()
        path = self.folder / "map.png"
        self.type_path(path)
        self.choose_preset(1)
        self.look("slide")
        self.click(*COPY_COMMAND)
        time.sleep(0.3)
        command = self.clipboard().stdout.decode()
        self.assertIn("demarc export ", command)
        self.click(*EXPORT)
        self.wait_until(path.exists, "a slide in HD")
        slide = path.read_bytes()
        self.assertEqual(size_of(slide), (1920, 1080))
        path.unlink()
        done = self.run_demarc(*shlex.split(command)[1:], environment={"DISPLAY": ""})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(path.read_bytes(), slide, command)
        self.key("ctrl+e")
        time.sleep(0.5)
        self.choose_preset(2)
        self.click(*EXPORT)
        page = path.with_suffix(".pdf")
        self.wait_until(page.exists, "a page")
        self.assertTrue(page.read_bytes().startswith(b"%PDF"))
        self.assert_quits()

    def test_the_image_goes_to_the_clipboard_from_the_dialog_and_from_the_desk(self):
        self.open_sample()
        self.key("ctrl+shift+c")
        self.assertEqual(self.wait_until(self.image_copied, "the image of the desk"), (1920, 1080))
        self.key("ctrl+e")
        self.wait_for(lambda p: p.count(PREVIEW, ORANGE) > 30, "the picture of what is exported")
        self.click(700, 220)
        self.key("ctrl+c")
        self.wait_until(lambda: self.image_copied() == (3840, 2160), "the image of the dialog")
        self.key("Escape")
        self.assert_quits()

    def test_a_series_is_cancelled_and_leaves_nothing(self):
        self.open_dialog()
        self.type_path(self.folder / "day.png")
        self.click(*DAYS)
        time.sleep(0.5)
        # The row moved up where the date above it makes no sense: its field stands below the pointer.
        self.click(1320, DAYS[1])
        self.type_path("2025-01-01..2025-12-31")
        self.look("series")
        self.key("Return")
        self.wait_until(lambda: any(file.name.startswith(".demarc-") for file in self.folder.iterdir()), "the series begins")
        self.look("working")
        self.key("Escape")
        self.wait_until(lambda: not any(file.name.startswith((".demarc-", "day")) for file in self.folder.iterdir()), "nothing is left")
        self.look("cancelled")
        self.assert_quits()


if __name__ == "__main__":
    program.main()
