"""A language model's answer, taken for what it is: whatever is a claim in it is read, the rest counted.

Models wrap JSON in fences and thinking, give lists of parts, stop in the middle, and get one claim
in ten wrong. None of that loses the good ones; nothing of it is believed: the coder looks every
quote and both ends up in the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from tightrope.evidence.claims.codebook import (
    EVENTS,
    HELD,
    KINDS,
    MODALITIES,
    PHASES,
    RELATIONS,
    RULES,
    EndKind,
    EventType,
    Held,
    Modality,
    Phase,
    Polarity,
    Relation,
    event_of,
)

__all__ = ["Answer", "AnswerMistake", "ProposedClaim", "parse_answer", "records_in"]

_MOST_CLAIMS = 2000
_LONGEST_NAME = 120
_LONGEST_QUOTE = 4000
_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_SAME = {  # what models call a field of ours
    "source_actor": "source",
    "target_actor": "target",
    "speaker": "speakers",
    "event_type": "event",
    "n": "sentence",
}
_SIGNS: tuple[Polarity, ...] = (-1, 0, 1)
T = TypeVar("T")


class AnswerMistake(ValueError):
    """What is wrong with an answer, in words the model can act on. Never reaches a user."""


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim as the model gave it; nothing in it has been checked against the document."""

    sentence: int
    quote: str
    source: str
    relation: Relation
    target: str | None
    event: EventType
    phase: Phase
    polarity: Polarity
    held: Held
    modality: Modality
    content: Relation | None
    speakers: tuple[str, ...]
    time: str | None
    source_kind: EndKind | None
    target_kind: EndKind | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims of an answer, why others were left out, and whether it broke off."""

    claims: tuple[ProposedClaim, ...]
    mistakes: tuple[str, ...] = ()
    is_cut_off: bool = False


def parse_answer(text: str) -> Answer:
    """Gives what can be read of an answer; `AnswerMistake` where it holds no list of claims at all."""
    records, is_cut_off = records_in(text)
    claims: list[ProposedClaim] = []
    mistakes: list[str] = []
    for number, record in enumerate(records[:_MOST_CLAIMS]):
        try:
            claims.append(_claim(record))
        except AnswerMistake as mistake:
            mistakes.append(f"claims[{number}]{mistake}")
    if mistakes and not claims:
        raise AnswerMistake(mistakes[0])
    return Answer(tuple(claims), tuple(mistakes), is_cut_off)


def records_in(text: str, key: str = "claims") -> tuple[list[Any], bool]:
    """Gives the objects of the list an answer holds under a key, and whether the list has no end.

    `AnswerMistake` where it holds no such list.
    """
    text = _THINKING.sub(" ", text)
    decoder = json.JSONDecoder()
    for start in _starts(text):
        try:
            found, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        records = _list_in(found, key)
        if records is not None and (_is_list(found, key) or f'"{key}"' not in text):
            return records, False
    rest = re.search(rf'"{key}"\s*:\s*\[|^\s*\[', text)
    whole = list(_objects(text, rest.end(), decoder)) if rest else []
    if whole:
        return whole, True
    raise AnswerMistake(f": it holds no JSON object with the key '{key}'")


def _starts(text: str) -> Iterator[int]:
    """Places where the answer may begin: few, or a hostile one would take for ever."""
    if text.strip().strip("`").removeprefix("json").strip() == "[]":
        yield text.index("[")
    places = [m.start() for m in re.finditer(r'\{\s*"|\[\s*\{', text)]
    yield from places[:20]


def _list_in(found: Any, name: str) -> list[Any] | None:
    if isinstance(found, dict):
        named = next((v for k, v in found.items() if k.casefold() == name), None)
        if named is None and {"quote", "relation"} <= found.keys():
            return [found]
        found = named
    if isinstance(found, list) and all(isinstance(one, dict) for one in found):
        return found
    return None


def _is_list(found: Any, name: str) -> bool:
    """Whether it is the list itself, and not one object out of a list."""
    return isinstance(found, list) or any(key.casefold() == name for key in found)


def _objects(text: str, at: int, decoder: json.JSONDecoder) -> Iterator[Any]:
    """The whole objects of a list that breaks off."""
    while at < len(text):
        start = text.find("{", at)
        if start < 0:
            return
        try:
            found, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        yield found


def _claim(given: Mapping[str, Any]) -> ProposedClaim:
    record = {_SAME.get(key.casefold(), key.casefold()): value for key, value in given.items()}
    relation = _choice(record, "relation", RELATIONS)
    polarity = _choice(record, "polarity", _SIGNS, RULES[relation].polarities[0])
    phase = _choice(record, "phase", PHASES, "done")
    event = _choice(record, "event", EVENTS, event_of(relation, phase, polarity), upper=True)
    if "phase" not in record and event == "STATE":
        phase = "ongoing"
    held: Held = "no" if record.get("negated") is True else "yes"
    sentence = record.get("sentence")
    return ProposedClaim(
        sentence=sentence if type(sentence) is int else 0,
        quote=_text(record, "quote", _LONGEST_QUOTE),
        source=_text(record, "source", _LONGEST_NAME),
        relation=relation,
        target=_text(record, "target", _LONGEST_NAME) if record.get("target") else None,
        event=event,
        phase=phase,
        polarity=polarity,
        held=_choice(record, "held", HELD, held),
        modality=_choice(record, "modality", MODALITIES, "asserted"),
        content=_choice(record, "content", RELATIONS) if record.get("content") else None,
        speakers=_names(record.get("speakers")),
        time=_text(record, "time", _LONGEST_NAME) if record.get("time") else None,
        source_kind=_choice(record, "source_kind", KINDS) if record.get("source_kind") else None,
        target_kind=_choice(record, "target_kind", KINDS) if record.get("target_kind") else None,
    )


def _text(record: Mapping[str, Any], key: str, longest: int) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise AnswerMistake(f".{key} must be text of 1 to {longest} characters")
    return value.encode("utf-8", "replace").decode()  # a lone surrogate is no character


def _names(value: Any) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(one[:_LONGEST_NAME] for one in given if isinstance(one, str) and one.strip())


def _choice(
    record: Mapping[str, Any],
    key: str,
    allowed: tuple[T, ...],
    usual: T | None = None,
    *,
    upper: bool = False,
) -> T:
    value = record.get(key)
    if value is None and usual is not None:
        return usual
    if upper and isinstance(value, str):
        value = value.upper()
    if not isinstance(value, bool) and isinstance(value, str | int):
        for option in allowed:
            if option == value:
                return option
    raise AnswerMistake(f".{key} must be one of {', '.join(map(str, allowed))}")
