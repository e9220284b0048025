"""Sentences on what differs between two analyses: two dates, two analysts, before and after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tightrope.analysis.facts import Difference
from tightrope.words.parts import ClauseRef, Phrase
from tightrope.words.phrase import clauses, fill, join, joined, sentence
from tightrope.words.plain import count, listed, numeral

__all__ = ["SUBJECTS", "counted", "exits", "expected_otherwise", "situation"]

_NAMED = 4
_TIES, _BINDS, _OUTCOMES = "Who stands with whom", "What binds and what was threatened", "Outcomes"
SUBJECTS: Mapping[str, str] = {
    "forecast": "What is expected",
    **dict.fromkeys(("status_quo", "outcome", "equilibria", "states"), _OUTCOMES),
    **dict.fromkeys(("reply", "duty_weight"), "Why"),
    **dict.fromkeys(("stands", "contested", "influence", "strain", "frustration"), _TIES),
    **dict.fromkeys(("in_force", "triggered", "honoured", "honoured_expected"), _BINDS),
    **dict.fromkeys(("red_line", "deters", "deters_as_modelled"), _BINDS),
    **dict.fromkeys(("offer", "taken_up", "demand"), _BINDS),
    **dict.fromkeys(("indicator", "shock"), "What follows"),
}


def expected_otherwise(differences: Sequence[Difference], points: int) -> Phrase:
    """Gives what is expected otherwise than before, as clauses; or that nothing is."""
    own = [d for d in differences if d.key.kind == "forecast"]
    if not own:
        return sentence("What is expected is the same: no effect.") if points else Phrase()
    if all(d.before is None for d in own) and len(own) == points:
        return sentence(
            "What is expected stands on one side only: before, nothing was asked of it."
        )
    if not points:
        return sentence("What is expected stands on one side only: now, nothing is asked of it.")
    told = [_expected(d) for d in own[:_NAMED]]
    left = len(own) - len(told)
    more = fill(f"; and {count(left, 'more point')} in the table" if left else "")
    return sentence(
        "What is expected differs on {n} of {points}: {told}{more}.",
        n=numeral(len(own)),
        points=count(points, "point"),
        told=joined(told),
        more=more,
    )


def _expected(difference: Difference) -> Phrase:
    option = difference.key.of[0]
    after = difference.after.value if difference.after else None
    before = difference.before.value if difference.before else None
    if isinstance(after, str):
        was = before if isinstance(before, str) else None
        return Phrase((ClauseRef(option, after, was),))
    if difference.after is None:
        return fill("it is no longer asked whether {c}", c=ClauseRef(option, str(before)))
    return fill("it is open whether {c}", c=ClauseRef(option, str(before)))


def situation(differences: Sequence[Difference]) -> Phrase:
    """Gives whether today’s situation holds now and did not before, or the other way round."""
    found = next((d for d in differences if d.key.kind == "status_quo"), None)
    if found is None or found.before is None or found.after is None:
        return Phrase()
    if found.after.value:
        return sentence("The situation holds, and did not before.")
    return sentence("The situation does not hold, and did before.")


def exits(differences: Sequence[Difference]) -> Phrase:
    """Gives ways out together that are new, and those that are gone; the first of each."""
    own = [d for d in differences if d.key.kind == "outcome" and d.key.of[0] == "joint_exit"]
    new = next((d for d in own if d.before is None), None)
    gone = next((d for d in own if d.after is None), None)
    return join(
        [
            sentence(f"A way out together is {word}: {{c}}.", c=clauses(_changes(d)))
            for word, d in (("new", new), ("gone", gone))
            if d is not None
        ]
    )


def _changes(difference: Difference) -> dict[str, str]:
    pairs = (part.partition("=") for part in difference.key.of[1:])
    return {option: level for option, _, level in pairs}


def counted(differences: Sequence[Difference]) -> str:
    """Gives on how many points of each subject something else was found otherwise."""
    numbers = Counter(
        SUBJECTS[d.key.kind]
        for d in differences
        if d.key.kind not in {"forecast", "status_quo"} and not d.is_size
    )
    if not numbers:
        return "Nothing else that was found differs."
    told = listed(f"{subject[0].lower()}{subject[1:]} ({n})" for subject, n in numbers.items())
    return f"Found otherwise besides, with the number of points: {told}."
