#!/usr/bin/env python3
"""Opens a briefing in a browser without network and uses it as a reader would: python3 tests/window/html.py DEMARC"""
import os
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import program  # noqa: E402
import projects  # noqa: E402
from browser import Browser  # noqa: E402

HOSTILE = "</script><script>document.title='taken'</script><img src=http://example.org/x onerror=\"document.title='taken'\"> \" onclick=\"x ‮rtl"


class HtmlTest(program.ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def open(self, project):
        page = self.folder / "brief.html"
        done = self.run_demarc("brief", project, "-o", page)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.browser.open(page)
        return page

    def shown(self, script):
        """The value of a script in which `slide` is the slide shown."""
        return self.browser.run(f"(() => {{ const slide = document.querySelector('.slide.shown'); return {script}; }})()")

    def look(self, name):
        if folder := os.environ.get("DEMARC_SHOTS"):
            self.browser.picture(Path(folder) / f"html-{name}.png")

    def assert_quiet(self):
        self.assertEqual(self.browser.requests(), [], "no request leaves the page")
        self.assertEqual(self.browser.complaints(), [])

    def test_keys_and_buttons_go_through_the_slides(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        self.assertEqual(self.shown("slide.querySelector('h1').textContent"), "Two cities, two accounts")
        self.look("first")
        self.browser.key("ArrowRight", 39)
        self.assertEqual(self.shown("slide.querySelector('h1').textContent"), "In dispute")
        self.assertEqual(self.browser.run("getComputedStyle(document.body).backgroundColor"), "rgb(20, 23, 27)", "a dark slide on dark ground")
        self.look("dispute")
        self.browser.click("#next")
        self.assertEqual(self.shown("slide.id"), "s3")
        self.browser.key("End", 35)
        self.assertEqual(self.shown("slide.id"), "s4")
        self.browser.key("ArrowRight", 39)
        self.assertEqual(self.browser.run("document.getElementById('number').textContent"), "4 / 4")
        self.browser.key("ArrowLeft", 37)
        self.assertEqual(self.shown("slide.id"), "s3")
        self.assertTrue(self.shown("[...document.images].every(image => image.naturalWidth === 1600 && image.alt.length > 20)"))
        self.assert_quiet()

    def test_a_mark_tells_its_sentence_speaker_date_and_source(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        self.browser.click(".slide.shown figure:not([hidden]) .spot[aria-label^='Kupiansk']")
        self.assertTrue(self.shown("!slide.querySelector('figure:not([hidden]) .callout').hidden"))
        said = self.shown("slide.querySelector('figure:not([hidden]) .callout').innerText")
        for words in ("Kupiansk", "Russia", "Ukraine", "had captured all of Kupiansk, a rail junction", "Gerasimov", "20 Nov 2025", "Kupiansk report, Wire"):
            self.assertIn(words, said)
        self.look("callout")
        left, top, right, bottom = self.browser.box(".slide.shown figure:not([hidden]) .callout")
        self.assertTrue(left >= 0 and top >= 0 and right <= 1600 and bottom <= 1000, "the callout is in view")
        self.browser.key("Escape", 27)
        self.assertTrue(self.shown("slide.querySelector('figure:not([hidden]) .callout').hidden"))
        self.assert_quiet()

    def test_the_date_slider_shows_another_map(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        label = "slide.querySelector('figure:not([hidden])').dataset.label"
        places = "[...slide.querySelectorAll('figure:not([hidden]) .spot[aria-label]')].map(spot => spot.ariaLabel.split(':')[0]).sort().join(' ')"
        self.assertEqual(self.shown(label), "22 Nov 2025")
        self.assertIn("Pokrovsk", self.shown(places))
        self.browser.run("document.querySelector('.slide.shown .dates').focus()")
        self.browser.key("ArrowLeft", 37)
        self.assertEqual(self.shown(label), "20 Nov 2025")
        self.assertEqual(self.shown("slide.querySelector('output').textContent"), "20 Nov 2025")
        self.assertNotIn("Pokrovsk", self.shown(places))
        self.assertEqual(self.shown("slide.id"), "s1", "the slider's keys are its own")
        self.assert_quiet()

    def test_two_accounts_are_swiped_by_hand_and_by_key(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        self.browser.run("location.hash = '#3'")
        self.browser.run("new Promise(done => setTimeout(done, 100))")
        self.assertEqual(self.shown("slide.querySelectorAll('.side img').length"), 2)
        self.assertEqual(self.shown("slide.querySelector('.sides').innerText.split('\\n').join(' ')"), "Russia Ukraine")
        at = "Number(slide.querySelector('.divider').getAttribute('aria-valuenow'))"
        self.assertEqual(self.shown(at), 50)
        self.look("swipe")
        left, top, right, bottom = self.browser.box(".slide.shown .swipe .frame")
        self.browser.drag(self.browser.middle(".slide.shown .divider"), (left + (right - left) * 0.8, (top + bottom) / 2))
        self.assertAlmostEqual(self.shown(at), 80, delta=2)
        self.assertTrue(self.shown("[...slide.querySelectorAll('.side.left .spot')].every(spot => spot.hidden === (parseFloat(spot.style.left) + parseFloat(spot.style.width) / 2 > 80))"))
        self.look("swiped")
        self.browser.key("ArrowLeft", 37)
        self.assertAlmostEqual(self.shown(at), 75, delta=2)
        self.assertEqual(self.shown("slide.id"), "s3")
        self.browser.run("location.hash = '#2'")
        self.browser.run("new Promise(done => setTimeout(done, 100))")
        self.browser.click(".slide.shown .mode[data-mode=swipe]")
        self.assertTrue(self.shown("!slide.querySelector('.swipe').hidden && slide.querySelector('.dated').hidden"), "a dispute can be swiped too")
        self.look("dispute-swipe")
        self.assert_quiet()

    def resize(self, width, height):
        self.browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.addCleanup(self.browser.ask, "Emulation.setDeviceMetricsOverride", width=1600, height=1000, deviceScaleFactor=1, mobile=False)

    def test_a_card_leaves_no_half_of_a_name(self):
        self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        for place in ("Kupiansk", "Vovchansk", "Pokrovsk"):
            self.browser.click(f".slide.shown figure:not([hidden]) .spot[aria-label^='{place}']")
            halves = self.shown("""(() => {
                const frame = slide.querySelector('figure:not([hidden]) .frame'), room = frame.getBoundingClientRect();
                const card = frame.querySelector('.callout').getBoundingClientRect(), veils = [...frame.querySelectorAll('.veil')].map(veil => veil.getBoundingClientRect());
                const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                const holds = (a, b) => a.left <= b.left && b.right <= a.right && a.top <= b.top && b.bottom <= a.bottom;
                const names = frame.querySelector('img').dataset.names.split(',').map(box => box.split(' ').map(Number)).map(([x, y, w, h]) => ({left: room.left + x / 100 * room.width,
                    top: room.top + y / 100 * room.height, right: room.left + (x + w) / 100 * room.width, bottom: room.top + (y + h) / 100 * room.height}));
                return [names.length, names.filter(name => meets(card, name) && !holds(card, name) && !veils.some(veil => holds(veil, name))).length];
            })()""")
            self.assertGreater(halves[0], 3)
            self.assertEqual(halves[1], 0, place)
            self.browser.key("Escape", 27)
        self.assertEqual(self.shown("slide.querySelectorAll('.veil').length"), 0)
        self.assert_quiet()

    def test_a_narrow_or_low_window_keeps_the_map_large_enough_to_read(self):
        page = self.open(projects.sample(self.folder / "a.demarc.gpkg"))
        picture = "slide.querySelector('figure:not([hidden]) img').getBoundingClientRect().width"
        self.resize(1366, 600)
        self.assertGreaterEqual(self.shown(picture), 1090)
        self.resize(500, 900)
        self.browser.open(page)
        self.assertGreaterEqual(self.shown(picture), 1090, "it is moved, not made smaller")
        self.assertEqual(self.browser.run("document.documentElement.scrollWidth"), 500, "the page itself has one column")
        seen = "[...slide.querySelectorAll('figure:not([hidden]) .spot')].filter(spot => { const r = spot.getBoundingClientRect(); return r.left >= 0 && r.right <= 500; }).length"
        self.assertGreater(self.shown(seen), 0, "it begins where something is marked")
        self.browser.run("new Promise(done => setTimeout(done, 300))")
        for kind, words in (("scale", "km"), ("legend", "Russia")):
            key = f"slide.querySelector('figure:not([hidden]) .keys .{kind}')"
            self.assertTrue(self.shown(f"(r => r.left >= 0 && r.right <= 500 && r.height > 20)({key}.getBoundingClientRect())"), f"the {kind} is whole in the window")
            self.assertIn(words, self.shown(f"{key}.getAttribute('aria-label')"))
            inks = f"new Set(new Uint32Array({key}.getContext('2d').getImageData(0, 0, {key}.width, {key}.height).data.buffer)).size"
            self.assertGreater(self.shown(inks), 8, f"the {kind} is drawn")
        self.assertIn("base: Natural Earth, GSHHG", self.shown("slide.querySelector('figure:not([hidden]) .keys').innerText"))
        self.browser.run("scrollTo(0, 600)")
        self.look("narrow-keys")
        self.browser.run("scrollTo(0, 0)")
        small = "[...document.querySelectorAll('h1, p, summary, output, button:not(.spot), figcaption')].filter(e => e.getClientRects().length && parseFloat(getComputedStyle(e).fontSize) < 12).length"
        self.assertEqual(self.browser.run(small), 0)
        self.look("narrow")
        self.browser.run("document.querySelector('.slide.shown figure:not([hidden]) .spot').click()")
        left, top, right, bottom = self.browser.box(".slide.shown figure:not([hidden]) .callout")
        self.assertEqual((left, right, bottom), (0, 500, 900), "what was said stands at the foot, as wide as the window")
        self.assertGreaterEqual(top, 450)
        self.look("narrow-callout")
        self.assert_quiet()

    def test_hostile_words_stay_words(self):
        self.open(projects.write(self.folder / "h.demarc.gpkg", {"r": projects.report(projects.KUPIANSK + " " + HOSTILE, "2025-11-20", HOSTILE, HOSTILE)}, {"s1": projects.slide(HOSTILE, HOSTILE)}))
        self.assertEqual(self.shown("slide.querySelector('h1').textContent"), HOSTILE)
        self.assertNotEqual(self.browser.run("document.title"), "taken")
        self.assertEqual(self.browser.run("document.scripts.length"), 1)
        self.browser.click(".slide.shown .spot")
        self.assertIn("<script>", self.shown("slide.querySelector('.callout').innerText"))
        self.assert_quiet()


if __name__ == "__main__":
    program.main()
