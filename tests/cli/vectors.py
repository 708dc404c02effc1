#!/usr/bin/env python3
"""demarc export as PDF and SVG: well-formed, the same bytes each time, every word to be found, and drawn by others as we draw the PNG."""
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as xml

import program
from export import read_png
from program import SAMPLE, ProgramTest

SVG = "{http://www.w3.org/2000/svg}"


def mean_difference(png, ppm):
    """Of a PNG and a binary PPM of one size, as a share of the whole range."""
    width, height, rows, _ = read_png(png)
    head = f"P6\n{width} {height}\n255\n".encode()
    data = ppm.read_bytes()
    assert data.startswith(head)
    return sum(abs(p - q) for p, q in zip(b"".join(rows), data[len(head):])) / (width * height * 3 * 255)


class Vectors(ProgramTest):
    def export(self, name, *options, size="960x540"):
        out = self.folder / name
        done = self.run_demarc("export", SAMPLE, "-o", out, "--size", size, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def words_of(self, svg):
        root = xml.parse(svg).getroot()
        texts = [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]
        curved = [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("aria-label")]
        return [text for text in texts + curved if len(text) > 3]

    def test_twice_the_same_bytes(self):
        for kind in ("pdf", "svg"):
            self.assertEqual(self.export(f"a.{kind}").read_bytes(), self.export(f"b.{kind}").read_bytes())

    def test_svg_has_named_groups_and_its_fonts(self):
        tree = xml.parse(self.export("map.svg"))
        groups = [group.get("data-layer") for group in tree.iter(f"{SVG}g") if group.get("data-layer")]
        for layer in ("paper", "map", "base.water", "base.land"):
            self.assertIn(layer, groups)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertIn("@font-face", "".join(tree.getroot().find(f"{SVG}style").itertext()))

    def test_hostile_titles_are_text(self):
        title = "a <b> & \"c\" ]]> 'd'"
        for name in ("map.pdf", "map.svg"):
            self.export(name, "--title", title)
        self.assertIn(title, self.words_of(self.folder / "map.svg"))

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_pdftotext_finds_every_word(self):
        done = subprocess.run(["pdftotext", self.export("map.pdf", size="1920x1080"), "-"], capture_output=True, check=True)
        found = set(re.findall(r"\w+", done.stdout.decode()))
        said = set(re.findall(r"\w+", " ".join(self.words_of(self.export("map.svg", size="1920x1080")))))
        self.assertGreater(len(said), 100)
        self.assertEqual(said - found, set())

    @unittest.skipUnless(shutil.which("rsvg-convert"), "rsvg-convert is not installed")
    def test_rsvg_draws_it_like_the_png(self):
        for options in ([], ["--view", "proposals", "--theme", "dark"]):
            drawn = self.folder / "drawn.ppm"
            subprocess.run(["rsvg-convert", "-w", "960", "-h", "540", "-b", "white", self.export("map.svg", *options), "-o", self.folder / "rgba.png"], check=True)
            subprocess.run(["convert", self.folder / "rgba.png", "-depth", "8", drawn], check=True)
            self.assertLess(mean_difference(self.export("map.png", *options), drawn), 0.02)


if __name__ == "__main__":
    program.main()
