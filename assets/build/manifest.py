#!/usr/bin/env python3
"""Writes assets/MANIFEST.toml and assets/LICENSES.md from the SOURCES.toml of each folder; --verify checks every shipped file against them.

A SOURCES.toml holds [[source]] tables: name, files (patterns in that folder), package, version, licence, credit.
A file that no source names, is missing, grown, or altered makes --verify fail with a line that says which.
"""
import hashlib
import struct
import sys
import tomllib
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
MANIFEST, LICENSES = ASSETS / "MANIFEST.toml", ASSETS / "LICENSES.md"
LIMIT_MB = 42
FIELDS = ("name", "package", "version", "licence", "credit")


def shipped():
    """What the program ships: all but the recipe, the manifest itself and the lists of sources."""
    return sorted(path for path in ASSETS.rglob("*") if path.is_file() and "build" not in path.relative_to(ASSETS).parts
                  and "__pycache__" not in path.parts and path.name != "SOURCES.toml" and path not in (MANIFEST, LICENSES))


def sources():
    """{file: its source}; the first source that names a file has it. Raises ValueError for one without a field."""
    found = {}
    for path in sorted(ASSETS.rglob("SOURCES.toml")):
        for source in tomllib.loads(path.read_text(encoding="utf-8")).get("source", []):
            missing = [field for field in (*FIELDS, "files") if field not in source]
            if missing:
                raise ValueError(f"{path.relative_to(ASSETS)}: a source without {', '.join(missing)}")
            for pattern in source["files"]:
                for file in path.parent.glob(pattern):
                    found.setdefault(file, source)
    return found


def features(path):
    """How much is in a file: features of each basemap layer, rows of a table, tables of a TOML file."""
    if path.name == "basemap.bin":
        data = path.read_bytes()
        names = ("land", "lake", "river", "border", "region border", "arc", "outline", "named river")
        rows = [struct.unpack_from("<4I", data, 80 + 48 * i) for i in range(struct.unpack_from("<I", data, 12)[0])]
        return {f"{names[layer]} ({('low', 'mid', 'high')[level]})": count for layer, level, _, count in rows}
    if path.suffix == ".tsv":
        return {"rows": sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))}
    if path.suffix == ".toml":
        return {key: len(value) for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items() if isinstance(value, (list, dict))}
    return {}


def quoted(text):
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write():
    by_file = sources()
    lines = ["# Every file that the program ships, made by assets/build/manifest.py and verified by ./check."]
    unnamed = [path for path in shipped() if path not in by_file]
    for path in (path for path in shipped() if path in by_file):
        source, counts = by_file[path], features(path)
        lines += ["", "[[file]]", f"path = {quoted(path.relative_to(ASSETS).as_posix())}", f"bytes = {path.stat().st_size}"]
        lines += [f'sha256 = "{digest(path)}"']
        lines += [f"{field} = {quoted(source[field])}" for field in FIELDS]
        if counts:
            lines.append("features = { " + ", ".join(f"{quoted(key)} = {count}" for key, count in counts.items()) + " }")
    MANIFEST.write_text("\n".join(lines) + "\n", encoding="utf-8")

    text = ["# Licences and credits of what demarc ships", "", "Made by `assets/build/manifest.py` from the `SOURCES.toml` in each folder.", "",
            "| files | what | from | licence | credit |", "|---|---|---|---|---|"]
    for path in sorted(ASSETS.rglob("SOURCES.toml")):
        for source in tomllib.loads(path.read_text(encoding="utf-8"))["source"]:
            files = ", ".join(f"`{path.parent.relative_to(ASSETS).as_posix()}/{pattern}`" for pattern in source["files"])
            text.append(f"| {files} | {source['name']} | {source['package']} {source['version']} | {source['licence']} | {source['credit']} |")
    text += ["", "Texts: OFL-1.1 is `fonts/OFL.txt`; the notices of SCOWL are `lexicon/SCOWL.txt`; Apache-2.0 is the project's `LICENSE`; CC-BY-4.0 is <https://creativecommons.org/licenses/by/4.0/legalcode>;",
             "LGPL is <https://www.gnu.org/licenses/lgpl-3.0.html>. The recipe in `assets/build/` makes every derived file again from the packages named, and",
             "the coordinates of LGPL data can be replaced by running it on other versions of them. Natural Earth asks for no credit; we give it gladly."]
    LICENSES.write_text("\n".join(text) + "\n", encoding="utf-8")
    print(f"{len(shipped())} files, {sum(path.stat().st_size for path in shipped()) / 1e6:.1f} MB")
    if unnamed:
        raise ValueError("left out, no SOURCES.toml names " + ", ".join(path.relative_to(ASSETS).as_posix() for path in unnamed))


def verify():
    listed = {entry["path"]: entry for entry in tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["file"]}
    here = {path.relative_to(ASSETS).as_posix(): path for path in shipped()}
    wrong = [f"{name}: listed but missing" for name in sorted(listed.keys() - here.keys())]
    wrong += [f"{name}: shipped but not listed; run assets/build/manifest.py" for name in sorted(here.keys() - listed.keys())]
    for name in sorted(here.keys() & listed.keys()):
        size = here[name].stat().st_size
        if size != listed[name]["bytes"]:
            wrong.append(f"{name}: {size} bytes, listed with {listed[name]['bytes']}")
        elif digest(here[name]) != listed[name]["sha256"]:
            wrong.append(f"{name}: altered (SHA-256 differs)")
        wrong += [f"{name}: no {field}" for field in FIELDS if not listed[name].get(field)]
    total = sum(path.stat().st_size for path in here.values())
    if total > LIMIT_MB * 1_000_000:
        wrong.append(f"assets: {total / 1e6:.1f} MB, more than {LIMIT_MB}")
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong:
        print(f"assets: {len(here)} files, {total / 1e6:.1f} MB, as listed")
    return not wrong


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--verify"]):
        sys.exit("usage: manifest.py [--verify]")
    try:
        sys.exit(0 if (verify() if sys.argv[1:] else write() is None) else 1)
    except (OSError, ValueError) as error:
        sys.exit(f"manifest: {error}")
