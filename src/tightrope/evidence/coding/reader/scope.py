"""How an act is told: its phase, whether it is held to be so, how real it is. Rules by table.

The table `data/scope.toml` names each kind of telling; this module finds where it applies: in the
clause of the word that speaks of the act, before or behind it. Two negators leave a claim open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from tightrope.evidence.claims.codebook import RULES, Held, Modality, Phase, Relation
from tightrope.evidence.coding.reader.clauses import clause_of
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.wording import tellings_in
from tightrope.evidence.text.data import read_data

__all__ = ["Scope", "find_scope", "matches_in", "places_of", "scope_features", "stands_in"]

_ASKING = frozenset((
    "will", "did", "does", "do", "has", "have", "had", "is", "are", "was", "were", "would", "can",
    "could", "should", "may",
))  # fmt: skip
_SPEECH = frozenset(("demand", "condemnation", "refusal", "warning_threat", "red_line"))


class Rule(NamedTuple):
    """One kind of telling."""

    name: str
    where: str
    sign: int
    sets: Mapping[str, str]


class Scope(NamedTuple):
    """How an act is told, and the names of the rules that said so."""

    phase: Phase
    held: Held
    modality: Modality
    rules: tuple[str, ...] = ()


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in read_data("scope.toml")["rule"])


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(row["name"], row["where"], row.get("sign", 0), row["sets"])


def find_scope(
    line: Line, first: int, last: int, relation: Relation, polarity: int, *, is_tie: bool = False
) -> Scope:
    """Gives how the act that tokens [first, last) speak of is told.

    `polarity` is the sign of the relation as named; `is_tie` says that a state of affairs is meant,
    whose usual phase is `ongoing`.
    """
    start, end = clause_of(line, first)
    fired = dict(_fired(line, first, last, start, end, polarity))
    speech = relation in _SPEECH
    held = _held(line, fired, first, last, start)
    phase = _phase(fired, relation, is_tie=is_tie, is_speech=speech)
    modality = _modality(line, fired, phase, is_speech=speech, held=held)
    if held == "open":
        modality = "hypothetical"
    if modality == "denied":
        held = "yes"
    return Scope(phase, held, modality, tuple(fired))


def _fired(
    line: Line, first: int, last: int, start: int, end: int, polarity: int
) -> Iterator[tuple[str, Mapping[str, str]]]:
    parts = {
        "before": (start, first),
        "behind": (last, end),
        "clause": (start, end),
        "sentence": (0, len(line.low)),
    }
    for rule in _standing(line):
        if rule.sign and rule.sign != polarity:
            continue
        if matches_in(line, rule.name, *parts[rule.where]):
            yield rule.name, rule.sets


def _standing(line: Line) -> list[Rule]:
    """Gives the rules of which a phrase stands in a sentence, in the order of the table."""
    found = line.standing.get("rule")
    if found is None:
        found = line.standing["rule"] = [r for r in _rules() if r.name in _told(line)]
    return found


def scope_features(line: Line, first: int, polarity: int) -> list[str]:
    """Gives what the learned part of the scope looks at: the rules that fire, how near the cue; the words by it.

    They are the same for every relation of this polarity that is told by token `first`.
    """
    start, end = clause_of(line, first)
    found = [f"p={polarity}", "bias"]
    near = {
        "before": (max(start, first - 3), first),
        "clause": (max(start, first - 3), min(end, first + 4)),
    }
    wide = {
        "before": (start, first),
        "behind": (first + 1, end),
        "clause": (start, end),
        "sentence": (0, len(line.low)),
    }
    for rule in _standing(line):
        places = (
            ("near", near.get(rule.where)),
            ("in", wide[rule.where]),
            ("ahead", (max(0, first - 14), first)),
            ("sent", (0, len(line.low))),
        )
        for place, span in places:
            if span is not None and matches_in(line, rule.name, *span):
                found.append(f"{rule.name}|{place}")
                found.append(f"{rule.name}|{place}|{polarity}")
    found += _words_near(line, first, polarity)
    return found


def _words_near(line: Line, first: int, polarity: int) -> Iterator[str]:
    stems = line.stems
    for k in range(max(0, first - 6), first):
        yield f"b:{stems[k]}"
        if k >= first - 3:
            yield f"b{first - k}:{stems[k]}"
    for k in range(first + 1, min(len(stems), first + 6)):
        yield f"a:{stems[k]}"
    for k in range(max(0, first - 4), first - 1):
        yield f"b:{stems[k]} {stems[k + 1]}"
    yield f"c:{line.low[first]}"
    yield f"c:{stems[first]}|{polarity}"
    yield f"c:{_ending(line.low[first])}|{polarity}"
    marks = {
        "quoted": line.quoted[first],
        "asked": "?" in line.low[-3:],
        "if first": line.low[:1] == ["if"],
    }
    yield from (name for name, is_so in marks.items() if is_so)
    for word in ("if", "would", "will", "not", "unless", "said", "could", "may"):
        if word in line.low:
            yield f"has {word}"


def _ending(word: str) -> str:
    return next((e for e in ("ing", "ed", "s") if word.endswith(e)), "-")


def matches_in(line: Line, rule: str, first: int, last: int) -> bool:
    """Whether a phrase of a rule stands within tokens [first, last)."""
    return any(first <= a and b <= last for a, b in places_of(line, rule))


def places_of(line: Line, rule: str) -> list[tuple[int, int]]:
    """Gives the tokens [first, last) of each phrase of a rule in a sentence."""
    return _told(line).get(rule, [])


def stands_in(line: Line, rule: str) -> bool:
    """Whether a phrase of a rule stands anywhere in a sentence."""
    return rule in _told(line)


def _told(line: Line) -> dict[str, list[tuple[int, int]]]:
    if line.told is None:
        line.told = tellings_in(line.stems)
    return line.told


def _held(
    line: Line, fired: Mapping[str, Mapping[str, str]], first: int, last: int, start: int
) -> Held:
    if "fails to deny" in fired or _is_asked(line):
        return "open"
    against = [
        n
        for n in ("denies by not", "left undone", "ruled out", "nearly", "postponed")
        if n in fired
    ]
    if "only seems to negate" in fired:
        against = [n for n in against if n != "denies by not"]
    if not against:
        return "yes"
    if "denies by not" in against and len(against) > 1:
        return "yes" if "fail" in line.stems[start:first] else "open"
    return "no"


def _is_asked(line: Line) -> bool:
    if not line.tokens or "?" not in line.low[-3:]:
        return False
    return next((w for w in line.low if w.isalpha()), "") in _ASKING


def _phase(
    fired: Mapping[str, Mapping[str, str]], relation: Relation, *, is_tie: bool, is_speech: bool
) -> Phase:
    if is_speech:
        return "done"
    for name in ("postponed", "resumed", "harm undone", "good undone", "turned down", "goes on"):
        if name in fired:
            if name == "turned down" and relation in ("arms_withheld", "military_aid_refused"):
                continue
            return fired[name]["phase"]  # type: ignore[return-value]
    if is_tie:
        return "ongoing"
    if "planned" in fired and RULES[relation].polarities[0] > 0:
        return "planned"
    return "done"


def _modality(
    line: Line, fired: Mapping[str, Mapping[str, str]], phase: Phase, *, is_speech: bool, held: Held
) -> Modality:
    if "calls false" in fired and "fails to deny" not in fired and not is_speech:
        return "denied"
    if is_speech:
        return "asserted"
    for name in ("ruled out", "conditional", "foretold", "hearsay"):
        if name in fired:
            return fired[name]["modality"]  # type: ignore[return-value]
    return "asserted"
