"""Checks of red lines, offers and demands, and of clauses that nobody could be judged by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import elements
from tightrope.crisis.formula import Formula
from tightrope.crisis.levels import level_name, options_in
from tightrope.crisis.model import Demand, Offer, RedLine, Treaty
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.parts.dynamics import ResponseRule
from tightrope.crisis.uncared import can_weigh
from tightrope.errors import TightropeError
from tightrope.findings import KeyPath


def _read(given: Given, text: str | None) -> Formula | None:
    """A formula; None where there is none, or it cannot be read."""
    try:
        return None if text is None else parse_formula(text, given.options)
    except TightropeError:
        return None


def _present(given: Given) -> dict[str, int]:
    """The present level of each option, by its place; left out where it is none the option has."""
    return {
        option: given.options[option].index(level)
        for actor, options in given.file.model.options.items()
        for name, stated in options.items()
        if (level := level_name(stated.now)) in given.options[option := f"{actor}.{name}"]
    }


def _is_known(formula: Formula, levels: Mapping[str, int]) -> bool:
    return all(option in levels for option in formula.options)


def _owners(given: Given, text: str | None) -> set[str]:
    """Whose options a formula names; nobody's where it cannot be read."""
    return {option.partition(".")[0] for option in options_in(text, given.options)}


def _of_others(given: Given, text: str | None, actor: str) -> str:
    """That a formula is over options of others alone, in words; empty where it is not."""
    owners = _owners(given, text)
    if not owners or actor in owners:
        return ""
    return f"'{text}' is not {actor}'s to do, but {', '.join(sorted(owners))}'s"


@named("answer-of-another", "error")
def answer_of_another(given: Given) -> Iterator[Problem]:
    """A red line, or an offer, announces something that is not its author's to do, or a response
    under `dynamics` is given by one who has no hand in it. Write a formula over options of the one
    who speaks or responds; what another would do belongs to that other's own."""
    for path, rule in given.each(ResponseRule):
        if said := _of_others(given, rule.then, rule.by):
            yield Problem((*path, "then"), said)
    for path, offer in given.each(Offer):
        yield from _not_own(given, (*path, "then"), offer.then, offer.by)
    for path, line in given.each(RedLine):
        yield from _not_own(given, (*path, "then"), line.then, line.by)
        if line.supposed is not None:
            yield from _not_own(given, (*path, "supposed", "then"), line.supposed.then, line.by)


def _not_own(given: Given, keys: KeyPath, text: str | None, actor: str) -> Iterator[Problem]:
    others = sorted(_owners(given, text) - {actor})
    if others:
        yield Problem(keys, f"'{text}' is not {actor}'s to do, but {', '.join(others)}'s")


@named("offer-for-its-own", "error")
def offer_for_its_own(given: Given) -> Iterator[Problem]:
    """An offer asks in return for what its own author does, so that nobody is asked for anything.
    Write `if` over options of the one it is made to (`to`), and what the author promises under
    `then`."""
    for path, offer in given.each(Offer):
        owners = _owners(given, offer.if_)
        if offer.by in owners and offer.to not in owners:
            said = f"'{offer.if_}' asks for what {offer.by}, who offers, does itself, and for "
            yield Problem((*path, "if"), f"{said}nothing that {offer.to} could do")


@named("demand-of-another", "error")
def demand_of_another(given: Given) -> Iterator[Problem]:
    """What is demanded of one actor is for others to do. Mend `of`, or write `wants` over options
    of the one of whom it is demanded."""
    for path, demand in given.each(Demand):
        if said := _of_others(given, demand.wants, demand.of):
            yield Problem((*path, "wants"), said)


@named("trigger-of-another", "warning")
def trigger_of_another(given: Given) -> Iterator[Problem]:
    """A red line is drawn against one actor and crossed only by what others do, so that the one
    warned can neither cross it nor be deterred. Mend `against`, or write `if` over its options."""
    for path, line in given.each(RedLine):
        if said := _of_others(given, line.if_, line.against):
            yield Problem((*path, "if"), said)


