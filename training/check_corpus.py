"""Checks the corpus against the codebook and counts it: `python -m training.check_corpus`."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from training.codebook import (
    KINDS,
    MODALITIES,
    PHASES,
    RELATIONS,
    SPEECH_ACTS,
    allowed_events,
    is_negated,
)
from training.reach import is_far, sentences
from training.records import CORPUS, GENRES, Claim, Text, read_corpus, read_rows

RESERVED: Final = re.compile(
    r"\b(Renaissance Dam|Essequibo|Karabakh|Azerbaijan\w*|M23|Goma|Kosov\w+|Preah Vihear|Kashmir\w*"
    r"|Pakistan\w*|South China Sea|Spratly|Scarborough Shoal|Taiwan\w*|Taipei|Korea\w*|Pyongyang"
    r"|Khartoum|Sudan\w*|Red Sea)\b"
)
"""Words of the crises that are kept for judging and must not be learned from."""

_BOTH_ENDS = ("STATE", "AID", "COOPERATE", "SANCTION")
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


def check_text(text: Text, kinds: dict[str, str]) -> Iterator[str]:
    """Gives what is wrong with a text and its claims, one line each."""
    if text.genre not in GENRES:
        yield f"{text.name}: genre {text.genre!r}"
    if found := RESERVED.search(text.text):
        yield f"{text.name}: {found[0]!r} belongs to a crisis kept for judging"
    for number, claim in enumerate(text.claims, 1):
        if claim["id"] != f"{text.name}-{number}" or claim["doc"] != f"{text.name}.txt":
            yield f"{text.name}: claim {number} calls itself {claim['id']} of {claim['doc']}"
        for problem in (
            *_check_place(text.text, claim),
            *_check_codes(claim),
            *_check_ends(text.text, claim, kinds),
            *_check_time(text.text, claim),
        ):
            yield f"{claim['id']}: {problem}"


def _check_place(text: str, claim: Claim) -> Iterator[str]:
    start, end = claim["start"], claim["end"]
    if text[start:end] != claim["quote"] or not claim["quote"].strip():
        yield "the quote is not what stands at its offsets"
    if "\n" in claim["quote"]:
        yield "the quote crosses a line"
    if claim["line"] != text.count("\n", 0, start) + 1:
        yield f"line {claim['line']} is not where the quote stands"
    if (claim["zone"] == "headline") != (claim["line"] == 1):
        yield f"zone {claim['zone']} on line {claim['line']}"


def _check_codes(claim: Claim) -> Iterator[str]:
    relation, phase, held = claim["relation"], claim["phase"], claim["held"]
    if relation not in RELATIONS or phase not in PHASES or claim["modality"] not in MODALITIES:
        yield f"unknown code among {relation}, {phase}, {claim['modality']}"
        return
    if claim["event"] not in allowed_events(relation, phase):
        yield f"{relation} ({phase}) takes no {claim['event']}"
    if claim["polarity"] not in RELATIONS[relation].polarities:
        yield f"polarity {claim['polarity']} of {relation}"
    if held not in ("yes", "no", "open"):
        yield f"held {held}"
    if held == "open" and claim["modality"] != "hypothetical":
        yield f"held open, yet {claim['modality']}"
    if claim["negated"] != is_negated(held, phase):
        yield "negated does not follow from held and phase"
    if claim.get("content") and claim["content"] not in RELATIONS:
        yield f"content {claim['content']}"
    if claim["tier"] not in (1, 2):
        yield f"tier {claim['tier']}"
    speakers = claim.get("speakers") or []
    if claim.get("speaker") != (speakers[-1] if speakers else None):
        yield "speaker is not the innermost of speakers"
    spoken = relation in SPEECH_ACTS and claim["modality"] != "hypothetical"
    if (claim["modality"] == "denied" or spoken) and not speakers:
        yield f"{relation}, {claim['modality']}, without a speaker"


def _check_ends(text: str, claim: Claim, kinds: dict[str, str]) -> Iterator[str]:
    for side in ("source", "target"):
        name, words = claim[side], claim.get(f"{side}_text")
        kind, span = claim.get(f"{side}_kind"), claim.get(f"{side}_span")
        if words and words not in text:
            yield f"{side} {words!r} is not in the text"
        if span and not (0 <= span[0] < span[1] <= len(text) and text[span[0] : span[1]].strip()):
            yield f"{side}_span {span} is no place in the text"
        if name is None:
            if kind not in (None, "unknown", "group", "person") or (kind and not words):
                yield f"{side} is null, but of kind {kind}, in words {words!r}"
        elif not _ID.fullmatch(name) or kind not in KINDS or kinds.get(name) != kind:
            yield f"{side} {name} is {kind} here and {kinds.get(name)} in actors.csv"
        elif not span:
            yield f"{side} {name} has no span"
    if claim["source"] is not None and claim["source"] == claim["target"]:
        yield f"{claim['source']} acts on itself"
    if claim["source"] is None and not claim.get("source_text"):
        yield "no source"
    known = claim["target"] is not None or bool(claim.get("target_text"))
    if claim["event"] in _BOTH_ENDS and not known:
        yield f"{claim['event']} needs both ends"


def _check_time(text: str, claim: Claim) -> Iterator[str]:
    words, first, last = claim.get("time"), claim.get("time_from"), claim.get("time_to")
    if words and words not in text:
        yield f"time {words!r} is not in the text"
    try:
        days = [datetime.date.fromisoformat(day) for day in (first, last) if day]
    except ValueError:
        yield f"time {first}..{last}"
        return
    if days != sorted(days) or (first and not last):
        yield f"time {first}..{last}"


def check_corpus(folder: Path = CORPUS) -> list[str]:
    """Gives everything that is wrong with the corpus; an empty list if nothing is."""
    kinds = {row["id"]: row["kind"] for row in read_rows(folder / "actors.csv")}
    texts = read_corpus(folder)
    problems = [problem for text in texts for problem in check_text(text, kinds)]
    for table, key in (("texts.csv", "name"), ("actors.csv", "id")):
        often = Counter(row[key] for row in read_rows(folder / table))
        problems += [f"{table}: {name} twice" for name, times in often.items() if times > 1]
    named = {text.name for text in texts}
    for path in sorted([*(folder / "texts").iterdir(), *(folder / "claims").iterdir()]):
        if path.stem not in named:
            problems.append(f"{path.name}: not in texts.csv")
    used = {claim[side] for text in texts for claim in text.claims for side in ("source", "target")}
    problems += [f"actors.csv: nobody calls on {name}" for name in sorted(kinds.keys() - used)]
    return problems


def count_far(text: Text) -> int:
    """Counts the ends whose name is out of the codebook's reach."""
    return sum(
        is_far(text.text, claim["start"], span)
        for claim in text.claims
        for span in (claim.get("source_span"), claim.get("target_span"))
        if span
    )


def count_corpus(texts: tuple[Text, ...]) -> dict[str, int | float]:
    """Gives the size of the corpus.

    `pairs` are claims with both ends, `empty` is the share of sentences that claim nothing, `far`
    the number of ends out of reach.
    """
    empty = total = 0
    for text in texts:
        for start, end in sentences(text.text):
            total += 1
            empty += not any(claim["start"] < end and claim["end"] > start for claim in text.claims)
    claims = [claim for text in texts for claim in text.claims]
    return {
        "texts": len(texts),
        "crises": len({text.crisis for text in texts}),
        "sentences": total,
        "empty": round(empty / max(total, 1), 3),
        "claims": len(claims),
        "pairs": sum(bool(claim["source"] and claim["target"]) for claim in claims),
        "far": sum(count_far(text) for text in texts),
    }


def main() -> int:
    """Prints what is wrong with the corpus, or how large it is."""
    problems = check_corpus()
    for problem in problems:
        print(problem)
    texts = read_corpus()
    print(count_corpus(texts), dict(Counter(text.genre for text in texts)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
