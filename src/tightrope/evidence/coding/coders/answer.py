"""A language model's answer, read strictly: the schema or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tightrope.evidence.claims.codebook import MODALITIES, RELATIONS, Modality, Polarity, Relation

__all__ = ["AnswerMistake", "ProposedClaim", "parse_answer"]

_MOST_CLAIMS = 2000
_LONGEST_NAME = 120
_LONGEST_QUOTE = 4000


class AnswerMistake(ValueError):
    """What is wrong with an answer, in words the model can act on. Never reaches a user."""


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim as the model gave it; nothing in it has been checked against the document."""

    sentence: int
    quote: str
    source_actor: str
    relation: Relation
    target_actor: str | None
    polarity: Polarity
    negated: bool
    modality: Modality
    speaker: str | None
    time: str | None


_KEYS = tuple(ProposedClaim.__slots__)


def parse_answer(text: str) -> tuple[ProposedClaim, ...]:
    """Gives the claims of an answer; `AnswerMistake` at the first thing that is not in the schema."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerMistake("it is not JSON") from error
    if not isinstance(answer, dict) or set(answer) != {"claims"}:
        raise AnswerMistake("it must be an object with the one key 'claims'")
    claims = answer["claims"]
    if not isinstance(claims, list):
        raise AnswerMistake("'claims' must be a list")
    if len(claims) > _MOST_CLAIMS:
        raise AnswerMistake(f"'claims' may hold {_MOST_CLAIMS} claims at most")
    return tuple(_claim(claim, f"claims[{n}]") for n, claim in enumerate(claims))


def _claim(record: Any, where: str) -> ProposedClaim:
    if not isinstance(record, dict):
        raise AnswerMistake(f"{where} must be an object")
    for key in record:
        if key not in _KEYS:
            raise AnswerMistake(f"{where} has an unknown key")
    for key in _KEYS:
        if key not in record:
            raise AnswerMistake(f"{where} lacks '{key}'")
    _check_type(record, where, "sentence", int)
    _check_type(record, where, "negated", bool)
    _check_text(record, where, "quote", _LONGEST_QUOTE)
    _check_text(record, where, "source_actor", _LONGEST_NAME)
    for key in ("target_actor", "speaker", "time"):
        if record[key] is not None:
            _check_text(record, where, key, _LONGEST_NAME)
    _check_choice(record, where, "relation", RELATIONS)
    _check_choice(record, where, "modality", MODALITIES)
    _check_choice(record, where, "polarity", (-1, 0, 1))
    return ProposedClaim(**record)


def _check_type(record: dict[str, Any], where: str, key: str, kind: type) -> None:
    if type(record[key]) is not kind:  # a bool is an int to isinstance, not to the schema
        raise AnswerMistake(f"{where}.{key} must be of type {kind.__name__}")


def _check_text(record: dict[str, Any], where: str, key: str, longest: int) -> None:
    value = record[key]
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise AnswerMistake(f"{where}.{key} must be text of 1 to {longest} characters")


def _check_choice(
    record: dict[str, Any], where: str, key: str, allowed: tuple[object, ...]
) -> None:
    value = record[key]
    if isinstance(value, bool) or not isinstance(value, str | int) or value not in allowed:
        raise AnswerMistake(f"{where}.{key} must be one of {', '.join(map(str, allowed))}")
