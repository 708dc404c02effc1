#!/usr/bin/env python3
"""demarc extract and export with --extractor: another program reads the claims, is held to the schema, and may fail without harm."""
import csv
import io
import json
import sys

import program
from program import ROOT, SAMPLE, SAMPLES, ProgramTest

SHIPPED = ROOT / "docs" / "extractor.py"
TEXT = "Купянск: the army holds Goma. The rebels deny it."
SENTENCE = [len("Купянск: ".encode()), len("Купянск: the army holds Goma.".encode())]
CLAIM = {"id": "7", "place": "Goma", "claimant": "M23", "stance": "asserts", "status": "control", "actor": "M23", "evidence": SENTENCE}

# Reads dispatches and answers each with what the body makes of it.
FRAME = """import json, os, signal, sys, time
CLAIM = json.loads({claim!r})
def say(answer):
    print(json.dumps(answer), flush=True)
for line in sys.stdin:
    dispatch = json.loads(line)
    good = {{"id": dispatch["id"], "claims": [CLAIM]}}
"""


class Door(ProgramTest):
    def reader(self, body, name="reader.py"):
        """The command of a program whose loop over dispatches has this body."""
        frame = FRAME.format(claim=json.dumps(CLAIM))
        return f'"{sys.executable}" "{self.file(name, frame + "".join(f"    {line}{chr(10)}" for line in body.splitlines()))}"'

    def dispatches(self, *ids, text=TEXT):
        return self.file("reports.ndjson", "".join(json.dumps({"id": i, "date": "2025-01-28", "title": "A title", "source": "A paper", "text": text}) + "\n" for i in ids))

    def extract(self, command, *arguments, status=0):
        done = self.run_demarc("extract", *arguments, "--extractor", command)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done

    def readings(self, command, *arguments, status=0):
        done = self.extract(command, *arguments, "--format", "ndjson", status=status)
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


