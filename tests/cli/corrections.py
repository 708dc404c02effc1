#!/usr/bin/env python3
"""demarc correct and --corrections: what a person changed stays changed when the report is read again."""
import json

import program
from program import SAMPLE, ProgramTest


class Corrections(ProgramTest):
    def setUp(self):
        super().setUp()
        self.report = self.file("report.txt", SAMPLE.read_bytes())

    def read(self, *options):
        done = self.run_demarc("extract", self.report, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def corrected(self, edit):
        """The corrections of a reading that was edited by a function."""
        reading = self.read()
        edit(reading["claims"])
        done = self.run_demarc("correct", self.file("edited.json", json.dumps(reading)), "-o", self.folder / "fixes.ndjson")
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / "fixes.ndjson"

    def claim(self, claims, place, **wanted):
        return next((c for c in claims if c["place"] == place and all(c[key] == value for key, value in wanted.items())), None)

    def test_a_changed_rejected_or_added_claim_stays_so(self):
        def edit(claims):
            self.claim(claims, "Vovchansk", stance="asserts")["extent"] = 0.5
            claims.remove(self.claim(claims, "Ternopil"))
            evidence = claims[0]["evidence"]
            claims.append({"place": "Lyman", "claimant": "Ukraine", "stance": "asserts", "status": "contested", "actor": "Russia", "evidence": evidence})
        before = self.read()["claims"]
        claims = self.read("--corrections", self.corrected(edit))["claims"]
        changed = self.claim(claims, "Vovchansk", stance="asserts")
        self.assertEqual((changed["extent"], changed["reader"], changed["id"]), (0.5, "by hand", self.claim(before, "Vovchansk", stance="asserts")["id"]))
        self.assertIsNone(self.claim(claims, "Ternopil"))
        added = self.claim(claims, "Lyman")
        self.assertEqual((added["status"], added["reader"], added["place_id"]), ("contested", "by hand", "geonames:704204"))
        self.assertEqual(len(claims), len(before))
        denial = self.claim(claims, "Vovchansk", stance="denies")
        self.assertEqual((denial["denies"], denial["reader"]), (changed["id"], None))

    def test_nobody_takes_another_colour_because_a_claim_is_rejected(self):
        self.report.write_text("The OLA said it holds Nekemte. The TPLF said it holds Mekelle. The RSF said it holds Bara. M23 said it holds Goma.\n")
        colours = lambda *options: {p["id"]: p["colour"] for p in self.read(*options)["parties"]}
        before = colours()
        after = colours("--corrections", self.corrected(lambda claims: claims.remove(self.claim(claims, "Nekemte"))))
        self.assertEqual(len(set(before.values())), 4, before)
        self.assertEqual({party: after[party] for party in ("TPLF", "RSF", "M23")}, {party: before[party] for party in ("TPLF", "RSF", "M23")})
        self.assertEqual(len(set(after.values())), len(after), after)

    def test_the_denial_of_a_rejected_strike_goes_with_it(self):
        self.report.write_text("Local officials accused the RSF of shelling a hospital in Dilling on Sunday, killing 12 people. The RSF denied shelling Dilling. "
                               "The army said it holds Bara. The RSF denied that the army held Bara.\n")
        def about(claims):
            return [(c["place"], c["stance"], c["status"]) for c in claims if c["status"] == "strike" or c["stance"] == "denies"]
        self.assertIn(("Dilling", "denies", "strike"), about(self.read()["claims"]))
        strike = lambda claims: claims.remove(self.claim(claims, "Dilling", stance="asserts", status="strike"))
        self.assertEqual([place for place, *_ in about(self.read("--corrections", self.corrected(strike))["claims"])], ["Bara"])
        # Who vouches for the denial keeps it.
        denial = {"place": "Dilling", "claimant": "RSF", "actor": "RSF", "stance": "denies", "status": "strike"}
        vouched = self.file("vouched.ndjson", json.dumps({"report": "report", "sentence": "The RSF denied shelling Dilling.", "was": denial, "claim": {**denial, "reader": "confirmed"}}))
        self.assertIn(("Dilling", "denies", "strike"), about(self.read("--corrections", self.corrected(strike), "--corrections", vouched)["claims"]))
        # A hold is denied, whoever says it.
        hold = lambda claims: claims.remove(self.claim(claims, "Bara", stance="asserts"))
        self.assertIn("Bara", [place for place, *_ in about(self.read("--corrections", self.corrected(hold))["claims"])])

    def test_another_place_lies_where_it_lies(self):
        def edit(claims):
            self.claim(claims, "Pokrovsk", stance="asserts")["place"] = "Myrnohrad"
        moved = self.claim(self.read("--corrections", self.corrected(edit))["claims"], "Myrnohrad")
        self.assertAlmostEqual(moved["lat"], 48.31, delta=0.02)

    def test_a_report_that_is_not_edited_needs_no_corrections(self):
        self.assertEqual(self.corrected(lambda claims: None).read_text(), "")

    def test_corrections_of_corrections_are_whole(self):
        def edit(claims):
            claims.remove(self.claim(claims, "Ternopil"))
            claims.append({"place": "Lyman", "claimant": "Ukraine", "stance": "asserts", "status": "contested", "actor": "Russia", "evidence": claims[0]["evidence"]})
        again = self.file("again.json", json.dumps(self.read("--corrections", self.corrected(edit))))
        lines = [json.loads(line) for line in self.run_demarc("correct", again).stdout.splitlines()]
        self.assertEqual([("was" in line, line.get("claim", {}).get("place")) for line in lines], [(True, None), (False, "Lyman")])

    def test_they_are_kept_while_the_report_grows(self):
        fixes = self.corrected(lambda claims: claims.remove(self.claim(claims, "Ternopil")))
        data = self.report.read_bytes().replace(b"\n", b"\nAn earlier paragraph was added. ", 1)
        self.report.write_bytes(data)
        self.assertIsNone(self.claim(self.read("--corrections", fixes)["claims"], "Ternopil"))

    def test_a_sentence_that_is_gone_is_told(self):
        fixes = self.corrected(lambda claims: claims.remove(self.claim(claims, "Ternopil")))
        self.report.write_bytes(self.report.read_bytes().replace(b"Ternopil killed", b"Ternopil has killed"))
        reading = self.read("--corrections", fixes)
        self.assertIn("fixes.ndjson:1: report \"report\" does not hold its sentence", reading["warnings"][0])
        self.assertIsNotNone(self.claim(reading["claims"], "Ternopil"))

    def test_a_claim_that_is_not_there_is_told(self):
        sentence = self.claim(self.read()["claims"], "Ternopil")["evidence"]
        words = self.read()["text"].encode()[sentence[0]:sentence[1]].decode()
        path = self.file("odd.ndjson", json.dumps({"report": "report", "sentence": words, "was": {"place": "Ternopil", "claimant": "Ukraine"}}))
        reading = self.read("--corrections", path)
        self.assertIn("no claim of that sentence", reading["warnings"][0])
        self.assertIsNotNone(self.claim(reading["claims"], "Ternopil"))

    def test_the_users_own_folder_is_always_read(self):
        fixes = self.corrected(lambda claims: claims.remove(self.claim(claims, "Ternopil")))
        own = self.folder / "share" / "demarc" / "corrections"
        own.mkdir(parents=True)
        fixes.rename(own / "mine.ndjson")
        for command in ("extract", "compare"):
            done = self.run_demarc(command, self.report, "--format", "json", environment={"XDG_DATA_HOME": str(self.folder / "share")})
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn('"place": "Ternopil"', done.stdout.decode())

    def test_bad_files_are_refused(self):
        for line, words in (("{", "no JSON object"), ('{"report": "report"}', '"sentence" is missing'), ('{"report": "r", "sentence": "s"}', 'neither "was" nor "claim"'),
                            ('{"report": "r", "sentence": "s", "was": 3}', '"was" is no object')):
            path = self.file("bad.ndjson", "\n" + line + "\n")
            self.assert_refused(self.run_demarc("extract", self.report, "--corrections", path), 1, "bad.ndjson:2", words)
        self.assert_refused(self.run_demarc("correct", self.file("odd.json", '{"id": "x"}')), 1, "odd.json", "no reading")
        self.assert_refused(self.run_demarc("correct", self.file("odd.json", "not JSON")), 1, "odd.json:1")

    def test_a_correction_that_is_no_claim_is_told_and_left_out(self):
        sentence = self.read()["text"][:40]
        path = self.file("odd.ndjson", json.dumps({"report": "report", "sentence": sentence, "claim": {"place": "Lyman", "claimant": "Ukraine", "stance": "shouts", "status": "control"}}))
        reading = self.read("--corrections", path)
        self.assertIn("shouts", reading["warnings"][0])
        self.assertIsNone(self.claim(reading["claims"], "Lyman"))


if __name__ == "__main__":
    program.main()
