"""Leads the labelled claims to the pairs the coder would consider: what the pair model learns from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tightrope.evidence.claims.codebook import RULES
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import Read, read_lines
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.pairs import Masked, Pair, find_pairs, mask
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Referent
from training.gold import Text
from training.score import labelled_sign

__all__ = ["Example", "examples_of", "polarity_of", "reach", "told_as", "weight_of"]

_PHRASE = 0.5  # what a plain phrase counts beside a claim of a text


@dataclass
class Example:
    """A pair in its sentence, and the claims labelled on it."""

    text: Text
    read: Read
    masked: Masked
    pair: Pair
    features: list[str]
    claims: list[dict[str, Any]] = field(default_factory=list)
    is_doubtful: bool = False  # in the quote of a claim on the same actors, but not its mentions


def examples_of(texts: Sequence[Text], actors: ActorIndex, resolver: Resolver) -> list[Example]:
    """Gives the examples of the texts, claims led to their pairs."""
    found: list[Example] = []
    for text in texts:
        read = read_lines(text.document, text.sentences, actors, resolver, headings=text.headings)
        for line in read.lines:
            masked = mask(line)
            row = [
                Example(text, read, masked, pair, pair_features(masked, pair))
                for pair in find_pairs(line)
            ]
            _assign(row, [c for c in text.claims if line.start <= c["start"] < line.end])
            found += row
    return found


def told_as(example: Example, claim: dict[str, Any]) -> dict[str, str]:
    """Gives what is learned of a claim on a pair: which end does it, relation and polarity, sign, event."""
    does = claim["source"] in (example.pair.a.acts_for, example.pair.a.actor)
    return {
        "from": "first" if does else "second",
        "relation": f"{claim['relation']}|{polarity_of(claim)}",
        "sign": str(labelled_sign(claim)),
        "event": claim["event"],
    }


def polarity_of(claim: dict[str, Any]) -> int:
    """Gives the polarity of a labelled claim, as the codebook allows it."""
    allowed = RULES[claim["relation"]].polarities
    return int(claim["polarity"]) if claim["polarity"] in allowed else allowed[0]


def weight_of(claim: dict[str, Any]) -> float:
    """Gives what a claim counts: those of plain phrases have no id."""
    return 1.0 if "id" in claim else _PHRASE


def _is(who: Referent, actor: str) -> bool:
    return actor in (who.acts_for, who.actor)


def _assign(row: list[Example], claims: list[dict[str, Any]]) -> None:
    for claim in claims:
        source, target = claim["source"], claim["target"]
        if not source or not target:
            continue
        fits = [
            e for e in row
            if (_is(e.pair.a, source) and _is(e.pair.b, target))
            or (_is(e.pair.a, target) and _is(e.pair.b, source))
        ]  # fmt: skip
        if not fits:
            continue
        best = min(fits, key=lambda e: _away(e, claim))
        best.claims.append(claim)
        for other in fits:
            inside = claim["start"] <= _start(other, 0) and _start(other, 1) < claim["end"]
            other.is_doubtful |= inside and other is not best


def _start(example: Example, which: int) -> int:
    spans = example.masked.line.spans
    return spans[(example.pair.first, example.pair.second)[which]].start


def _away(example: Example, claim: dict[str, Any]) -> float:
    """How far the pair's mentions lie outside the quote, and from the labelled ones."""
    away = 0.0
    marks = [claim[k][0] for k in ("source_span", "target_span") if claim.get(k)]
    for which in (0, 1):
        at = _start(example, which)
        if not claim["start"] <= at < claim["end"]:
            away += 100 + min(abs(at - claim["start"]), abs(at - claim["end"]))
        if marks and min(abs(at - m) for m in marks) > 8:
            away += 10
    return away


def reach(texts: Sequence[Text], examples: Sequence[Example]) -> tuple[int, int]:
    """Gives how many dyadic claims have a pair, of how many."""
    led = sum(len(e.claims) for e in examples)
    return led, sum(bool(c["source"] and c["target"]) for t in texts for c in t.claims)


def missed(texts: Sequence[Text], examples: Sequence[Example]) -> Iterator[dict[str, Any]]:
    """Gives the dyadic claims no pair was found for."""
    led = {c["id"] for e in examples for c in e.claims}
    for text in texts:
        yield from (c for c in text.claims if c["source"] and c["target"] and c["id"] not in led)
