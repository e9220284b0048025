"""Sentences on how far outcomes hold when what was put in is drawn again: robustness, not probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.words.parts import ClauseRef, Phrase
from tightrope.words.phrase import clauses, fill, joined, sentence
from tightrope.words.plain import in_draws, numeral


def drawn_again(told: ToldOutcome) -> Phrase:
    """Gives in how many draws an outcome is found again, and what is found beside it; else empty."""
    if told.draws is None or not told.of:
        return Phrase()
    found = {
        "today": "It holds" if told.holds.get("seq") else "It would",
        "path": "Steps that pay lead there",
        "joint_exit": "It is such a way out",
        "other": "It holds",
    }[told.kind]
    besides = also_drawn(told)
    return sentence(f"{found} {in_draws(told.draws, told.of)}{'; ' if besides else ''}{besides}.")


def also_drawn(told: ToldOutcome) -> str:
    """Gives in how many draws another outcome is reached as well, or steps lead to a joint exit."""
    parts = []
    if told.second and not (told.rather and told.second == told.draws):  # else said of the way
        parts.append(f"in {_of_these(told.second, told.draws)} by second-best moves only")
    if told.shared:
        parts.append(_shared(told, told.shared, told.shared_second or 0))
    if parts:
        return "; ".join(parts)
    if told.stepwise:
        return f"in {numeral(told.stepwise)} more, steps that pay lead there one by one"
    return ""


def _shared(told: ToldOutcome, shared: int, second: int) -> str:
    """In how many draws steps lead there alone, and in how many elsewhere as well."""
    alone = (told.draws or 0) - shared
    text = f"in {_of_these(shared, told.draws)} they lead to another outcome as well"
    if alone:
        text = f"in {numeral(alone)} they lead only there and in {numeral(shared)} to another outcome as well"
    if second == shared:
        return f"{text}, by second-best moves only"
    if second:
        return f"{text} (by second-best moves only in {numeral(second)} of those {numeral(shared)})"
    return text


def _of_these(part: int, whole: int | None) -> str:
    return "all of these" if part == whole else f"{numeral(part)} of these"


def not_firm(
    points: Sequence[tuple[ClauseRef, int]], told: Sequence[ToldOutcome], of: int
) -> Phrase:
    """Gives in how many of `of` draws each of these is so: points of what is expected, outcomes told.

    That today does not hold is what is counted where it is said not to. Empty without any.
    """
    alike: dict[int, list[Phrase]] = {}  # what is so in as many draws is told with one number
    for point, holds in points:
        alike.setdefault(holds, []).append(Phrase((point,)))
    for one in told:
        alike.setdefault(draws_as_said(one), []).append(fill(_AS_SAID[_said(one)]))
    if not alike:
        return Phrase()
    parts = [fill(f"in {_drawn(n)} {{those}}", those=joined(own)) for n, own in alike.items()]
    drawn = "one draw" if of == 1 else f"{of:,} draws"
    return sentence(
        f"Not all of this is firm: of {drawn} of what was put in, {{parts}}.", parts=joined(parts)
    )


_AS_SAID = {
    "holds": "today’s situation holds",
    "does not hold": "today’s situation does not hold",
    "path": "the steps that pay lead to that outcome",
    "joint_exit": "there is that way out",
    "other": "that outcome holds",
}


def _said(told: ToldOutcome) -> str:
    if told.kind == "today":
        return "holds" if told.holds.get("seq") else "does not hold"
    return told.kind


def draws_as_said(told: ToldOutcome) -> int:
    """Gives in how many draws what is said of an outcome is so: today as it is said to hold or not;
    a way out whether it must be taken together or steps lead there."""
    draws = draws_as_found(told)
    return (told.of or 0) - draws if _said(told) == "does not hold" else draws


def _drawn(number: int) -> str:
    return f"{number:,}" if number else "none"


def rival(told: ToldOutcome, expected: ToldOutcome, today: Mapping[str, str]) -> Phrase:
    """Gives that one outcome is found in more draws than the one expected; one of them is today."""
    numbers = f"{draws_as_found(told):,} of {told.of or 0:,} against {draws_as_found(expected):,}"
    if told.kind == "today":
        return sentence(
            f"Today’s situation holds in more draws than steps lead to what is expected ({numbers})."
        )
    return sentence(
        "Another outcome holds, once there, in more draws than today’s situation ({numbers}): "
        "{change}.",
        numbers=numbers,
        change=clauses(told.changes, today),
    )


def draws_as_found(told: ToldOutcome) -> int:
    """Gives in how many draws an outcome is found again, of a way out by whichever way."""
    return (told.draws or 0) + (told.stepwise or 0)
