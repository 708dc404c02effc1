#!/usr/bin/env python3
"""Bad input: a clear line that names it, status 1 or 2, no crash, and no half file left."""
import os
import resource
import shutil
import subprocess

import program
from program import SAMPLE, ProgramTest


class BadDispatch(ProgramTest):
    def refuse(self, data, *words, name="report.txt"):
        self.assert_refused(self.run_demarc("extract", self.file(name, data)), 1, name, *words)

    def test_an_empty_file(self):
        self.refuse(b"", "empty")

    def test_a_file_of_blanks(self):
        self.refuse(b" \n\t\n", "empty")

    def test_binary(self):
        self.refuse(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0" * 50, "binary")

    def test_text_beyond_the_limit(self):
        path = self.folder / "long.txt"
        with path.open("wb") as file:
            for _ in range(200):
                file.write(b"The army holds the town. " * 41944)
        done = self.run_demarc("extract", path)
        self.assert_refused(done, 1, "long.txt", "128 MiB")

    def test_json_that_breaks_off(self):
        self.refuse(b'{"id": "a", "text": "The army', "JSON", name="report.json")

    def test_json_without_text(self):
        self.refuse(b'{"id": "a"}', "text", name="report.json")

    def test_a_missing_file(self):
        self.assert_refused(self.run_demarc("extract", self.folder / "none.txt"), 1, "none.txt", "No such file")

    def test_an_empty_folder(self):
        self.assert_refused(self.run_demarc("extract", self.folder), 1, self.folder.name, "no dispatch")

    def test_a_folder_without_right(self):
        closed = self.folder / "closed"
        closed.mkdir()
        shutil.copy(SAMPLE, closed)
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o700)
        program_path, options = program.DEMARC, {}
        if os.getuid() == 0:   # root reads everything: step down, with a program and assets that anybody may read
            self.folder.chmod(0o755)
            program_path = shutil.copy(program.DEMARC, self.folder)
            assets = shutil.copytree(program.ROOT / "assets", self.folder / "assets", ignore=shutil.ignore_patterns("build"))
            options = {"user": 65534, "group": 65534, "env": {**os.environ, "DEMARC_ASSETS": str(assets)}}
        done = subprocess.run([program_path, "extract", closed], capture_output=True, timeout=60, cwd="/", **options)
        self.assert_refused(done, 1, "closed", "ermission denied")

    def test_one_bad_input_does_not_harm_the_others(self):
        done = self.run_demarc("extract", self.file("empty.txt", b""), SAMPLE, "-o", self.folder / "out")
        self.assertEqual(done.returncode, 1)
        self.assertIn("empty.txt", done.stderr.decode())
        self.assertEqual([path.stem for path in (self.folder / "out").iterdir()], [SAMPLE.stem])


class OddDispatch(ProgramTest):
    """Strange, but readable: it is read, and what was doubtful is said."""

    def read(self, data, name="report.txt"):
        done = self.run_demarc("extract", self.file(name, data), "--date", "2025-11-20")
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_invalid_utf8(self):
        self.assertIn("UTF-8", self.read("The army took Goma \u2014 so it said. ".encode() + b"\xff\xfe\x80 end.").stderr.decode())

    def test_utf16_with_and_without_a_mark(self):
        for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
            with self.subTest(encoding):
                self.assertIn(b'"surface": "Goma"', self.read("The army said on Monday that its troops had taken Goma.".encode(encoding)).stdout)

    def test_a_dispatch_without_any_place(self):
        done = self.read(b"Nothing was said by anyone about anything, and nobody went anywhere.")
        self.assertIn(b'"claims": []', done.stdout)

    def test_no_date_is_told(self):
        done = self.run_demarc("extract", self.file("report.txt", b"The army took Goma."))
        self.assertEqual(done.returncode, 0)
        self.assertIn("no date", done.stderr.decode())

    def test_a_map_of_no_place_says_so(self):
        done = self.run_demarc("export", self.file("report.txt", b"Nothing was said by anyone."), "--date", "2025-11-20", "-o", self.folder / "map.png", "--size", "320x200")
        self.assertIn("no claim", done.stderr.decode())
        self.assertEqual(done.returncode, 0)


