#!/usr/bin/env python3
"""Layers and rasters of the user's in a real window under Xvfb: python3 tests/window/layers.py DEMARC"""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
from desk import INK, MAP, PATIENCE_S, WindowTest  # noqa: E402

GREEN, VIOLET, GREY = (0x00, 0xC8, 0x00), (0xC8, 0x00, 0xC8), (0x22, 0x22, 0x22)
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
        popup = self.wait_for(lambda p: p.count((60, 600, 420, 1080), GREEN) > 100, "the popup")
        self.assertGreater(popup.count(MAP, GREEN), 2000)
        self.act("key", "Tab")
        self.act("key", "Escape")

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
        self.wait_for(lambda p: p.count((0, 726, 400, 1052), INK, 60) > 1000 and p.count(MAP, (0x5C, 0x66, 0x70), 24) > 500, "the layer")
        bad = self.file("bad.geojson", b"no json")
        self.act("key", "ctrl+o")
        self.wait_for(lambda p: p.count((640, 300, 1280, 340), INK, 60) > 100, "the dialog")
        self.act("type", str(bad))
        self.act("key", "Return")
        self.wait_for(lambda p: p.count(MESSAGE, INK, 60) > 300, "a message")
        self.assert_quits()

    def test_a_raster_lies_under_the_map(self):
        rows = "\n".join(" ".join(str(40 + (x * y) % 200) for x in range(40)) for y in range(40))
        grid = self.file("heights.asc", f"ncols 40\nnrows 40\nxllcorner 36\nyllcorner 48\ncellsize 0.05\n{rows}\n".encode())
        self.open("--layer", self.file("first.geojson", square(36, 48, 2)), "--raster", grid)
        self.move(960, 1000)
        self.wait_for(lambda p: len(set(zip(*[iter(p.part((800, 400, 1000, 600)))] * 3))) > 40, "many greys")

    def test_what_is_wrong_on_the_command_line_opens_no_window(self):
        layer = self.file("first.geojson", square(36, 48, 2))
        for arguments, status, words in ((["--layer", f"{layer}:colour=red"], 2, "colour"), (["--raster", "x.tif:shiny"], 2, "shiny"),
                                         (["--layer", layer, "extract", program.SAMPLE], 2, "subcommand")):
            done = subprocess.run([program.DEMARC, *map(str, arguments)], env=self.environment, capture_output=True, timeout=PATIENCE_S)
            self.assert_refused(done, status, words)


if __name__ == "__main__":
    program.main()
