"""Drafts: a text and its claims in the short rows in which a person writes them.

A draft file holds one or more drafts, parted by lines of equals signs:

    name: example_1999
    crisis: example_1999
    genre: agency
    published: 1999-05-04
    hand: anna
    new: norland=state rebels=group
    ---
    Norland lifts its embargo
    OSLO, 4 May 1999 - Norland on Tuesday lifted its embargo on Sudmark. It …
    ---
    Norland … lifted its embargo on Sudmark | sanction ended | norland=Norland > sudmark=Sudmark | at on Tuesday = 1999-05-04

A row has fields parted by ` | `: the quote (` … ` skips words; ` ##2` takes the second such
stretch); the relation with, in any order, an event, phase, held, modality, a sign for a demand
(`demand-`, `demand0`), `t1` or `t2`; the ends; then what the claim needs of
`by OUTER / INNER` (speakers; `by -` for none), `of RELATION` (content),
`at WORDS = FROM..TO` (time) and `note …`.

An end is `id=words`, `id=words#2` (the second in the quote), `id=words^antecedent`, or
`id=-^antecedent` where the clause has no words for it; `?=words` is an unknown. `-` alone is no
end. Ends joined by ` + ` give a claim each; ` > ` points from source to target, ` <> ` gives one
claim for every pair of the ends on both sides or, with none on the right, among themselves.
"""

from __future__ import annotations

import datetime
import difflib
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from training.codebook import (
    KINDS,
    MODALITIES,
    PHASES,
    RELATIONS,
    SPEECH_ACTS,
    is_negated,
    usual_event,
    usual_phase,
)
from training.reach import bring_near
from training.spans import DraftUnreadable, find_antecedent, find_mention, find_quote

_EVENTS = frozenset(event for rule in RELATIONS.values() for event in rule.events)
_SPOKEN_EVENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})


@dataclass(frozen=True)
class Draft:
    """A text with the rows that are to become its claims."""

    name: str
    crisis: str
    genre: str
    published: datetime.date
    hand: str
    new: Mapping[str, str]
    text: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class _End:
    """One end of a row: who, in which words, and where the name stands that they go back to."""

    id: str | None
    words: str | None
    kind: str | None
    span: tuple[int, int] | None


_NONE = _End(None, None, None, None)


@dataclass
class _Label:
    """The codes of a row's second field."""

    relation: str
    event: str | None = None
    phase: str | None = None
    held: str = "yes"
    modality: str | None = None
    polarity: int | None = None
    tier: int | None = None


def read_drafts(content: str) -> Iterator[Draft]:
    """Gives the drafts of a file's content.

    Raises:
        DraftUnreadable: a part has no head, no text or no rows.
    """
    for part in re.split(r"^={3,}\n", content, flags=re.MULTILINE):
        if part.strip():
            yield _draft(part.strip("\n"))


def _draft(part: str) -> Draft:
    pieces = re.split(r"^---\n", part, flags=re.MULTILINE)
    if len(pieces) != 3:
        raise DraftUnreadable(f"{part[:40]!r}: head, text and rows stand between lines of ---")
    head = dict(line.split(": ", 1) for line in pieces[0].strip().splitlines())
    try:
        return Draft(
            name=head["name"],
            crisis=head["crisis"],
            genre=head["genre"],
            published=datetime.date.fromisoformat(head["published"]),
            hand=head["hand"],
            new=dict(pair.split("=") for pair in head.get("new", "").split()),
            text=pieces[1].strip("\n") + "\n",
            rows=tuple(row for row in pieces[2].splitlines() if row.strip()),
        )
    except KeyError as missing:
        raise DraftUnreadable(f"{head.get('name', part[:40])}: no {missing}") from None


def build_claims(draft: Draft, kinds: Mapping[str, str]) -> list[dict[str, Any]]:
    """Gives a draft's claims as records of the codebook.

    Args:
        draft: the text and its rows.
        kinds: actor id to kind, for the actors that the draft does not introduce.

    Raises:
        DraftUnreadable: rows break the format, quote what is not there or name an unknown id; the
            message has a line for each.
    """
    known = {**kinds, **draft.new}
    claims: list[dict[str, Any]] = []
    problems: list[str] = []
    for row in draft.rows:
        try:
            claims += _row(draft, row, known)
        except DraftUnreadable as problem:
            problems.append(f"{draft.name}: {problem} in: {row}")
    if problems:
        raise DraftUnreadable("\n".join(problems))
    bring_near(draft.text, claims)
    for number, claim in enumerate(claims, 1):
        claim["id"] = f"{draft.name}-{number}"
    return claims


def _row(draft: Draft, row: str, kinds: Mapping[str, str]) -> list[dict[str, Any]]:
    fields = [piece.strip() for piece in row.split(" | ")]
    if len(fields) < 3:
        raise DraftUnreadable("a row has a quote, a label and ends")
    start, end = find_quote(draft.text, fields[0])
    label = _label(fields[1])
    extra = _extras(fields[3:])
    pairs = _pairs(draft.text, (start, end), fields[2], kinds)
    return [_claim(draft, (start, end), label, source, target, extra) for source, target in pairs]


