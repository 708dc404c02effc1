#!/usr/bin/env python3
"""demarc export --raster with tiles: from a folder, and from a server of this machine. Nothing outside of it is asked."""
import http.server
import json
import struct
import threading
import zlib

import program
from export import read_png
from program import SAMPLE, ProgramTest

EXACTLY = ["--size", "960x540", "--no-inset", "--no-callouts", "--theme", "light"]
CAPABILITIES = """<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<Contents><Layer><ows:Title>Red</ows:Title><ows:Identifier>red</ows:Identifier><Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style>
<Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>world</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format="image/png" resourceType="tile" template="http://127.0.0.1:PORT/red/{TileMatrix}/{TileCol}/{TileRow}.png"/></Layer>
<TileMatrixSet><ows:Identifier>world</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>MATRICES</TileMatrixSet></Contents></Capabilities>"""


def png(rgb, side=256):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(rgb) * side) * side
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        kind = self.path.split("/")[1]
        body, status, content = png((220, 30, 30)), 200, "image/png"
        if kind == "none":
            body, status = b"", 404
        elif kind == "page":
            body, content = b"<html>Please log in</html>", "text/html"
        elif kind == "broken":
            body, status = b"", 500
        elif kind == "huge":
            body = b"x" * (9 << 20)
        elif kind == "large":
            body = png((220, 30, 30), 512)
        elif kind == "wmts":
            matrices = "".join(f"<TileMatrix><ows:Identifier>{z}</ows:Identifier><ScaleDenominator>{559082264.0287178 / 2 ** z}</ScaleDenominator><TopLeftCorner>-20037508.3428 20037508.3428"
                               f"</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>{2 ** z}</MatrixWidth><MatrixHeight>{2 ** z}</MatrixHeight></TileMatrix>" for z in range(10))
            body, content = CAPABILITIES.replace("PORT", str(self.server.server_port)).replace("MATRICES", matrices).encode(), "text/xml"
        self.send_response(status)
        self.send_header("Content-Type", content)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_):
        pass