@named("answer-given-already", "warning")
def answer_given_already(given: Given) -> Iterator[Problem]:
    """A red line threatens what its author does already, while nobody crosses the line: that adds
    nothing and deters nobody. Write under `then` what would be done beyond that (a higher level), or
    mend `now`."""
    model = given.file.model
    levels = _present(given)
    for index, line in enumerate(model.red_lines):
        trigger = _read(given, line.if_)
        if trigger is None or not _is_known(trigger, levels) or trigger.evaluate(levels):
            continue
        supposed = None if line.supposed is None else line.supposed.then
        for keys, text in ((("then",), line.then), (("supposed", "then"), supposed)):
            answer = _read(given, text)
            own = _owners(given, text) == {line.by}
            if answer and own and _is_known(answer, levels) and answer.evaluate(levels):
                said = f"'{text}' is so already, so that to threaten it adds nothing"
                yield Problem(("red_lines", index, *keys), said)


@named("answer-empty", "warning")
def answer_empty(given: Given) -> Iterator[Problem]:
    """What a red line threatens is nothing to the one warned: it is so whatever is done, or it touches
    nothing of what that one is said to want, so that it has nothing to lose by crossing the line. Mend
    `then` (the end of a good is `not actor.option`), or say what the one warned wants of it."""
    for index, line in enumerate(given.file.model.red_lines):
        supposed = None if line.supposed is None else line.supposed.then
        for keys, text in ((("then",), line.then), (("supposed", "then"), supposed)):
            answer = _read(given, text)
            if answer is None or not answer.options:
                continue
            if _is_always_so(given, answer):
                said = f"'{text}' is so whatever is done, so that nothing is threatened"
            elif can_weigh(given.file.model, line.against, answer.options):
                continue
            else:
                said = (
                    f"'{text}' touches nothing that {line.against}, who is warned, is said to want"
                )
            yield Problem(("red_lines", index, *keys), said)


def _is_always_so(given: Given, answer: Formula) -> bool:
    """Whether a formula over one option holds at each of its levels; others are not gone through."""
    if len(answer.options) != 1:
        return False
    (option,) = answer.options
    return all(answer.evaluate({option: at}) for at in range(len(given.options[option])))


@named("said-by-another", "warning")
def said_by_another(given: Given) -> Iterator[Problem]:
    """A red line, an offer or a demand has an answer or a speaker, and the claims it cites are all
    of somebody else than its author. Mend `by`, or cite the claim in which it was said; what a
    reader expects belongs under `supposed`."""
    if given.speakers is None:
        return
    for placed in elements(given.file.model):
        element = placed.element
        if not isinstance(element, RedLine | Offer | Demand) or not placed.cites:
            continue
        if isinstance(element, RedLine) and element.then is None:
            continue
        who = [given.speakers[claim] for claim in placed.cites if claim in given.speakers]
        if who and not any(element.by in actors for actors in who):
            said = f"no claim cited has {element.by} say it, but only " + ", ".join(
                sorted({actor for actors in who for actor in actors}) or ["somebody unknown"]
            )
            yield Problem((*placed.path, "cites"), said)


@named("clause-of-nobody", "warning")
def clause_of_nobody(given: Given) -> Iterator[Problem]:
    """A clause says what honours it by what none of those who owe it do, or by what several of
    them do at once, so that nobody can be judged by it. Write `requires` and `forbids` as a
    mapping from each party that owes it to its own formula."""
    for path, treaty in given.each(Treaty):
        for index, clause in enumerate(treaty.obliges):
            if isinstance(clause, str):
                continue
            debtors = {p for p in treaty.parties if clause.by in (None, p) and p != clause.to}
            for key in ("requires", "forbids"):
                text = getattr(clause, key)
                if isinstance(text, str) and len(_owners(given, text) & debtors) != 1:
                    keys = (*path, "obliges", index, key)
                    yield Problem(
                        keys, f"'{text}' is not what one of {', '.join(sorted(debtors))} does"
                    )
