"""The ways in which two claims about one event cannot both hold, each by what stands on its two sides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.weighing.events import Act
from tightrope.evidence.weighing.pairing import Key
from tightrope.evidence.weighing.plain import same_done_thing, same_said_thing, two_doers_of_one

__all__ = ["CLASHES", "Clash", "ClashRules"]


@dataclass(frozen=True, slots=True)
class ClashRules:
    """How alike two claims must be to clash, and how the list is ranked."""

    same_deed: float = 0.4  # likeness by which one deed is told of two doers or two days
    newer_by: int = 14  # days after which the newer document may simply know better
    short: int = 31  # days; a longer window gives no date that another could contradict
    again: float = 0.6  # each further pair of the same two and kind ranks so much lower
    reuse: float = 0.5  # each further use of one quote ranks a pair so much lower
    least: float = 0.02  # what ranks lower has been told by the pairs before it
    most: int = 200  # pairs of one kind and the same two; a page shows a few of them
    apart: int = 400  # days; agreements further apart are two
    unjudged: float = 0.3  # a pair that only looks alike ranks so much lower


@dataclass(frozen=True, slots=True)
class Clash:
    """One way in which two claims about the same event cannot both hold, or pull apart."""

    kind: str
    relation_to: Literal["contradicts", "pulls against"]
    weight: float  # for ranking only: how plainly the two exclude each other
    key: Key  # what the two have in common
    one: Callable[[Act], bool]  # what stands on its first side
    other: Callable[[Act], bool]  # and on its second
    holds: Callable[[Act, Act, ClashRules], bool]  # of two such
    says: str
    can_supersede: bool = False  # the newer of two documents may simply know better
    plain: Callable[[Act, Act], bool] = lambda one, other: True  # else it is not judged


_ONE_OFF: frozenset[Relation] = frozenset(("treaty", "settlement", "diplomatic_ties"))
_PACTS: frozenset[Relation] = frozenset(("alliance", "treaty"))
_FORCE: frozenset[Relation] = frozenset(("military_action", "show_of_force", "coercion"))
_PROTECTS = re.compile(
    r"(?<!\bno )(?<!\bnot a )\b(?:defen[cs]e|security|military|mutual[- ]assistance|mutual[- ]defen[cs]e)\s+"
    r"(?:pact|treaty|alliance|agreement|commitment|guarantees?)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:first|began|started|provok\w+|unprovoked|retaliat\w+|in response|in reply|answered|"
    r"self-defen[cs]e|fired back)\b",
    re.IGNORECASE,
)


def _is_fact(act: Act) -> bool:
    return act.is_fact


def _is_denial(act: Act) -> bool:
    return act.is_denial


def _is_done(act: Act) -> bool:
    return act.is_fact and act.stage == "real"


def _is_refused(act: Act) -> bool:
    return act.is_fact and act.stage == "refused"


def _has_ended(act: Act) -> bool:
    return act.is_fact and act.stage == "ended"


def _goes_on(act: Act) -> bool:
    return act.is_fact and act.claim.phase == "ongoing"


def _counts(act: Act) -> bool:
    return act.is_fact and bool(act.quantities)


def _protects(act: Act) -> bool:
    pact = act.is_fact and act.claim.relation in _PACTS
    return pact and _PROTECTS.search(act.text) is not None


def _unbound(act: Act) -> bool:
    return act.is_denial and act.claim.relation == "defence_obligation"


def _uses_force(act: Act) -> bool:
    return act.claim.relation in _FORCE and _is_done(act)


def _began(act: Act) -> bool:
    return _uses_force(act) and not act.is_hedged and _BEGAN.search(act.text) is not None


def _is_dated_once(act: Act) -> bool:
    return act.is_fact and act.claim.relation in _ONE_OFF and act.claim.time_resolved is not None


def _same_stage(one: Act, other: Act, rules: ClashRules) -> bool:
    return one.stage == other.stage and one.matches(other)


def _same_deed(one: Act, other: Act, rules: ClashRules) -> bool:
    return one.matches(other)


def _same_told_deed(one: Act, other: Act, rules: ClashRules) -> bool:
    """It goes on and has ended: a tie too must be told in like words, it may be another part of it."""
    return one.matches(other) and one.likeness(other) >= one.rules.told


def _other_number(one: Act, other: Act, rules: ClashRules) -> bool:
    return one.counts_otherwise(other) and _same_stage(one, other, rules)


def _any(one: Act, other: Act, rules: ClashRules) -> bool:
    return True


def _other_date(one: Act, other: Act, rules: ClashRules) -> bool:
    if one.stage != other.stage:
        return False
    if any((last - first).days >= rules.short for first, last in (one.window, other.window)):
        return False
    forth, back = other.window[0] - one.window[1], one.window[0] - other.window[1]
    return 0 < max(forth, back).days <= rules.apart and one.likeness(other) >= rules.same_deed


def _each_way(one: Act, other: Act, rules: ClashRules) -> bool:
    return one.ends == other.ends[::-1] and one.text != other.text and one.matches(other)


def _other_doer(one: Act, other: Act, rules: ClashRules) -> bool:
    if one.ends[0] == other.ends[0] or one.text == other.text or not one.matches(other):
        return False
    return one.likeness(other) >= rules.same_deed


CLASHES: tuple[Clash, ...] = (
    Clash("said and denied", "contradicts", 1.0, "ends", _is_fact, _is_denial, _same_stage,
          "one says it, the other denies it", can_supersede=True, plain=same_said_thing),
    Clash("done and refused", "contradicts", 0.95, "ends", _is_done, _is_refused, _same_deed,
          "one says that it is done, the other that it is refused", can_supersede=True,
          plain=same_done_thing),
    Clash("pact against no clause", "contradicts", 0.95, "pair", _protects, _unbound, _any,
          "one calls it a pact that protects, the other says that it obliges nothing"),
    Clash("different numbers", "contradicts", 0.9, "ends", _counts, _counts, _other_number,
          "the two give different numbers of the same"),
    Clash("two doers", "contradicts", 0.85, "target", _uses_force, _uses_force, _other_doer,
          "the same deed is laid at two doors", plain=two_doers_of_one),
    Clash("different dates", "contradicts", 0.8, "days", _is_dated_once, _is_dated_once, _other_date,
          "the same agreement is dated differently"),
    Clash("going on and ended", "contradicts", 0.7, "ends", _goes_on, _has_ended, _same_told_deed,
          "one says that it goes on, the other that it has ended", can_supersede=True),
    Clash("each the first", "pulls against", 0.6, "pair", _began, _began, _each_way,
          "each is said to have begun or to have answered the other"),
)  # fmt: skip