class Tiles(ProgramTest):
    def setUp(self):
        super().setUp()
        self.server = Server(("127.0.0.1", 0), Answer)
        self.server.asked = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def export(self, *options, source=SAMPLE, name="map.png"):
        sources = [] if source is None else [source]
        return self.run_demarc("export", *sources, "-o", self.folder / name, *EXACTLY, *options,
                               environment={"XDG_CACHE_HOME": str(self.folder / "cache"), "no_proxy": "127.0.0.1", "http_proxy": "", "DISPLAY": ""})

    def redness(self, name="map.png"):
        width, height, rows, _ = read_png(self.folder / name)
        red = sum(row[x] > 180 and row[x + 1] < 90 and row[x + 2] < 90 for row in rows[::9] for x in range(0, 3 * width, 27))
        return red * 81 / (width * height)

    def folder_of_tiles(self):
        for z in (5, 6):
            for x in range(2 ** z):
                (self.folder / "tiles" / str(z) / str(x)).mkdir(parents=True)
                for y in range(2 ** z // 4, 2 ** z // 2):
                    (self.folder / "tiles" / str(z) / str(x) / f"{y}.png").write_bytes(png((220, 30, 30)))
        return self.folder / "tiles"

    def test_a_folder_of_tiles_lies_below_the_map(self):
        folder = self.folder_of_tiles()
        for address in (f"{folder}/{{z}}/{{x}}/{{y}}.png", f"file://{folder}/{{z}}/{{x}}/{{y}}.png"):
            done = self.export("--raster", address)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertGreater(self.redness(), 0.3)
        self.assertEqual(self.server.asked, [])
        done = self.export("--raster", f"{self.folder}/nowhere/{{z}}/{{x}}/{{y}}.png")
        self.assert_refused(done, 1, "nowhere", "no folder of tiles")

    def test_tiles_of_a_server_are_fetched_once_and_credited(self):
        raster = f"{self.address}/red/{{z}}/{{x}}/{{y}}.png|attribution=Tiles © Nobody, CC-BY"
        done = self.export("--raster", raster, "--sidecar")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertGreater(self.redness(), 0.3)
        asked = len(self.server.asked)
        self.assertTrue(0 < asked < 60, asked)
        self.assertEqual(len(set(self.server.asked)), asked, "none is asked for twice")
        sources = json.loads((self.folder / "map.json").read_text())["sources"]
        self.assertEqual(sources[0]["text"], f"Below the map: 127.0.0.1:{self.server.server_port} (Tiles © Nobody, CC-BY).")
        first = (self.folder / "map.png").read_bytes()
        self.assertEqual(self.export("--raster", raster).returncode, 0)
        self.assertEqual(len(self.server.asked), asked, "they come from the cache")
        self.assertEqual((self.folder / "map.png").read_bytes(), first)

    def test_larger_tiles_are_fewer(self):
        self.export("--raster", f"{self.address}/red/{{z}}/{{x}}/{{y}}.png")
        usual = len(self.server.asked)
        self.server.asked.clear()
        self.assertEqual(self.export("--raster", f"{self.address}/large/{{z}}/{{x}}/{{y}}.png").returncode, 0)
        self.assertLess(len(self.server.asked), usual)
        self.assertGreater(self.redness(), 0.3)

    def test_a_wmts_is_asked_for_its_tiles(self):
        done = self.export("--raster", f"{self.address}/wmts/capabilities.xml|title=Red")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertGreater(self.redness(), 0.3)
        self.assertTrue(any(path.startswith("/red/") for path in self.server.asked))
        self.assert_refused(self.export("--raster", f"wmts:{self.address}/page/x.xml"), 1, "/page/x.xml", "no WMTS")

    def test_what_fails_is_said_with_its_address(self):
        for kind, words in (("none", ["not there (404)"]), ("page", ["no image of a tile", "text/html"]), ("broken", ["can't be fetched", "500"]), ("huge", ["can't be fetched"])):
            with self.subTest(kind):
                self.assert_refused(self.export("--raster", f"{self.address}/{kind}/{{z}}/{{x}}/{{y}}.png"), 1, f"{self.address}/{kind}/", *words)
        self.server.shutdown()
        self.server.server_close()
        self.assert_refused(self.export("--raster", f"{self.address}/gone/{{z}}/{{x}}/{{y}}.png"), 1, f"{self.address}/gone/", "can't be fetched")

    def test_what_is_no_source_of_tiles_is_refused(self):
        for raster, words in ((f"{self.address}/{{z}}/{{x}}.png", "needs {z}, {x} and {y}"), ("ftp://host/{z}/{x}/{y}.png", "http://"), (f"{self.address}/{{z}}/{{x}}/{{y}}.png|zoom=3", "unknown"),
                              (f"{self.address}/{{z}}/{{x}}/{{y}}.png|maxzoom=99", "0 to 24"), (f"{self.address}/picture.tif", "of the network only tiles"),
                              (f"{self.address}/{{z}}/{{x}}/{{y}}.png|hillshade", "hillshade")):
            with self.subTest(raster):
                self.assert_refused(self.export("--raster", raster), 2, words)
        self.assertEqual(self.server.asked, [])

    def test_an_address_in_a_file_is_not_fetched(self):
        raster = f"{self.address}/red/{{z}}/{{x}}/{{y}}.png"
        self.assertEqual(self.export("--raster", raster, "--sidecar").returncode, 0)
        self.server.asked.clear()
        sidecar = self.folder / "map.json"
        self.assert_refused(self.export("--from", sidecar, source=None, name="again.png"), 2, "map.json", raster, "command line")
        template = self.file("own.toml", f'[options]\nraster = "{raster}"\n')
        self.assert_refused(self.export("--template", template), 2, "own.toml", raster)
        xml = self.file("far.xml", f"<GDAL_WMS><Service name=\"TMS\"><ServerUrl>{self.address}/red/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service></GDAL_WMS>")
        self.assertEqual(self.export("--raster", xml).returncode, 1)
        self.assertEqual(self.server.asked, [])
        self.assertEqual(self.export("--from", sidecar, "--raster", raster, source=None, name="again.png").returncode, 0)


if __name__ == "__main__":
    program.main()
