"""Sentences on what differs between two analyses: two dates, two analysts, before and after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tightrope.analysis.facts import Difference, levels_of
from tightrope.crisis.fold import Between, Came
from tightrope.words.parts import FormulaRef, Joined, OptionRef, Phrase
from tightrope.words.phrase import clauses, fill, join, joined, sentence
from tightrope.words.plain import count, listed, numeral

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


def expected_otherwise(
    differences: Sequence[Difference],
    points: int,
    held: Collection[str] = (),
    unminded: Collection[str] = (),
) -> Phrase:
    """Gives what is expected otherwise than before, as clauses; or that nothing is.

    points: how many options there are; `held`: those that a what-if holds, which are no effect;
    `unminded`: those that nobody's wants reach, which say nothing and are left out.
    """
    aside = {*held, *unminded}
    own = [d for d in differences if d.key.kind == "forecast" and d.key.of[0] not in aside]
    points -= len(aside)
    if not own:
        same = "What is expected of all that is not held is the same: no effect."
        return (
            sentence(same if held else "What is expected is the same: no effect.")
            if points
            else Phrase()
        )
    if all(d.before is None for d in own) and len(own) == points:
        return sentence(
            "What is expected stands on one side only: before, nothing was asked of it."
        )
    if not points:
        return sentence("What is expected stands on one side only: now, nothing is asked of it.")
    left = len(own) - len(own[:_NAMED])
    more = f"; {count(left, 'more point')} in the table" if left else ""
    return join(
        [
            sentence(
                f"What is expected differs on {numeral(len(own))} of {_points(points, held)}{more}."
            ),
            sentence("After: {said}.", said=_one_side(own[:_NAMED], after=True)),
            sentence("Before: {said}.", said=_one_side(own[:_NAMED], after=False)),
            sentence("Options that nobody’s wants reach are left out.") if unminded else Phrase(),
        ]
    )


def _points(number: int, held: Collection[str]) -> str:
    """How many points there are; without those that are held."""
    if not held:
        return count(number, "point")
    are = "is" if number == 1 else "are"
    return f"the {count(number, 'point')} that {are} not held"


def _one_side(differences: Sequence[Difference], *, after: bool) -> Joined:
    """What one of the two analyses expects: acts first, then what it leaves open or does not ask."""
    acts: dict[str, str] = {}
    open_: list[Phrase] = []
    for one in differences:
        option = one.key.of[0]
        here = one.after if after else one.before
        if here is not None and isinstance(here.value, str):
            acts[option] = here.value
            continue
        asked = "it is open" if here is not None else "it is not asked"
        open_.append(fill(f"{asked} whether {{c}}", c=FormulaRef(option)))
    return joined([*([fill("{acts}", acts=clauses(acts))] if acts else []), *open_])


def situation(differences: Sequence[Difference]) -> Phrase:
    """Gives whether today’s situation holds now and did not before, or the other way round."""
    found = next((d for d in differences if d.key.kind == "status_quo"), None)
    if found is None or found.before is None or found.after is None:
        return Phrase()
    if found.after.value:
        return sentence("The situation holds, and did not before.")
    return sentence("The situation does not hold, and did before.")


_TURNED = {
    ("new", ""): "A way out together is new",
    ("gone", ""): "A way out together is gone",
    ("new", "path"): "What steps that pay led to before must now be taken together",
    ("gone", "path"): "What had to be taken together before steps that pay now lead to",
    ("new", "other"): "What would have held before is now a way out together",
    ("gone", "other"): "A way out together is none any more, though it would hold",
}


def exits(differences: Sequence[Difference]) -> Phrase:
    """Gives ways out together that are new, and those that are gone; the first of each.

    What steps led to before, or lead to now, is neither: only how it is reached is otherwise.
    """
    own = [d for d in differences if d.key.kind == "outcome"]
    kinds = {(d.after is None, frozenset(d.key.of[1:])): d.key.of[0] for d in own}
    told: dict[str, Phrase] = {}
    for one in own:
        if one.key.of[0] != "joint_exit":
            continue
        gone = one.after is None
        kind = kinds.get((not gone, frozenset(one.key.of[1:])), "")
        word = "gone" if gone else "new"
        told.setdefault(word, sentence(f"{_TURNED[word, kind]}: {{c}}.", c=clauses(_changes(one))))
    return join([told[word] for word in ("new", "gone") if word in told])


def _changes(difference: Difference) -> dict[str, str]:
    return levels_of(difference.key.of[1:])


_ANSWERS = frozenset({"forecast", "status_quo", "outcome", "reply", "indicator"})


def days_between(found: Between, differences: Sequence[Difference]) -> Phrase:
    """Gives what the file dates between two days, and that it changes no answer where it does not."""
    dates = f"After {found.first} and up to {found.last} the file dates"
    told = [sentence(f"{dates} {count(found.events, 'event')}.")]
    if found.changed:
        told.append(sentence(f"On {found.last} it is so that {{c}}.", c=clauses(found.changed)))
    else:
        told.append(sentence("All options stand as they stood."))
    if found.returned:
        options = joined(OptionRef(option) for option in found.returned)
        told.append(sentence("{o} moved and came back.", o=options))
    if found.came:
        said = listed(_so_many(one) for one in found.came)
        told.append(sentence(f"Besides, it dates {said}."))
    if not any(one.key.kind in _ANSWERS for one in differences):
        told.append(
            sentence(
                "This changes nothing in what is expected, in whether the situation holds, in what each "
                "side would best do or in where indicators go: no effect."
            )
        )
    return join(told)


def _so_many(found: Came) -> str:
    return f"{count(found.number, found.what, {'treaty': 'treaties'}.get(found.what))} {found.how}"


def counted(differences: Sequence[Difference]) -> str:
    """Gives on how many points of each subject something else was found otherwise."""
    numbers = Counter(
        SUBJECTS[d.key.kind]
        for d in differences
        if d.key.kind not in {"forecast", "status_quo"} and not d.is_size
    )
    if not numbers:
        return "Nothing else that was found differs."
    told = listed(
        f"{count(n, 'point')} under “{subject[0].lower()}{subject[1:]}”"
        for subject, n in numbers.items()
    )
    return f"Found otherwise besides: {told}."
