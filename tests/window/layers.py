#!/usr/bin/env python3
"""Layers and rasters of the user's in a real window under Xvfb: python3 tests/window/layers.py DEMARC"""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import INK, MAP, PATIENCE_S, WindowTest  # noqa: E402

GREEN, VIOLET, BROWN = (0x00, 0xC8, 0x00), (0xC8, 0x00, 0xC8), (0x8A, 0x5A, 0x44)
MESSAGE = (540, 860, 1292, 915)
# The rows of the tree without a report: the head and five members of the claims, the head of the user's layers, those, five of the basemap.
TOP, BOTTOM, BEFORE, OTHERS = 726, 1052, 7, 12
EYE_X, SAMPLE_X, NAME_X, SLIDER = 32, 61, 120, (272, 342)


def square(west, south, side):
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Square", "side": "one"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}).encode()


class LayersTest(WindowTest):
    def row_y(self, layer, layers):
        """Middle of the row of the n-th layer from the top."""
        height = max(22, min(29, (BOTTOM - TOP) // (OTHERS + layers)))
        return TOP + (BEFORE + layer) * height + height // 2

    def style(self, colour):
        return f":fill=#{bytes(colour).hex()},stroke=none,fill-opacity=1"

    def open_layers(self, **layers):
        """One square a colour, the later ones shifted up and over the others."""
        arguments = []
        for number, (name, colour) in enumerate(layers.items()):
            arguments += ["--layer", str(self.file(name + ".geojson", square(36 + number * 0.5, 48 + number * 0.5, 2))) + self.style(colour)]
        self.open(*arguments)
        self.move(960, 1000)
        return self.wait_for(lambda p: all(p.count(MAP, colour) > 2000 for colour in layers.values()), "the layers on the map")

    def test_a_layer_is_drawn_and_hidden_and_shown_again(self):
        self.open_layers(first=GREEN)
        self.click(EYE_X, self.row_y(0, 1))
        self.wait_for(lambda p: p.count(MAP, GREEN) == 0, "a map without it")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.count(MAP, GREEN) > 2000, "it again")
        self.assert_quits()

    def test_a_click_on_the_opacity_fades_it(self):
        self.open_layers(first=GREEN)
        self.click((SLIDER[0] + SLIDER[1]) // 2, self.row_y(0, 1))
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, GREEN) == 0 and p.count(MAP, (0x11, 0x7A, 0x17), 20) > 2000, "half of it")

    def test_dragging_a_row_changes_what_lies_on_top(self):
        first = self.open_layers(first=GREEN, second=VIOLET)
        self.assertGreater(first.count(MAP, VIOLET), first.count(MAP, GREEN))
        self.move(NAME_X, self.row_y(0, 2))
        self.act("mousedown", 1)
        for step in range(1, 8):
            self.move(NAME_X, self.row_y(0, 2) + 6 * step)
        self.act("mouseup", 1)
        self.wait_for(lambda p: p.count(MAP, GREEN) > p.count(MAP, VIOLET) > 2000, "the other one on top")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.count(MAP, VIOLET) > p.count(MAP, GREEN) > 2000, "the order of before")

    def test_keys_choose_hide_order_and_remove(self):
        self.open_layers(first=GREEN, second=VIOLET)
        # What was added last is chosen.
        self.act("key", "ctrl+l")
        self.act("key", "space")
        self.wait_for(lambda p: p.count(MAP, VIOLET) == 0, "the upper one hidden")
        self.act("key", "space")
        self.act("key", "alt+Down")
        moved = self.wait_for(lambda p: p.count(MAP, GREEN) > p.count(MAP, VIOLET) > 2000, "the other one on top")
        self.act("key", "Delete")
        self.wait_for(lambda p: p.count(MAP, VIOLET) == 0, "one removed")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.changed(moved, MAP) < 0.001, "it is back")
        # The arrows belong to the map again.
        self.act("key", "Escape")
        self.act("key", "Left")
        self.wait_for(lambda p: p.changed(moved, MAP) > 0.05, "the map panned")

    def test_the_popup_styles_it(self):
        self.open_layers(first=GREEN)
        y = self.row_y(0, 1)
        self.click(SAMPLE_X, y)
        self.move(960, 1000)
        popup = self.wait_for(lambda p: self.find(p, BROWN), "the popup")
        self.click(*self.find(popup, BROWN))
        self.act("key", "Escape")
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, BROWN) > 2000 and p.count(MAP, GREEN) == 0, "the layer in another colour")
        self.act("key", "ctrl+z")
        self.wait_for(lambda p: p.count(MAP, GREEN) > 2000, "the colour of before")

    def find(self, picture, colour):
        """Some way into the first spot of a colour in the lower left of the window."""
        for y in range(700, 1076):
            row = picture.part((40, y, 420, y + 1))
            at = next((x for x in range(0, len(row), 3) if tuple(row[x:x + 3]) == colour), None)
            if at is not None:
                return 40 + at // 3 + 4, y + 4
        return None

    def test_a_right_click_opens_a_menu_that_removes_it(self):
        first = self.open_layers(first=GREEN)
        y = self.row_y(0, 1)
        self.move(NAME_X, y)
        self.act("click", 3)
        self.move(NAME_X + 30, y)
        self.wait_for(lambda p: p.changed(first, (NAME_X, 800, NAME_X + 160, 1080)) > 0.05, "the menu")

    def test_open_takes_layers_and_a_bad_one_gives_a_message(self):
        self.open_sample()
        layer = self.file("front.geojson", square(36, 49, 1.5))
        self.act("key", "ctrl+o")
        self.wait_for(lambda p: p.count((640, 300, 1280, 340), INK, 60) > 100, "the dialog")
        self.act("type", str(layer))
        self.act("key", "Return")
        self.move(960, 1000)
        seen = self.wait_for(lambda p: p.count((0, 726, 400, 1052), INK, 60) > 1000 and p.count(MAP, (0x5C, 0x66, 0x70), 24) > 500, "the layer")
        bad = self.file("bad.geojson", b"no json")
        self.act("key", "ctrl+o")
        self.wait_for(lambda p: p.count((640, 300, 1280, 340), INK, 60) > 100, "the dialog")
        self.act("type", str(bad))
        self.act("key", "Return")
        self.wait_for(lambda p: p.changed(seen, MESSAGE) > 0.3, "a message")
        self.assert_quits()

    def test_a_raster_lies_under_the_map(self):
        grid = self.file("heights.asc", "ncols 40\nnrows 40\nxllcorner 36\nyllcorner 48\ncellsize 0.05\n" + ("0 255 " * 20 + "\n") * 40)
        self.file("heights.prj", 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]')
        self.open("--layer", str(self.file("first.geojson", square(36, 48, 2))) + ":fill=none,stroke=none", "--raster", grid)
        self.move(960, 1000)
        white = self.wait_for(lambda p: p.count(MAP, (255, 255, 255), 4) > 5000, "the white cells of the raster")
        # Its row stands below that of the shapes.
        self.click(EYE_X, self.row_y(1, 2))
        self.move(960, 1000)
        self.wait_for(lambda p: p.count(MAP, (255, 255, 255), 4) < white.count(MAP, (255, 255, 255), 4) / 4, "a map without it")

    def test_what_is_wrong_on_the_command_line_opens_no_window(self):
        layer = self.file("first.geojson", square(36, 48, 2))
        for arguments, status, words in ((["--layer", f"{layer}:colour=red"], 2, "colour"), (["--raster", "x.tif:shiny"], 2, "shiny"),
                                         (["--layer", layer, "extract", program.SAMPLE], 2, "subcommand")):
            done = subprocess.run([program.DEMARC, *map(str, arguments)], env=self.environment, capture_output=True, timeout=PATIENCE_S)
            self.assert_refused(done, status, words)


if __name__ == "__main__":
    program.main()