class BadUsage(ProgramTest):
    def refuse(self, *arguments, words=()):
        self.assert_refused(self.run_demarc(*arguments), 2, *words)

    def test_unknown_words(self):
        self.refuse("extract", words=["INPUT", "extract --help"])
        self.refuse("extract", SAMPLE, "--format", "xml", words=["xml"])
        self.refuse("extract", SAMPLE, "--date", "yesterday", words=["yesterday"])
        self.refuse("locate", "Goma", "--near", "1,2,3", words=["1,2,3"])
        self.refuse("locate", "Goma", "--near", "1,91", words=["globe"])

    def test_sizes_that_cannot_be_drawn(self):
        for size in ("0x0", "100000x100000", "-5x5", "axb", "10", "1920x1080x3", "99999999999x1"):
            with self.subTest(size):
                self.refuse("export", SAMPLE, "-o", self.folder / "map.png", "--size", size, words=[size])
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_an_image_format_that_is_not_written(self):
        self.refuse("export", SAMPLE, "-o", self.folder / "map.bmp", words=["map.bmp", "png"])

    def test_views_boxes_and_places_that_do_not_exist(self):
        out = ["-o", self.folder / "map.png"]
        self.refuse("export", SAMPLE, *out, "--view", "sideways", words=["sideways"])
        self.refuse("export", SAMPLE, *out, "--view", "party:Nobody", words=["party:Nobody", "Russia, Ukraine"])
        self.refuse("export", SAMPLE, *out, "--language", "xx", words=["\"xx\"", "en, es"])
        self.refuse("export", SAMPLE, *out, "--fit", "10,10,5,20", words=["10,10,5,20"])
        self.refuse("export", SAMPLE, *out, "--fit", "Xqzzyvania", words=["Xqzzyvania"])

    def test_an_unknown_crs(self):
        self.refuse("export", SAMPLE, "-o", self.folder / "map.png", "--crs", "EPSG:999999", words=["EPSG:999999"])

    def test_a_crs_made_for_elsewhere_names_itself_and_the_frame(self):
        for crs in ("EPSG:32610", "+proj=tmerc +lon_0=-140 +datum=WGS84"):
            with self.subTest(crs):
                self.refuse("export", SAMPLE, "-o", self.folder / "map.png", "--crs", crs, words=[crs, "frame 3", "°E", "°N"])
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_slip_in_a_subcommand_names_the_nearest(self):
        self.refuse("exprot", SAMPLE, "-o", self.folder / "map.png", words=["exprot", "demarc export"])
        self.refuse("Extract", words=["demarc extract"])
        self.refuse("frobnicate", words=["frobnicate", "extract, locate, export"])


class BadOutput(ProgramTest):
    def test_an_unwritable_place(self):
        self.assert_refused(self.run_demarc("export", SAMPLE, "-o", "/proc/map.png"), 1, "/proc/map.png")
        self.assert_refused(self.run_demarc("extract", SAMPLE, "-o", self.folder / "none" / "out.json"), 1, "out.json", "No such file")

    def test_a_full_disk_leaves_nothing_and_keeps_the_old(self):
        def small_disk():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        for command, name in (("extract", "out.json"), ("export", "out.png")):
            with self.subTest(command):
                out = self.file(name, "what was there")
                # Warm caches would need the disk too: none are wanted here.
                done = self.run_demarc(command, SAMPLE, "-o", out, preexec_fn=small_disk, environment={"MESA_SHADER_CACHE_DISABLE": "true"})
                self.assert_refused(done, 1, name)
                self.assertEqual(out.read_text(), "what was there")
                out.unlink()
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_full_standard_output(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program.DEMARC, "extract", SAMPLE], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("No space left", done.stderr.decode())


class BadAssets(ProgramTest):
    """A broken or missing asset is named; nothing else happens."""

    def assets(self):
        copy = self.folder / "assets"
        shutil.copytree(program.ROOT / "assets", copy, ignore=shutil.ignore_patterns("build", "samples"))
        return copy

    def test_no_assets_at_all(self):
        self.assert_refused(self.run_demarc("extract", SAMPLE, environment={"DEMARC_ASSETS": str(self.folder)}), 1, "DEMARC_ASSETS")

    def test_every_asset_missing_cut_short_or_garbled(self):
        assets = self.assets()
        binaries = [path for path in assets.rglob("*") if path.suffix in (".idx", ".bin", ".dmb")]
        texts = [path for path in assets.rglob("*.toml") if path.parent.name in ("parties", "claims")]
        self.assertGreaterEqual(len(binaries), 2)
        self.assertGreaterEqual(len(texts), 3)
        for path in binaries + texts:
            if path.name == "SOURCES.toml":
                continue
            data = path.read_bytes()
            for fault, bad in (("missing", None), ("cut short", data[:len(data) // 2] + b"\n= ="), ("garbled", b"\xff" * 64 + data[64:])):
                with self.subTest(f"{path.name} {fault}"):
                    path.unlink() if bad is None else path.write_bytes(bad)
                    done = self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--size", "320x200", environment={"DEMARC_ASSETS": str(assets)})
                    self.assert_refused(done, 1, path.name)
                    self.assertFalse((self.folder / "map.png").exists())
                    path.write_bytes(data)


if __name__ == "__main__":
    program.main()
