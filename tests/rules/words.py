#!/usr/bin/env python3
"""The words of the window: every text that the sources hand to tr, say, sayCount or words::key has a row in each language of assets/words,
every row is used, and the panels write no words of their own beside them. --write makes assets/words/en.tsv, the list a translator begins with.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "assets" / "words"
NAME = "name of the language"
TAKES = {"tr": 0, "say": 0, "words::key": 0, "sayCount": 1}      # which argument is the English text
# Functions that show a text to the user: which arguments.
SHOWN = {"write": {0}, "writeParagraph": {0}, "hint": {0}, "tooltip": {0}, "MenuItem": {0}, "BeginMenu": {0}, "TextUnformatted": {0}, "TextDisabled": {0}, "Selectable": {0},
         "quietButton": {2}, "inkButton": {2}, "buttonWidth": {1}, "tab": {2}, "tabWidth": {1}, "chip": {3}, "section": {0}, "fact": {0, 1}, "InputTextWithHint": {1},
         "beginDialog": {1}, "drawAnswers": {1, 3, 4}, "line": {0}, "value_or": {0}}
# Functions whose texts are names of widgets, of settings or of things, and names of constants that hold such.
NAMES = {"beginPane", "clicked", "iconButton", "OpenPopup", "BeginPopup", "beginPopupAt", "BeginPopupModal", "BeginPopupContextItem", "BeginChild", "BeginTable", "getenv", "contains", "erase", "insert"}
CONSTANT = re.compile(r"\b(POPUP|MENU|popup|id)\s*=\s*(std::string[({]\s*)?$")
LETTERS = re.compile(r"[A-Za-z]{2}")
LOOKS_LIKE_WORDS = re.compile(r"[A-Z][a-z]+|[A-Za-z]{2}.* |^[a-z]+…")
# What is the same in every language: names of keys, ids behind ##, patterns of printf, file endings, colours, this program's name; what a map says; languages name themselves.
SAME = re.compile(r"##.*|\W*(%[-+ #0*.]*[a-z]+\W*)+|\W*(Ctrl|Alt|Shift|Enter|Delete|Del|Space|Home|End|Esc|F\d)([+ ]\w+)*\W*|\.\w+|#[0-9A-F]{6}|demarc|Noto.*| and |English|Deutsch|Français|Español|Azərbaycanca")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\((?:.*?)\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'|[(){}\[\],;]', re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def literals(text):
    """Each string literal of a C++ source: (line, text, calls), calls being what it is an argument of as (function, which argument), the innermost last.
    Neighbours are one literal."""
    stack, found, end = [], [], -1
    for match in TOKEN.finditer(text):
        token = match.group()
        if token[0] == '"':
            value = re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), token[1:-1])
            if found and not text[end:match.start()].strip() and end >= 0:
                found[-1][1] += value
            else:
                before = text[:match.start()].rsplit("\n", 1)[-1] if "\n" in text[:match.start()] else text[:match.start()]
                found.append([text.count("\n", 0, match.start()) + 1, value, [tuple(call) for call in stack], text[max(0, match.start() - 40):match.start()]])
            end = match.end()
        elif token in "({[":
            name = re.search(r"((?:words::key\b)|\w+)\s*(?:<[\w:<>, ]*>)?\s*$", text[max(0, match.start() - 80):match.start()])
            stack.append([name[1] if name else "", 0])
        elif token in ")}]":
            if stack:
                stack.pop()
        elif token == ",":
            if stack:
                stack[-1][1] += 1
    return [(line, value, calls, before) for line, value, calls, before in found]


def isInclude(before):
    return re.search(r"#\s*include\s*$", before) is not None


def isCompared(before):
    return before.rstrip().endswith(("==", "!="))


def isKey(calls):
    """Whether a literal is the text that tr, say, sayCount or key takes; parentheses without a name may lie between."""
    named = [call for call in calls if call[0]]
    return bool(named) and calls[-1][0] in ("", named[-1][0]) and TAKES.get(named[-1][0]) == named[-1][1]


def sources():
    return sorted([*ROOT.glob("geo/**/*.[ch]pp"), *ROOT.glob("app/**/*.[ch]pp")])


def gather():
    """{English: (file, line, whether it counts)} in the order of the sources, and what offends in them."""
    keys, offences = {}, []
    for path in sources():
        where, panels = path.relative_to(ROOT), "panels" in path.relative_to(ROOT).parts
        for line, text, calls, before in literals(path.read_text(encoding="utf-8")):
            if isInclude(before) or isCompared(before):
                continue
            if isKey(calls):
                counts = [call for call in calls if call[0]][-1][0] == "sayCount"
                if re.search(r"[\t\n\r]", text) or not text:
                    offences.append(f"{where}:{line}: a text of one line, without tabs, can be translated: {text!r}")
                if text in keys and keys[text][2] != counts:
                    offences.append(f"{where}:{line}: counted here, or at {keys[text][0]}:{keys[text][1]}, but not at both: {text}")
                keys.setdefault(text, (where, line, counts))
            elif panels and not isFree(text, calls, before):
                offences.append(f"{where}:{line}: shown without tr(): {text!r}")
    return keys, offences


def isFree(text, calls, before):
    """Whether a literal of a panel needs no translation."""
    if not LETTERS.search(text) or SAME.fullmatch(text) or CONSTANT.search(before):
        return True
    function, argument = next(((name, at) for name, at in reversed(calls) if name), ("", 0))
    if argument in SHOWN.get(function, ()):
        return False
    return function in NAMES or not LOOKS_LIKE_WORDS.search(text)


def rows(path):
    """[(line, English, other)] of a language; raises ValueError for a row that is none."""
    found, seen = [], set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 2 or not all(parts):
            raise ValueError(f"{path.relative_to(ROOT)}:{number}: not \"English<tab>other language\"")
        if parts[0] in seen:
            raise ValueError(f"{path.relative_to(ROOT)}:{number}: said twice: {parts[0]}")
        seen.add(parts[0])
        found.append((number, *parts))
    return found


def parts(text):
    return set(re.findall(r"\{\d\}", text))


def check(path, keys):
    """What is wrong with a language."""
    where, known = path.relative_to(ROOT), {}
    for number, english, other in rows(path):
        known[english] = other
        if english == NAME:
            continue
        if english not in keys:
            yield f"{where}:{number}: no source says it any more: {english}"
            continue
        counts = keys[english][2]
        forms = other.split("|") if counts else [other]
        if counts and len(forms) != 3:
            yield f"{where}:{number}: {len(forms)} forms instead of 3 (1, 21 | 2, 3 | 5, 11): {english}"
        if any(parts(form) != parts(english) for form in forms):
            yield f"{where}:{number}: other {{0}} than the English: {english}"
    if NAME not in known:
        yield f"{where}:1: no row \"{NAME}\""
    for english, (file, line, _) in keys.items():
        if english not in known:
            yield f"{file}:{line}: not in {where}: {english}"


def english(keys):
    text, file = "# Every text of the window, by the file that says it. Made by tests/rules/words.py --write; copy it to LANGUAGE.tsv and put the other language behind each tab.\n", None
    text += f"{NAME}\tEnglish\n"
    for key, (where, _, _) in keys.items():
        if where != file:
            file = where
            text += f"# {file}\n"
        text += f"{key}\t{key}\n"
    return text


def main():
    keys, offences = gather()
    if "--write" in sys.argv[1:]:
        (WORDS / "en.tsv").write_text(english(keys), encoding="utf-8")
    elif (WORDS / "en.tsv").read_text(encoding="utf-8") != english(keys):
        offences.append("assets/words/en.tsv: not what the sources say now; python3 tests/rules/words.py --write")
    for path in sorted(WORDS.glob("*.tsv")):
        if path.name != "en.tsv":
            try:
                offences += check(path, keys)
            except ValueError as error:
                offences.append(str(error))
    print("\n".join(offences) or f"{len(keys)} texts of the window, in {len(list(WORDS.glob('*.tsv')))} languages")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
