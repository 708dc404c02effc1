#!/usr/bin/env python3
"""demarc extract and locate: formats, schema, and that spans lie on characters."""
import csv
import io
import json

import program
from program import SAMPLE, SAMPLES, ProgramTest

STANCES = {"asserts", "denies", "proposes"}
STATUSES = {"control", "partial", "contested", "encircled", "advance", "withdrawal", "strike"}


class Extract(ProgramTest):
    def reading(self, *arguments):
        done = self.run_demarc("extract", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assert_schema(self, reading):
        text = reading["text"].encode()
        for toponym in reading["toponyms"]:
            self.assertEqual(text[toponym["start"]:toponym["end"]].decode(), toponym["surface"])
            self.assertIn(toponym["use"], {"literal", "metonym", "demonym"})
            self.assertTrue(0 <= toponym["confidence"] <= 1)
        ids = {claim["id"] for claim in reading["claims"]}
        self.assertEqual(len(ids), len(reading["claims"]))
        for claim in reading["claims"]:
            self.assertIn(claim["stance"], STANCES)
            self.assertIn(claim["status"], STATUSES)
            self.assertIn(claim["time"], {"current", "past", "future"})
            self.assertTrue(claim["claimant"])
            for span in (claim["evidence"], claim["cue"]):
                self.assertLess(span[0], span[1])
                text[span[0]:span[1]].decode()
            self.assertTrue(claim["denies"] is None or claim["denies"] in ids)
            self.assertTrue(claim["extent"] is None or 0 <= claim["extent"] <= 1)

    def test_every_sample_gives_claims_in_the_schema(self):
        for sample in sorted(SAMPLES.glob("*.txt")):
            with self.subTest(sample.name):
                reading = self.reading(sample)
                self.assert_schema(reading)
                self.assertGreaterEqual(len(reading["claims"]), 3)
                self.assertIsNotNone(reading["date"])

    def test_the_sample_with_both_accounts_tells_both(self):
        claims = self.reading(SAMPLE)["claims"]

        def has(**wanted):
            return any(all(claim[key] == value for key, value in wanted.items()) for claim in claims)
        self.assertTrue(has(place="Kupiansk", claimant="Russia", stance="asserts", status="control", actor="Russia", time="current"))
        self.assertTrue(has(place="Kupiansk", claimant="Ukraine", stance="denies", actor="Russia"))
        self.assertTrue(has(place="Kupiansk", claimant="Ukraine", stance="asserts", status="control", actor="Ukraine"))
        self.assertTrue(has(place="Vovchansk", claimant="Russia", status="partial", extent=0.8))
        self.assertTrue(has(place="Pokrovsk", claimant="Russia", status="partial", extent=0.7))
        self.assertTrue(has(place="Ternopil", status="strike", killed=26, wounded=93))
        self.assertTrue(has(place="Donbas", stance="proposes", actor="Russia", claimant="United States"))

    def test_standard_input_reads_and_dates(self):
        done = self.run_demarc("extract", "-", "--date", "2025-01-28", stdin=b"M23 rebels said on Monday they had captured Goma.")
        reading = json.loads(done.stdout)
        self.assertEqual(reading["date"], "2025-01-28")
        self.assertEqual(reading["claims"][0]["claimant"], "M23")

    def test_a_party_that_is_named_by_its_army_alone_is_listed(self):
        reading = json.loads(self.run_demarc("extract", "-", "--date", "2025-01-28", stdin=b"GOMA - M23 captured Masisi. The army said it had retaken Sake.").stdout)
        told = {claim["claimant"] for claim in reading["claims"]} | {claim["actor"] for claim in reading["claims"] if claim["actor"]}
        self.assertIn("DR Congo", told)
        self.assertLessEqual(told, {party["id"] for party in reading["parties"]})

    def test_ndjson_keeps_the_order_of_the_input(self):
        lines = b"".join(json.dumps({"id": f"r{i}", "date": "2025-01-28", "text": "The army holds Goma."}).encode() + b"\n" for i in range(9))
        done = self.run_demarc("extract", self.file("many.ndjson", lines), "--format", "ndjson", "--jobs", "3")
        self.assertEqual([json.loads(line)["id"] for line in done.stdout.splitlines()], [f"r{i}" for i in range(9)])

    def test_a_folder_gives_one_file_each(self):
        done = self.run_demarc("extract", SAMPLES, "-o", self.folder / "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({path.stem for path in (self.folder / "out").iterdir()}, {path.stem for path in SAMPLES.glob("*.txt")})

    def test_an_id_cannot_leave_the_folder(self):
        path = self.file("odd.json", json.dumps([{"id": "../../evil", "date": "2025-01-01", "text": "Goma fell."}, {"id": "", "date": "2025-01-01", "text": "Goma fell."}]))
        done = self.run_demarc("extract", path, "-o", f"{self.folder}/out/")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(list((self.folder / "out").iterdir())), 2)
        self.assertFalse(list(self.folder.parent.glob("evil*")))

    def test_csv_has_a_line_for_each_claim(self):
        count = len(self.reading(SAMPLE)["claims"])
        rows = list(csv.DictReader(io.StringIO(self.run_demarc("extract", SAMPLE, "--format", "csv").stdout.decode())))
        self.assertEqual(len(rows), count)
        self.assertIn("Kupiansk", {row["place"] for row in rows})

    def test_geojson_is_longitude_first(self):
        features = json.loads(self.run_demarc("extract", SAMPLE, "--format", "geojson").stdout)["features"]
        kupiansk = next(f for f in features if f["properties"].get("place") == "Kupiansk")
        longitude, latitude = kupiansk["geometry"]["coordinates"]
        self.assertAlmostEqual(longitude, 37.6, delta=0.2)
        self.assertAlmostEqual(latitude, 49.7, delta=0.2)

    def test_twice_the_same_bytes(self):
        self.assertEqual(self.run_demarc("extract", SAMPLE).stdout, self.run_demarc("extract", SAMPLE).stdout)


class Streams(ProgramTest):
    """Inputs of many reports, and texts too long to hold."""
    SENTENCE = "Russia said its forces captured Kupiansk. Ukraine denied it. Shells fell 20 km west of Donetsk and on Харків.\n\n"

    def test_a_long_text_reads_as_one_report_whatever_the_jobs(self):
        text = self.SENTENCE * (1_400_000 // len(self.SENTENCE.encode()))
        long = self.file("long.txt", "date 2025-11-20\n" + text)
        outputs = {self.run_demarc("extract", "--jobs", jobs, long).stdout for jobs in (1, 3)}
        self.assertEqual(len(outputs), 1)
        reading = json.loads(outputs.pop())
        count = len(text) // len(self.SENTENCE)
        body = reading["text"].encode()
        self.assertEqual(body.count(b"Kupiansk"), count)
        surfaces = [t["surface"] for t in reading["toponyms"]]
        self.assertGreaterEqual(surfaces.count("Kupiansk"), count - 8)  # a section may end inside a sentence
        for list_of in (reading["toponyms"], reading["relative"]):
            for place in list_of[:50] + list_of[-50:]:
                self.assertEqual(body[place["start"]:place["end"]].decode(), place["surface"])
        self.assertEqual(sorted(t["start"] for t in reading["toponyms"]), [t["start"] for t in reading["toponyms"]])
        for place in reading["relative"][-20:]:
            self.assertEqual(reading["toponyms"][place["anchors"][0]]["surface"], "Donetsk")
        ids = [claim["id"] for claim in reading["claims"]]
        self.assertEqual(len(ids), len(set(ids)))
        for claim in reading["claims"][-20:]:
            body[claim["evidence"][0]:claim["evidence"][1]].decode()
            self.assertTrue(claim["denies"] is None or claim["denies"] in set(ids))

    def test_many_reports_come_in_their_order_and_one_bad_one_is_told(self):
        lines = [json.dumps({"id": f"r{n}", "date": "2025-11-20", "text": self.SENTENCE * (n % 5 + 1)}) for n in range(200)]
        lines[77] = "{"
        done = self.run_demarc("extract", "--places-only", "--jobs", 3, "--format", "ndjson", self.file("many.ndjson", "\n".join(lines)))
        self.assertEqual(done.returncode, 1)
        self.assertIn("many.ndjson, line 78", done.stderr.decode())
        self.assertEqual([json.loads(line)["id"] for line in done.stdout.splitlines()], [f"r{n}" for n in range(200) if n != 77])

    def test_places_alone_are_the_same_places(self):
        whole, places = (json.loads(self.run_demarc("extract", SAMPLE, *options).stdout) for options in ((), ("--places-only",)))
        self.assertEqual(whole["toponyms"], places["toponyms"])
        self.assertEqual(places["claims"], [])

    def test_relative_places_have_geometry_in_json_and_geojson(self):
        report = self.file("report.txt", "date 2025-11-20\nShells fell 20 km west of Donetsk, and clashes erupted between Kupiansk and Lyman.")
        relative = json.loads(self.run_demarc("extract", report).stdout)["relative"]
        self.assertEqual([(place["relation"], place["geometry"]["type"]) for place in relative], [("offset", "Point"), ("between", "LineString")])
        features = json.loads(self.run_demarc("extract", "--format", "geojson", report).stdout)["features"]
        self.assertEqual(sum(f["properties"]["kind"] == "relative" for f in features), 2)


class OwnPlaces(ProgramTest):
    def test_a_list_of_ones_own_is_found_and_preferred_everywhere(self):
        mine = self.file("mine.csv", "name,lon,lat,feature,country\nQurbatin Post,44.0,33.0,facility,IQ\nGoma,1.5,2.5,village,\n")
        answers = json.loads(self.run_demarc("locate", "Qurbatin Post", "Goma", "--gazetteer", mine, "--format", "json").stdout)
        self.assertEqual([(a["places"][0]["lon"], a["places"][0]["lat"]) for a in answers], [(44.0, 33.0), (1.5, 2.5)])
        report = self.file("report.txt", "date 2025-11-20\nFighters seized Qurbatin Post on Monday.")
        toponym = json.loads(self.run_demarc("extract", report, "--gazetteer", mine).stdout)["toponyms"][0]
        self.assertEqual((toponym["surface"], toponym["lon"]), ("Qurbatin Post", 44.0))
        self.assertIn("your own list", toponym["reason"])

    def test_the_users_folder_is_read_and_a_bad_list_is_named(self):
        folder = self.folder / "data" / "demarc" / "gazetteer"
        folder.mkdir(parents=True)
        (folder / "places.csv").write_text("name,lon,lat\nQurbatin Post,44,33\n,1,2\n")
        done = self.run_demarc("locate", "Qurbatin Post", environment={"XDG_DATA_HOME": str(self.folder / "data")})
        self.assertIn("44.0", done.stdout.decode())
        self.assertIn("row 2", done.stderr.decode())
        self.assert_refused(self.run_demarc("locate", "Goma", "--gazetteer", self.file("bad.csv", "a,b\n1,2\n")), 1, "bad.csv", "name")


class Locate(ProgramTest):
    def test_explain_says_why(self):
        out = self.run_demarc("locate", "Kupiansck", "--explain", "--limit", "1").stdout.decode()
        self.assertIn("spelt like Kupiansk, town in Kharkiv Oblast, Ukraine", out)

    def test_in_a_report_ranks_what_it_means(self):
        report = self.file("report.txt", "date 2025-11-20\nShelling hit the Donetsk region. Fighters hold Zelvaxino in Kherson Oblast.")
        done = self.run_demarc("locate", "Donetsk", "Zelvaxino", "--in", report, "--format", "json")
        donetsk, unknown = json.loads(done.stdout)
        self.assertEqual(donetsk["places"][0]["feature"], "region")
        self.assertIn("what the word beside it says", donetsk["places"][0]["reason"])
        confidences = [place["confidence"] for place in donetsk["places"]]
        self.assertEqual(confidences, sorted(confidences, reverse=True))
        self.assertLessEqual(sum(confidences), 1.001)
        self.assertGreater(unknown["places"][0]["radius_km"], 0)
        self.assertIsNone(unknown["places"][0]["id"])
        missing = self.run_demarc("locate", "Goma", "--in", report)
        self.assertEqual((missing.returncode, missing.stdout), (1, b""))

    def test_names_come_from_standard_input(self):
        done = self.run_demarc("locate", "-", "--limit", "1", "--format", "json", stdin="Goma\r\n\nХарків\n".encode())
        self.assertEqual([answer["query"] for answer in json.loads(done.stdout)], ["Goma", "Харків"])

    # Names as different sources spell them; where a gazetteer puts the place.
    PLACES = {
        "Kupiansk": (37.6, 49.7), "Kupyansk": (37.6, 49.7), "Купянск": (37.6, 49.7), "Куп'янськ": (37.6, 49.7), "Kup’iansk": (37.6, 49.7),
        "Volchansk": (36.9, 50.3), "Krasnoarmeysk": (37.2, 48.3), "Lugansk": (39.3, 48.6), "Artemivsk": (38.0, 48.6), "Ternopil": (25.6, 49.55),
        "Al-Fashir": (25.35, 13.63), "El Fasher": (25.35, 13.63), "Goma": (29.2, -1.67), "Lashio": (97.75, 22.93), "Marib": (45.3, 15.5), "Київ": (30.5, 50.45),
    }

    def test_spellings_and_scripts_find_the_place(self):
        done = self.run_demarc("locate", "--format", "json", "--limit", "3", *self.PLACES)
        self.assertEqual(done.returncode, 0, done.stderr)
        for answer in json.loads(done.stdout):
            longitude, latitude = self.PLACES[answer["query"]]
            near = any(abs(p["lon"] - longitude) < 0.3 and abs(p["lat"] - latitude) < 0.3 for p in answer["places"])
            self.assertTrue(near, answer)

    def test_regions_and_rivers_are_places(self):
        done = self.run_demarc("locate", "Donbas", "Oskil River", "Kharkiv Oblast", "--format", "json", "--limit", "1")
        features = [answer["places"][0]["feature"] for answer in json.loads(done.stdout)]
        self.assertEqual(features, ["region", "river", "region"])

    def test_near_and_country_choose_among_namesakes(self):
        def first(*options):
            place = json.loads(self.run_demarc("locate", "Tripoli", "--format", "json", *options).stdout)[0]["places"][0]
            return place["country"]
        self.assertEqual(first("--country", "lb"), "LB")
        self.assertEqual(first("--near", "35.8,34.4"), "LB")
        self.assertEqual(first(), "LY")

    def test_a_name_that_is_nowhere(self):
        done = self.run_demarc("locate", "Xqzzyvania", "Goma")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Xqzzyvania", done.stderr.decode())
        self.assertIn("Goma", done.stdout.decode())


if __name__ == "__main__":
    program.main()