def _label(written: str) -> _Label:
    name, *codes = written.split()
    sign = {"-": -1, "0": 0, "+": 1}.get(name[-1])
    label = _Label(name[:-1] if sign is not None else name, polarity=sign)
    if label.relation not in RELATIONS:
        near = difflib.get_close_matches(label.relation, RELATIONS, 1)
        raise DraftUnreadable(f"no relation {label.relation!r} (nearest: {near})")
    for code in codes:
        if code in _EVENTS:
            label.event = code
        elif code in PHASES:
            label.phase = code
        elif code in ("no", "open"):
            label.held = code
        elif code in MODALITIES:
            label.modality = code
        elif code in ("t1", "t2"):
            label.tier = int(code[1])
        else:
            raise DraftUnreadable(f"no code {code!r}")
    return label


def _extras(fields: list[str]) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    for piece in fields:
        key, _, value = piece.partition(" ")
        if key == "by":
            extra["speakers"] = [] if value == "-" else value.split(" / ")
        elif key == "of":
            extra["content"] = value
        elif key == "at":
            words, _, dates = value.partition(" = ")
            first, _, last = dates.partition("..")
            extra |= {"time": words, "time_from": first or None, "time_to": last or first or None}
        elif key == "note":
            extra["note"] = value
        else:
            raise DraftUnreadable(f"no field {key!r} (by, of, at, note)")
    return extra


def _pairs(
    text: str, quote: tuple[int, int], written: str, kinds: Mapping[str, str]
) -> list[tuple[_End, _End]]:
    def ends(side: str) -> list[_End]:
        return [_end(text, quote, piece.strip(), kinds) for piece in side.split(" + ")]

    if " <>" in written:
        left, _, right = written.partition(" <>")
        if right.strip():
            return list(itertools.product(ends(left), ends(right)))
        return list(itertools.combinations(ends(left), 2))
    left, arrow, right = written.partition(" > ")
    if not arrow:
        raise DraftUnreadable("ends are joined by > or <>")
    return list(itertools.product(ends(left), ends(right)))


def _end(text: str, quote: tuple[int, int], written: str, kinds: Mapping[str, str]) -> _End:
    if written == "-":
        return _NONE
    name, equals, words = written.partition("=")
    if not equals:
        raise DraftUnreadable(f"{written!r} is no end (id=words)")
    if name == "?":
        return _End(None, words, "unknown", find_mention(text, quote, words))
    if name not in kinds or kinds[name] not in KINDS:
        near = difflib.get_close_matches(name, kinds, 1)
        raise DraftUnreadable(f"no actor {name!r} (nearest: {near}; or declare it in new:)")
    words, _, antecedent = words.partition("^")
    own = None if words == "-" else find_mention(text, quote, words)
    span = find_antecedent(text, own[0] if own else quote[1], antecedent) if antecedent else own
    return _End(name, None if own is None else words.partition("#")[0], kinds[name], span)


def _claim(
    draft: Draft,
    quote: tuple[int, int],
    label: _Label,
    source: _End,
    target: _End,
    extra: Mapping[str, Any],
) -> dict[str, Any]:
    first = label.event or RELATIONS[label.relation].events[0]
    phase = label.phase or usual_phase(label.relation, first)
    event = label.event or usual_event(label.relation, phase)
    modality = label.modality or ("hypothetical" if label.held == "open" else "asserted")
    speakers = extra.get("speakers")
    if speakers is None:
        spoken = label.relation in SPEECH_ACTS or event in _SPOKEN_EVENTS
        speakers = [source.id or source.words] if spoken and source is not _NONE else []
    start, end = quote
    claim = {
        "doc": f"{draft.name}.txt",
        "line": draft.text.count("\n", 0, start) + 1,
        "quote": draft.text[start:end],
        "start": start,
        "end": end,
        "event": event,
        "relation": label.relation,
        "phase": phase,
        "polarity": _polarity(label),
        "held": label.held,
        "negated": is_negated(label.held, phase),
        "modality": modality,
        "speaker": speakers[-1] if speakers else None,
        "tier": label.tier or _tier(source, target, label.held, modality),
        "zone": "headline" if "\n" not in draft.text[:start] else "body",
        **{key: value for key, value in extra.items() if key != "speakers"},
        "speakers": speakers,
    }
    for side, value in (("source", source), ("target", target)):
        claim |= {
            side: value.id,
            f"{side}_text": value.words,
            f"{side}_kind": value.kind,
            f"{side}_span": list(value.span) if value.span else None,
        }
    return claim


def _polarity(label: _Label) -> int:
    signs = RELATIONS[label.relation].polarities
    if len(signs) == 1:
        return signs[0]
    if label.polarity is None:
        raise DraftUnreadable(f"{label.relation} needs its sign (-, 0 or +)")
    return label.polarity


def _tier(source: _End, target: _End, held: str, modality: str) -> int:
    checkable = held != "open" and modality in ("asserted", "reported", "denied")
    return 1 if checkable and source.id and target.id else 2
