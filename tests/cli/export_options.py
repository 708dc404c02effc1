#!/usr/bin/env python3
"""demarc export: panels, series, paper, templates and sidecars."""
import json
import signal
import subprocess
import time

import program
from export import read_png
from program import SAMPLE, SAMPLES, ProgramTest


class Options(ProgramTest):
    def export(self, *options, source=SAMPLE, name="map.png", status=0):
        sources = [] if source is None else [source]
        done = self.run_demarc("export", *sources, "-o", self.folder / name, *options, environment={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
        self.assertEqual(done.returncode, status, done.stderr)
        return self.folder / name if status == 0 else done.stderr.decode()

    def test_a_comparison_shows_both_accounts_in_one_frame(self):
        image = self.export("--view", "compare:Russia,Ukraine", "--size", "1280x720", "--sidecar")
        marks = json.loads(image.with_suffix(".json").read_text())["marks"]
        self.assertEqual({mark["panel"] for mark in marks}, {"As Russia tells it", "As Ukraine tells it"})
        for mark in marks:
            claimants = {claim["claimant"] for claim in mark["claims"]}
            self.assertEqual(claimants, {"Russia" if "Russia" in mark["panel"] else "Ukraine"}, mark["place"])
        places = {}
        for mark in marks:
            places.setdefault(mark["place"], []).append((mark["x_px"], mark["y_px"]))
        both = [at for at in places.values() if len(at) == 2]
        self.assertTrue(both)
        steps = {(round(b[0] - a[0], 3), round(b[1] - a[1], 3)) for a, b in both}
        self.assertEqual(len(steps), 1, "the panels show the same part of the ground")

    def test_without_names_the_two_that_claim_most_are_compared(self):
        named = self.export("--view", "compare:Russia,Ukraine", "--size", "960x540", name="named.png")
        self.assertEqual(self.export("--view", "compare", "--size", "960x540").read_bytes(), named.read_bytes())

    def test_a_comparison_of_strangers_is_refused(self):
        self.assertIn("no report names Narnia", self.export("--view", "compare:Russia,Narnia", status=2))
        self.assertIn("two to four names", self.export("--view", "compare:Russia", status=2))

    def test_a_sidecar_makes_the_same_image_again(self):
        for options in (["--view", "dispute", "--size", "960x540"], ["--paper", "A5:portrait", "--dpi", "100", "--margin", "5", "--no-inset"],
                        ["--template", "slide", "--size", "1280x720", "--title", "Of ours"]):
            with self.subTest(" ".join(options)):
                first = self.export(*options, "--sidecar", name="first.png")
                again = self.export("--from", self.folder / "first.json", source=None, name="again.png")
                self.assertEqual(first.read_bytes(), again.read_bytes())
        larger = self.export("--from", self.folder / "first.json", "--size", "1920x1080", source=None, name="larger.png")
        self.assertEqual(read_png(larger)[:2], (1920, 1080))

    def test_every_mark_of_a_sidecar_has_its_sentence(self):
        image = self.export("--size", "960x540", "--sidecar")
        sidecar = json.loads(image.with_suffix(".json").read_text())
        texts = {dispatch["id"]: dispatch["text"] for dispatch in sidecar["dispatches"]}
        self.assertTrue(sidecar["marks"])
        for mark in sidecar["marks"]:
            self.assertTrue(mark["claims"], mark["place"])
            for claim in mark["claims"]:
                self.assertIn(claim["sentence"], texts[claim["report"]])

    def test_a_broken_sidecar_is_told(self):
        broken = self.folder / "broken.json"
        for text, words in (("{", "no JSON at byte"), ("[]", "no sidecar"), ('{"options":{"sise":["3"]},"dispatches":[]}', "options.sise: no such option"),
                            ('{"options":{"size":3},"dispatches":[]}', "options.size: must be an array of strings")):
            broken.write_text(text)
            done = self.run_demarc("export", "--from", broken, "-o", self.folder / "x.png")
            self.assertIn(done.returncode, (1, 2))
            self.assertIn(words, done.stderr.decode())

    def test_a_series_has_an_image_for_each(self):
        self.export("--per", "party", "--size", "640x360", name="each.png")
        self.assertTrue({"each-Russia.png", "each-Ukraine.png"} <= {path.name for path in self.folder.glob("each-*.png")})
        self.export("--frames", "2025-11-19..2025-11-21", "--size", "640x360", name="day.png")
        days = sorted(self.folder.glob("day-*.png"))
        self.assertEqual([path.name for path in days], ["day-0001.png", "day-0002.png", "day-0003.png"])
        self.assertEqual(len({path.read_bytes() for path in days}), 3, "the date stands in each")
        self.export("--per", "date", "--size", "640x360", source=SAMPLES, name="date.png")
        self.assertTrue((self.folder / "date-2025-11-20.png").exists())

    def test_a_series_that_makes_no_sense_is_told(self):
        for options, words in ((["--frames", "2025"], "FROM..TO"), (["--frames", "2025-02..2025-01"], "ends before"), (["--frames", "2025-01-01..2025-01-02", "--step", "0d"], "--step"),
                               (["--frames", "1900-01-01..2025-01-02"], "more than"), (["--frames", "2025-01-01..2025-01-02", "--per", "date"], "one of them")):
            self.assertIn(words, self.export(*options, status=2))

    def test_paper_has_its_size_in_dots(self):
        self.assertEqual(read_png(self.export("--paper", "A4", "--dpi", "100"))[:2], (1169, 827))
        self.assertEqual(read_png(self.export("--paper", "letter:portrait", "--dpi", "100"))[:2], (850, 1100))
        self.assertIn("unknown", self.export("--paper", "B4", status=2))
        self.assertIn("one of them", self.export("--paper", "A4", "--size", "100x100", status=2))
        self.assertIn("no room", self.export("--size", "640x360", "--margin", "60", status=2))

    def test_a_margin_is_left_white(self):
        width, height, rows, _ = read_png(self.export("--size", "960x540", "--margin", "10"))
        margin = round(10 / 25.4 * 96)
        white = b"\xff\xff\xff"
        for y in [*range(margin), *range(height - margin, height)]:
            self.assertEqual(rows[y], white * width)
        self.assertTrue(all(row[:3 * margin] == white * margin for row in rows))
        self.assertNotEqual(rows[height // 2], white * width)

    def test_templates_divide_the_sheet(self):
        images = {name: self.export("--template", name, "--size", "1280x960", name=name + ".png").read_bytes() for name in ("slide", "column", "a3")}
        self.assertEqual(len(set(images.values())), 3)
        own = self.folder / "own.toml"
        for text, words in (("[frame]\npanel = 'lft'", "own.toml:2: frame.panel: must be one of"), ("[frmae]", "frmae: is not known"), ("[options]\nsise = '3'", "options.sise: no such option"),
                            ("[frame", "own.toml:1"), ("[logo]\nfile = 'none.png'", "none.png"), ("[fonts]\nbold = 'none.ttf'", "none.ttf")):
            own.write_text(text)
            done = self.run_demarc("export", SAMPLE, "-o", self.folder / "x.png", "--template", own)
            self.assertIn(done.returncode, (1, 2))
            self.assertIn(words, done.stderr.decode())
        self.assertIn("a3, column, slide", self.export("--template", "nothing", status=1))

    def test_options_that_contradict_each_other_are_refused(self):
        for options, words in ((["--fit", "world", "--center", "37,49"], "excludes"), (["--fit", "world", "--zoom", "5"], "give one of them"), (["--fit", "30,46,40,52", "--zoom", "5"], "give one of them"),
                               (["--step", "1w"], "requires"), (["--at", "2025-11-20", "--per", "date"], "give one of them"), (["--per", "party", "--view", "dispute"], "give one of them")):
            self.assertIn(words, self.export(*options, status=2))

    def test_a_layer_outside_the_map_and_one_that_is_not_there_are_told(self):
        layer = self.file("far.geojson", '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[-60,-10],[-59,-10],[-59,-9],[-60,-10]]]}}')
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "960x540", "--layer", layer)
        self.assertEqual(done.stderr.decode(), f"demarc: warning: {layer}: lies outside the map\n")
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "x.png", "--size", "960x540", "--layer", f"{layer}|none")
        self.assert_refused(done, 1, "far.geojson: has no layer none; it has far")

    def test_what_a_small_sheet_leaves_out_is_told(self):
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "640x360", "--scale-factor", "3")
        self.assertEqual(done.returncode, 0)
        self.assertIn("the sheet is too small for its type and leaves out:", done.stderr.decode())
        for part in ("title", "legend", "sources"):
            self.assertIn(part, done.stderr.decode())

    def test_an_export_that_is_stopped_leaves_nothing_behind(self):
        for wait in (0.1, 0.3, 0.6, 1.0):
            process = subprocess.Popen([program.DEMARC, "export", SAMPLE, "-o", self.folder / "stopped.png", "--size", "9000x9000"], stderr=subprocess.DEVNULL)
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            if process.wait() == 0:
                break
            self.assertEqual([path.name for path in self.folder.iterdir()], [])


if __name__ == "__main__":
    program.main()
