#!/usr/bin/env python3
"""demarc compare: positions over several reports, as a table, JSON and CSV."""
import csv
import io
import json

import program
import projects
from program import SAMPLE, ProgramTest

FIRST = {"id": "first", "date": "2025-03-01", "source": "Agency", "title": "Front", "text":
         "The RSF said its forces captured Babanusa on Saturday after two weeks of siege. The Sudanese army said it still controls El Obeid, the state's capital."}
SECOND = {"id": "second", "date": "2025-03-09", "source": "Daily", "text":
          "Sudan's army said on Sunday that its troops recaptured Babanusa after a night of fighting. The RSF denied that it had lost Babanusa."}


class Compare(ProgramTest):
    def reports(self, *reports):
        return self.file("reports.ndjson", "\n".join(json.dumps(report) for report in reports))

    def compare(self, *arguments):
        done = self.run_demarc("compare", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()

    def json(self, *arguments):
        return json.loads(self.compare(*arguments, "--format", "json"))

    def positions(self, compared, place):
        found = [p for p in compared["places"] if p["place"] == place]
        return {p["party"]: p for p in found[0]["positions"]} if found else {}

    def test_the_parties_of_one_report_stand_beside_each_other(self):
        kupiansk = next(place for place in self.json(SAMPLE)["places"] if place["place"] == "Kupiansk")
        self.assertEqual(kupiansk["dispute"], 1)
        parties = {position["party"]: position for position in kupiansk["positions"]}
        self.assertEqual(parties["Russia"]["shares"], {"Russia": 1})
        self.assertEqual(parties["Ukraine"]["denied"], ["Russia"])

    def test_every_claim_leads_back_to_its_sentence(self):
        compared = self.json(self.reports(FIRST, SECOND))
        texts = {report["id"]: report["text"].encode() for report in (FIRST, SECOND)}
        count = 0
        for place in compared["places"]:
            for claim in [c for p in place["positions"] for c in p["claims"]] + place["events"] + place["superseded"]:
                begin, end = claim["evidence"]
                self.assertEqual(texts[claim["report"]][begin:end].decode(), claim["sentence"])
                count += 1
        self.assertGreaterEqual(count, 4)
        self.assertEqual([source["id"] for source in compared["sources"]], ["first", "second"])

    def test_a_date_shows_what_was_said_by_then(self):
        path = self.reports(FIRST, SECOND)
        self.assertEqual(set(self.positions(self.json(path, "--at", "2025-03-02"), "Babanusa")), {"RSF"})
        now = self.positions(self.json(path), "Babanusa")
        self.assertEqual(set(now), {"RSF", "Sudan"})
        self.assertEqual(now["Sudan"]["shares"], {"Sudan": 1})

    def test_since_shows_only_what_changed(self):
        compared = self.json(self.reports(FIRST, SECOND), "--since", "2025-03-05")
        self.assertEqual([place["place"] for place in compared["places"]], ["Babanusa"])
        self.assertEqual(self.positions(compared, "Babanusa")["Sudan"]["change"], "added")
        self.assertIsNone(compared["places"][0]["dispute_before"])

    def test_the_same_report_in_two_outlets_counts_once_with_both_as_sources(self):
        again = {**FIRST, "id": "again", "date": "2025-03-02", "source": "Daily", "title": "Another heading"}
        compared = self.json(self.reports(FIRST, again))
        claims = self.positions(compared, "Babanusa")["RSF"]["claims"]
        self.assertEqual([(claim["report"], claim["also_in"]) for claim in claims], [("first", ["again"])])
        self.assertEqual({source["id"] for source in compared["sources"]}, {"first", "again"})

    def test_the_table_names_party_share_date_and_source(self):
        table = self.compare(self.reports(FIRST, SECOND), "--since", "2025-03-05")
        self.assertIn("Babanusa (West Kordofan", table)
        self.assertRegex(table, r"Sudan +100% Sudan \(new\) .*9 Mar 2025  \[\d\]")
        self.assertIn("[1]   9 Mar 2025, Daily (second)", table)

    def test_csv_has_a_line_for_each_place_party_and_holder(self):
        path = self.reports(FIRST, SECOND)
        rows = list(csv.DictReader(io.StringIO(self.compare(path, "--format", "csv"))))
        told = sum(len(p["shares"]) + len(p["denied"]) for place in self.json(path)["places"] for p in place["positions"])
        self.assertEqual(len(rows), told)
        row = next(row for row in rows if (row["place"], row["party"], row["holder"]) == ("Babanusa", "Sudan", "Sudan"))
        self.assertEqual((row["share"], row["date"], row["reports"]), ("1.0", "2025-03-09", "second"))
        self.assertIn("recaptured Babanusa", row["sentence"])

    def test_no_figure_is_made_up(self):
        path = self.reports({"id": "parts", "date": "2025-03-01", "text": "RSF fighters entered Babanusa. Sudan's army recaptured El Fula. The RSF said it controls all of Muglad and 40 percent of Kadugli."})
        rows = {row["place"]: row for row in csv.DictReader(io.StringIO(self.compare(path, "--format", "csv")))}
        told = {place: (row["share"], row["stated"]) for place, row in rows.items()}
        self.assertEqual(told, {"Babanusa": ("", "no"), "Al-Fula": ("1.0", "no"), "Muglad": ("1.0", "yes"), "Kadugli": ("0.4", "yes")})
        positions = {place["place"]: place["positions"][0] for place in self.json(path)["places"]}
        self.assertEqual(positions["Babanusa"]["shares"], {"RSF": None})
        self.assertEqual({place for place, position in positions.items() if position["unstated"]}, {"Babanusa", "Al-Fula"})
        self.assertRegex(self.compare(path), r"report +part RSF")

    def test_a_project_is_compared_like_its_reports(self):
        done = self.run_demarc("compare", projects.sample(self.folder / "two.demarc.gpkg"), "--format", "csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = {(row["place"], row["party"]) for row in csv.DictReader(io.StringIO(done.stdout.decode()))}
        self.assertLessEqual({("Kupiansk", "Ukraine"), ("Pokrovsk", "Russia"), ("Vovchansk", "Russia")}, told)

    def test_bad_dates_are_refused(self):
        path = self.reports(FIRST, SECOND)
        self.assert_refused(self.run_demarc("compare", path, "--at", "soon"), 2, "--at soon", "YYYY-MM-DD")
        self.assert_refused(self.run_demarc("compare", path, "--since", "2025-03-09"), 2, "--since 2025-03-09", "2025-03-09")

    def test_twice_and_with_other_threads_the_same_bytes(self):
        path = self.reports(FIRST, SECOND, *({**SECOND, "id": f"r{n}", "date": f"2025-03-{n + 10}"} for n in range(9)))
        self.assertEqual(self.compare(path, "--format", "json", "--jobs", 1), self.compare(path, "--format", "json", "--jobs", 3))


if __name__ == "__main__":
    program.main()
