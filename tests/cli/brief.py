#!/usr/bin/env python3
"""Writes briefings of a project as a user would: python3 tests/cli/brief.py DEMARC"""
import re
import struct
import subprocess
import unittest

import program
import projects

HOSTILE = "</script><script>alert('x')</script><img src=http://example.org/x onerror=alert(1)> \"quoted\" ‮rtl"


class BriefTest(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.project = projects.sample(self.folder / "sample.demarc.gpkg")

    def brief(self, *arguments):
        done = self.run_demarc("brief", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done

    def test_a_deck_has_a_page_a_slide_and_text_as_text(self):
        deck = self.folder / "deck.pdf"
        self.brief(self.project, "-o", deck)
        info = subprocess.run(["pdfinfo", deck], capture_output=True, check=True, text=True).stdout
        self.assertRegex(info, r"Pages:\s+4\b")
        self.assertRegex(info, r"Title:\s+Two cities, two accounts")
        pages = subprocess.run(["pdftotext", deck, "-"], capture_output=True, check=True, text=True).stdout.split("\f")
        self.assertIn("Two cities, two accounts", pages[0])
        self.assertIn("Who says that who holds what", pages[0])
        self.assertIn("Pokrovsk", pages[1])
        self.assertIn("Side by side", pages[2])
        again = self.folder / "again.pdf"
        self.brief(self.project, "-o", again)
        self.assertEqual(deck.read_bytes(), again.read_bytes(), "the same project, the same bytes")

    def test_images_are_numbered_in_the_order_of_the_slides(self):
        (self.folder / "slides").mkdir()
        self.brief(self.project, "-o", self.folder / "slides" / "NNN.png", "--width", 960)
        files = sorted((self.folder / "slides").iterdir())
        self.assertEqual([file.name for file in files], ["001.png", "002.png", "003.png", "004.png"])
        for file in files:
            self.assertEqual(struct.unpack(">II", file.read_bytes()[16:24]), (960, 540))
        self.brief(self.project, "-o", self.folder / "deck.png", "--width", 640)
        self.assertTrue((self.folder / "deck-004.png").exists())

    def test_a_page_is_one_file_that_names_no_address(self):
        page = self.folder / "brief.html"
        self.brief(self.project, "-o", page)
        text = page.read_text(encoding="utf-8")
        self.assertLess(len(text), 5_000_000)
        self.assertIn("default-src 'none'", text)
        self.assertEqual(re.findall(r"(?:https?:)?//[a-z]", re.sub(r"base64,[^\"]*", "", text)), [])
        self.assertIn("had captured all of Kupiansk, a rail junction in the Kharkiv region.", text)
        self.assertIn("Gerasimov", text)
        self.assertIn("22 Nov 2025", text)

    def test_hostile_words_stay_words(self):
        project = projects.write(self.folder / "hostile.demarc.gpkg", {"r": projects.report(projects.KUPIANSK, "2025-11-20", HOSTILE, HOSTILE)}, {"s1": projects.slide(HOSTILE, HOSTILE)})
        page = self.folder / "brief.html"
        self.brief(project, "-o", page, "--title", HOSTILE)
        text = page.read_text(encoding="utf-8")
        self.assertEqual(text.count("<script>"), 1)
        self.assertEqual(text.count("</script>"), 1)
        self.assertNotIn("<img src=http", text)
        self.assertIn("&lt;/script&gt;", text)

    def test_what_cannot_be_is_refused_in_a_line(self):
        self.assert_refused(self.run_demarc("brief", self.project), 2, "-o")
        self.assert_refused(self.run_demarc("brief", self.project, "-o", self.folder / "deck.ppt"), 2, "deck.ppt", ".pdf, .html")
        self.assert_refused(self.run_demarc("brief", self.project, "-o", self.folder / "none" / "deck.pdf"), 1, "none/deck.pdf")
        self.assert_refused(self.run_demarc("brief", self.folder / "no.demarc.gpkg", "-o", self.folder / "deck.pdf"), 1, "no.demarc.gpkg")
        empty = projects.write(self.folder / "empty.demarc.gpkg", {}, {})
        self.assert_refused(self.run_demarc("brief", empty, "-o", self.folder / "deck.pdf"), 2, "no slides")


if __name__ == "__main__":
    program.main()
