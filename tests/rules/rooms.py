#!/usr/bin/env python3
"""Who may know whom: searches every #include of geo/ and app/ for what its room must not know."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GEO = ["base", "layer", "text", "gazetteer", "toponym", "claim", "control", "map", "project"]   # each knows those before it
APP = {                                                                                # rooms of app/ that a room may include
    "gl": set(), "draw": {"gl"}, "print": {"gl", "draw"}, "panels": set(), "window": {"gl", "draw", "print", "panels"},
    "cli": {"print", "draw", "gl", "window"},
}
# Third-party headers, and the rooms whose .cpp files may include them.
LIBRARIES = {
    r"glad/|GL/|KHR/": {"app/gl"},
    r"EGL/": {"app/gl"},
    r"GLFW/": {"app/window"},
    r"imgui": {"app/panels", "app/window"},
    r"CLI/": {"app/cli"},
    r"unicode/": {"geo/text", "geo/gazetteer", "geo/toponym", "geo/map"},
    r"(gdal|ogr|cpl_)": {"geo/gazetteer", "geo/layer", "geo/map", "geo/control", "geo/project", "app/print"},
    r"simdjson": {"geo/layer"},
    r"proj\.h": {"geo/map"},
    r"(ft2build|freetype)": {"geo/map", "app/print"},
    r"hb": {"geo/map", "app/print"},
    r"cairo": {"app/print"},
    r"sqlite3": {"geo/project", "geo/gazetteer"},
    r"rapidjson/": {"app/cli"},
    r"nlohmann/": {"geo/text", "geo/claim", "geo/project", "app/cli", "app/print"},
    r"toml\+\+": {"geo/toponym", "geo/claim", "geo/map"},
    r"png\.h|libdeflate|zlib": {"app/print"},
    r"jpeglib|webp/|gif_lib": {"app/print"},
}
# What the libraries that load GDAL when asked for have in common: no room sees it.
OF_THE_GDAL_LIBRARIES = {"layer/gdal/handles.hpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def shared_headers():
    """Headers that some other room (or a test) includes: what a room shows to the rest of the house."""
    shared = set()
    for path in [*ROOT.glob("geo/**/*.[ch]pp"), *ROOT.glob("app/**/*.[ch]pp")]:
        room = path.relative_to(ROOT).parts[1]
        for name in re.findall(r'^\s*#\s*include\s*"([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
            if name.split("/")[0] != room:
                shared.add(name)
    return shared


def offences():
    shared = shared_headers()
    for path in sorted([*ROOT.glob("geo/**/*.[ch]pp"), *ROOT.glob("app/**/*.[ch]pp")]):
        where = path.relative_to(ROOT)
        house, room = where.parts[0], where.parts[1] if len(where.parts) > 2 else ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            bracket, name = match.groups()
            at = f"{where}:{number}: includes {name}"
            first = name.split("/")[0]
            if bracket == '"' and house == "geo":
                if first not in GEO:
                    yield f"{at}: geo knows nothing outside of geo"
                elif GEO.index(first) > GEO.index(room):
                    yield f"{at}: {room} comes before {first}"
            if bracket == '"' and house == "app" and first in APP and room and first != room and first not in APP[room]:
                yield f"{at}: {room} does not know {first}"
            for pattern, rooms in LIBRARIES.items():
                if bracket == "<" and re.match(pattern, name):
                    if f"{house}/{room}" not in rooms:
                        yield f"{at}: only {', '.join(sorted(rooms))} may"
                    elif path.suffix == ".hpp" and str(Path(*where.parts[1:])) in shared - OF_THE_GDAL_LIBRARIES:
                        yield f"{at}: third-party headers stay inside their room"
                    break
        if house == "geo" and re.search(r"\b(printf|puts)\s*\(|std::(cout|cerr)\b", path.read_text(encoding="utf-8")):
            yield f"{where}: geo does not print"


if __name__ == "__main__":
    found = list(offences())
    print("\n".join(found) or "every room knows only whom it may")
    sys.exit(1 if found else 0)
