"""Runs demarc as a user would, for the scripts beside this file."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "assets" / "samples"
SAMPLE = SAMPLES / "ukraine-2025-11-20.txt"
DEMARC = ""


class ProgramTest(unittest.TestCase):
    """Each test has a folder of its own, gone afterwards."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="demarc-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_demarc(self, *arguments, stdin=b"", environment=None, **options):
        return subprocess.run([DEMARC, *map(str, arguments)], input=stdin, capture_output=True, timeout=300,
                              env={**os.environ, **(environment or {})}, **options)

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def assert_refused(self, done, status, *words):
        """The program said no: with this status, in one line that holds these words, and nothing on stdout."""
        message = done.stderr.decode()
        self.assertEqual(done.returncode, status, message)
        self.assertEqual(done.stdout, b"")
        self.assertTrue(message.startswith("demarc: "), message)
        self.assertEqual(message.count("\n"), 1, message)
        for word in words:
            self.assertIn(word, message)


def main():
    global DEMARC
    DEMARC = str(Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=2)
