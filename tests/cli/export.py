#!/usr/bin/env python3
"""demarc export: an image without a display, the same bytes each time, and what the options change."""
import struct
import zlib

import program
from program import SAMPLE, SAMPLES, ProgramTest


def read_png(path):
    """Width, height and rows of RGB bytes of an 8-bit RGB PNG."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, header = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0]
        header = body if kind == b"IHDR" else header
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert (depth, colour) == (8, 2)
    raw, stride = zlib.decompress(packed), 3 * width + 1
    rows = [raw[y * stride + 1:(y + 1) * stride] for y in range(height)]
    assert len(raw) == stride * height
    return width, height, rows, {raw[y * stride] for y in range(height)}


class Export(ProgramTest):
    def export(self, *options, source=SAMPLE, size="960x540", name="map.png"):
        out = self.folder / name
        done = self.run_demarc("export", source, "-o", out, "--size", size, *options, environment={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, b"")
        return out

    def test_an_image_of_the_stated_size(self):
        for size in ("960x540", "1280x720", "401x777"):
            width, height, _, _ = read_png(self.export(size=size))
            self.assertEqual(f"{width}x{height}", size)

    def test_twice_the_same_bytes(self):
        self.assertEqual(self.export(name="a.png").read_bytes(), self.export(name="b.png").read_bytes())

    def test_options_change_the_picture(self):
        plain = self.export().read_bytes()
        for options in (["--theme", "dark"], ["--theme", "print"], ["--language", "uk"], ["--local-names"], ["--view", "dispute"], ["--view", "party:Ukraine"], ["--view", "proposals"], ["--view", "history"],
                        ["--no-legend"], ["--no-sources"], ["--no-callouts"], ["--no-scale-bar"], ["--no-north-arrow"], ["--no-inset"],
                        ["--title", "Another title"], ["--crs", "EPSG:3857"], ["--fit", "30,46,40,52"], ["--fit", "Kharkiv Oblast"],
                        ["--center", "37,49", "--zoom", "8"], ["--zoom", "9"], ["--fit", "world"], ["--at", "2022-06-01"], ["--scale-factor", "0.7"]):
            with self.subTest(" ".join(options)):
                self.assertTrue(self.export(*options, name="other.png").read_bytes() != plain)

    def test_letters_without_a_glyph_are_left_out_with_one_warning(self):
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "960x540", "--title", "Front \U0001F389 \u6218\u7EBF")
        self.assertEqual(done.returncode, 0)
        message = done.stderr.decode()
        self.assertEqual(message.count("\n"), 1, message)
        self.assertIn("\U0001F389\u6218\u7EBF", message)
        plain = self.export("--title", "Front", name="plain.png")
        self.assertTrue(read_png(self.folder / "map.png") == read_png(plain), "what the file says of itself keeps the letters")

    def test_a_date_before_all_claims_is_told(self):
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "960x540", "--at", "2001-01-01")
        self.assertEqual(done.returncode, 0)
        self.assertIn("no claim holds at 1 Jan 2001 (first: ", done.stderr.decode())

    def test_what_can_be_read_is_drawn_beside_what_can_not(self):
        bad = self.folder / "bad.json"
        bad.write_text('{"text": ')
        out = self.folder / "map.png"
        done = self.run_demarc("export", SAMPLE, bad, "-o", out, "--size", "960x540")
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.json: not JSON", done.stderr.decode())
        self.assertTrue(out.exists())

    def test_a_title_that_is_cut_is_told(self):
        done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "1920x1080", "--title", "too long " * 60)
        self.assertIn("the title is too long", done.stderr.decode())

    def test_the_holders_colours_are_drawn(self):
        _, _, rows, filters = read_png(self.export("--no-legend", size="1920x1080"))
        self.assertEqual(filters, {0}, "read_png undoes no filters")
        pixels = b"".join(rows)
        found = {pixels[i:i + 3] for i in range(0, len(pixels), 3)}
        for colour in ("D55E00", "0072B2"):
            # Marks are up to 15 % see-through: the nearest pixel may be that far off.
            wanted = bytes.fromhex(colour)
            self.assertLess(min(max(abs(a - b) for a, b in zip(pixel, wanted)) for pixel in found), 30, colour)

    def test_every_sample_is_drawn(self):
        for sample in sorted(SAMPLES.glob("*.txt")):
            with self.subTest(sample.name):
                self.export(source=sample, name=sample.stem + ".png")


if __name__ == "__main__":
    program.main()
