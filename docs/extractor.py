#!/usr/bin/env python3
"""A small reader of claims for `demarc extract --extractor docs/extractor.py`: it knows "X captured Y" and "X controls Y", and no more.

A dispatch a line comes in, its claims a line go out (extractor.md). Put your own reader in the place of claims().
"""
import json
import re
import sys

NAME = r"(?:al-)?[A-Z][\w'’-]*(?:[ ](?:al-)?[A-Z][\w'’-]*)*"
CLAIM = re.compile(rf"""
    (?P<actor>{NAME})  (?:[ ](?:forces|troops|fighters|rebels))?
    (?P<own>[ ](?:says|said|claims|claimed)(?:[ ]that)?[ ](?:it|they|its[ ]forces) | [ ]claimed[ ]to)?     # else it is the report that says so
    (?:[ ](?:has|had|have|fully|now))*
    [ ](?P<verb>captured|seized|took|retook|recaptured|overran|liberated|controls?|controlled|holds?)
    (?:[ ](?:the[ ]whole|all)[ ]of | [ ]the[ ](?:city|town|village)[ ]of)?
    [ ](?P<place>{NAME})""", re.VERBOSE)
SENTENCE_END = re.compile(r"[.!?]['’\"”]?(?=\s)|\n")


def sentence_around(text, begin, end):
    """Where the sentence that holds text[begin:end] begins and ends."""
    before = [match.end() for match in SENTENCE_END.finditer(text, 0, begin)]
    after = SENTENCE_END.search(text, end)
    start = before[-1] if before else 0
    stop = after.end() if after else len(text)
    while text[start].isspace():
        start += 1
    return start, len(text[:stop].rstrip())


def claims(text):
    def bytes_of(begin, end):
        """Python counts characters; demarc counts the bytes of the text in UTF-8."""
        return [len(text[:begin].encode()), len(text[:end].encode())]

    for number, match in enumerate(CLAIM.finditer(text), 1):
        yield {
            "id": f"c{number}",
            "place": match["place"],
            "claimant": match["actor"] if match["own"] else "narrator",
            "stance": "asserts",
            "status": "control",
            "actor": match["actor"],
            "time": "current",
            "evidence": bytes_of(*sentence_around(text, *match.span())),
            "cue": bytes_of(*match.span("verb")),
            "confidence": 0.5,
            "note": f"the words \"{match['verb']}\"",
        }


for line in sys.stdin:
    dispatch = json.loads(line)
    print(json.dumps({"id": dispatch["id"], "claims": list(claims(dispatch["text"]))}), flush=True)