class TheShippedExample(Door):
    def test_it_reads_the_samples_and_its_claims_stand_in_the_text(self):
        found = 0
        for sample in sorted(SAMPLES.glob("*.txt")):
            with self.subTest(sample.name):
                (reading,), messages = self.readings(str(SHIPPED), sample)
                self.assertEqual((messages, reading["warnings"]), ("", []))
                text = reading["text"].encode()
                parties = {party["id"] for party in reading["parties"]}
                for claim in reading["claims"]:
                    found += 1
                    self.assertEqual(claim["reader"], str(SHIPPED))
                    cue = text[slice(*claim["cue"])].decode()
                    self.assertIn(cue, claim["note"])
                    self.assertIn(cue, text[slice(*claim["evidence"])].decode())
                    self.assertIn(claim["place"], text[slice(*claim["evidence"])].decode())
                    self.assertLessEqual({claim["claimant"], claim["actor"]}, parties)
                    self.assertIsNotNone(claim["lat"])
        self.assertGreaterEqual(found, 5)

    def test_places_stay_ours_and_claims_do_not(self):
        ours = json.loads(self.run_demarc("extract", SAMPLE).stdout)
        (theirs,), _ = self.readings(str(SHIPPED), SAMPLE)
        self.assertEqual(theirs["toponyms"], ours["toponyms"])
        self.assertEqual({claim["reader"] for claim in ours["claims"]}, {None})
        kupiansk = [claim for claim in theirs["claims"] if claim["place"] == "Kupiansk"]
        self.assertEqual([claim["actor"] for claim in kupiansk], ["Russia"])   # the text says "Russian troops"
        self.assertEqual({party["id"]: party["colour"] for party in theirs["parties"]}["Russia"], {party["id"]: party["colour"] for party in ours["parties"]}["Russia"])

    def test_it_is_documented_as_it_answers(self):
        done = self.extract("./docs/extractor.py", "assets/samples/sudan-2025-10-28.txt", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        page = (ROOT / "docs" / "extractor.md").read_text(encoding="utf-8")
        self.assertGreaterEqual(len(rows), 2)
        for row in rows:
            for column in ("place", "claimant", "sentence"):
                self.assertIn(row[column], page)

    def run_demarc(self, *arguments, **options):
        return super().run_demarc(*arguments, cwd=ROOT, **options)


class Claims(Door):
    def test_they_replace_ours_in_every_format(self):
        command = self.reader("say(good)")
        report = self.dispatches("a", "b")
        readings, messages = self.readings(command, report, "--jobs", "3")
        self.assertEqual((messages, [r["id"] for r in readings]), ("", ["a", "b"]))
        for reading in readings:
            (claim,) = reading["claims"]
            self.assertEqual((claim["id"], claim["place"], claim["claimant"], claim["reader"]), ("c1", "Goma", "M23", command))
            self.assertEqual((claim["evidence"], claim["cue"], claim["time"]), (SENTENCE, SENTENCE, "current"))
            self.assertAlmostEqual(claim["lon"], 29.2, delta=0.2)
        rows = list(csv.DictReader(io.StringIO(self.extract(command, report, "--format", "csv").stdout.decode())))
        self.assertEqual([(row["reader"], row["sentence"]) for row in rows], [(command, "the army holds Goma.")] * 2)
        features = json.loads(self.extract(command, report, "--format", "geojson").stdout)["features"]
        self.assertEqual([f["properties"]["reader"] for f in features if f["properties"]["kind"] == "claim"], [command] * 2)

    def test_the_program_is_told_the_dispatch_and_started_once(self):
        command = self.reader("good['claims'] = [dict(CLAIM, note=json.dumps([os.getpid(), dispatch]))]\nsay(good)")
        readings, _ = self.readings(command, self.dispatches("a", "b", "c"))
        notes = [json.loads(reading["claims"][0]["note"]) for reading in readings]
        self.assertEqual(len({pid for pid, _ in notes}), 1)
        self.assertEqual(notes[1][1], {"id": "b", "date": "2025-01-28", "title": "A title", "source": "A paper", "text": TEXT})

    def test_a_claim_that_fails_a_check_is_left_out_and_named(self):
        command = self.reader("good['claims'] += [dict(CLAIM, extent=3), dict(CLAIM, evidence=[1, 9])]\nsay(good)")
        (reading,), messages = self.readings(command, self.dispatches("r9"))
        self.assertEqual(len(reading["claims"]), 1)
        self.assertEqual(len(reading["warnings"]), 2)
        for word in (command, "warning: ", 'dispatch "r9", claim 2: "extent": 3', 'claim 3: "evidence": [1, 9]'):
            self.assertIn(word, messages)

    def test_a_map_is_drawn_of_them(self):
        out = self.folder / "map.png"
        done = self.run_demarc("export", self.dispatches("a"), "-o", out, "--size", "1280x720", "--view", "party:M23", "--extractor", self.reader("say(good)"))
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
        self.assertTrue(out.read_bytes().startswith(b"\x89PNG"))
        fails = self.run_demarc("export", self.dispatches("a"), "-o", out, "--size", "640x360", "--extractor", self.reader("sys.exit(4)"))
        self.assertEqual(fails.returncode, 1)
        self.assertIn("with status 4", fails.stderr.decode())


class Failures(Door):
    """The second of three dispatches has no answer: it keeps its places, the others their claims, and the status is 1."""

    def check(self, body, *words, arguments=()):
        command = self.reader(f"if dispatch['id'] == 'b':\n    {body}\nsay(good)")
        readings, messages = self.readings(command, self.dispatches("a", "b", "c"), *arguments, status=1)
        self.assertEqual([len(reading["claims"]) for reading in readings], [1, 0, 1])
        self.assertEqual([toponym["name"] for toponym in readings[1]["toponyms"]], [toponym["name"] for toponym in readings[0]["toponyms"]])
        for word in (*words, command, 'dispatch "b"'):
            self.assertIn(word, messages)
            self.assertIn(word, readings[1]["warnings"][0])
        self.assertEqual(messages.count("\n"), 1, messages)
        self.assertNotIn("warning", messages)

    def test_it_hangs(self):
        self.check("time.sleep(1000)", "within 8 s", arguments=("--extractor-timeout", "8"))

    def test_it_ends(self):
        self.check("sys.exit(3)", "with status 3")

    def test_it_crashes(self):
        self.check("os.kill(os.getpid(), signal.SIGSEGV)", "signal 11")

    def test_it_talks_rubbish(self):
        self.check("print('Loading the model...', flush=True)", "no JSON")

    def test_it_answers_for_another(self):
        self.check("good['id'] = 'c'", "another dispatch", '"c"')

    def test_it_answers_twice(self):
        # The line that nobody asked for is taken for the answer of the next dispatch, which it is not.
        command = self.reader("say(good)\nif dispatch['id'] == 'a':\n    say(good)")
        readings, messages = self.readings(command, self.dispatches("a", "b", "c"), status=1)
        self.assertEqual([len(reading["claims"]) for reading in readings], [1, 0, 1])
        self.assertIn('another dispatch, id "a"', messages)

    def test_it_answers_without_end(self):
        self.check("print('x' * (70 << 20))", "more than 64 MiB")

    def test_what_it_says_on_stderr_passes(self):
        done = self.extract(self.reader("print('thinking', file=sys.stderr)\nsay(good)"), self.dispatches("a"))
        self.assertEqual(done.stderr.decode(), "thinking\n")

    def test_it_is_not_there(self):
        for command, status, words in (("no-such-reader --fast", 1, ("no-such-reader", "No such file")), (str(self.folder), 1, ("ermission denied",)),
                                       ("'open", 2, ("'open", "quote")), ("", 2, ("--extractor", "empty")), (" ", 2, ("no command",))):
            with self.subTest(command):
                self.assert_refused(self.run_demarc("extract", SAMPLE, "--extractor", command), status, *words)
                self.assert_refused(self.run_demarc("export", SAMPLE, "-o", self.folder / "map.png", "--extractor", command), status, *words)

    def test_options_that_do_not_go_together(self):
        self.assert_refused(self.run_demarc("extract", SAMPLE, "--places-only", "--extractor", "cat"), 2, "--places-only", "--extractor")
        self.assert_refused(self.run_demarc("extract", SAMPLE, "--extractor-timeout", "5"), 2, "--extractor")
        self.assert_refused(self.run_demarc("extract", SAMPLE, "--extractor", "cat", "--extractor-timeout", "0"), 2, "--extractor-timeout")

    def test_a_text_that_is_read_in_sections_has_no_claims(self):
        long = self.file("long.txt", "date 2025-11-20\n" + "Russia said its forces captured Kupiansk.\n\n" * 30_000)
        done = self.extract(self.reader("say(good)"), long, status=1)
        reading = json.loads(done.stdout)
        self.assertEqual(reading["claims"], [])
        self.assertGreater(len(reading["toponyms"]), 20_000)
        self.assertEqual(done.stderr.decode().count("\n"), 1)
        self.assertIn("1 MiB", done.stderr.decode())
        self.assertIn("1 MiB", reading["warnings"][0])


if __name__ == "__main__":
    program.main()
