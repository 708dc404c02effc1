"""Makes project files for the scripts beside this file."""
import json
import sqlite3


def report(text, date, title="", source="", order=1):
    return {"date": date, "title": title, "source": source, "text": text, "file": "", "order": order}


def slide(title="", caption="", notes="", view="all", order=1, at=None, dark=False, camera=None, **rest):
    made = {"title": title, "caption": caption, "notes": notes, "order": order, "view": {"view": view, "dark": dark, **({"at": at} if at else {})}, **rest}
    if camera:
        made["camera"] = {"centre": camera[:2], "meters_per_pixel": camera[2]}
    return made


def write(path, reports, slides):
    """`reports` and `slides` by id."""
    database = sqlite3.connect(path)
    database.executescript("""
        CREATE TABLE demarc_project (schema INTEGER NOT NULL);
        INSERT INTO demarc_project VALUES (1);
        CREATE TABLE demarc_record (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
        CREATE TABLE demarc_step (number INTEGER PRIMARY KEY, undone INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, changes TEXT NOT NULL);""")
    rows = [("report", name, json.dumps(value)) for name, value in reports.items()] + [("slide", name, json.dumps(value)) for name, value in slides.items()]
    database.executemany("INSERT INTO demarc_record VALUES (?, ?, ?)", rows)
    database.commit()
    database.close()
    return path


KUPIANSK = ("Gen. Valery Gerasimov told President Vladimir Putin on Thursday that Russian troops had captured all of Kupiansk, a rail junction in the Kharkiv region. "
            "Ukraine's General Staff said Ukrainian forces hold Kupiansk. Russian forces control Vovchansk, Russia's defence ministry said.")
POKROVSK = ("Russia's defence ministry said on Saturday that its troops control Pokrovsk. Ukraine's General Staff denied that Pokrovsk had fallen and said its "
            "forces hold the city. Ukraine said it holds Kupiansk.")


def sample(path):
    """Two reports of two dates; four slides: all, a dispute, a comparison, one party's account."""
    return write(path, {"monday": report(KUPIANSK, "2025-11-20", "Kupiansk report", "Wire"), "saturday": report(POKROVSK, "2025-11-22", "Pokrovsk report", "Wire", 2)},
                 {"s1": slide("Two cities, two accounts", "Who says that who holds what", "Greet them", camera=[37.4, 49.2, 300]),
                  "s2": slide("In dispute", view="dispute", order=2, dark=True),
                  "s3": slide("Side by side", view="compare", order=3),
                  "s4": slide(order=4, at="2025-11-20")})
