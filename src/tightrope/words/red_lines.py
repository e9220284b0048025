"""Sentences on red lines: whether they are credible, what would deter, what would mend them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tightrope.analysis.commitments.report import (
    RedLineJudgement,
    ResponseTest,
    Wished,
)
from tightrope.words.parts import ActorRef, Agreeing, FormulaRef, Phrase, StatementRef
from tightrope.words.phrase import fill, join, joined, sentence
from tightrope.words.plain import numeral, portion, share
from tightrope.words.said import warning


def red_line(line: RedLineJudgement) -> Phrase:
    """Gives what was announced, whether it is credible and on what that depends, and the crossing."""
    first = [warning(line), _stood_in(line)]
    if line.done_already:
        return join([*first, _adds_nothing(line), _crossed(line)])
    judged = (_verdict(line), _reckoned(line), _sampled_credible(line))
    return join([*first, *judged, _crossed(line)])


def _stood_in(line: RedLineJudgement) -> Phrase:
    """What the condition stands in for; once for a line, not again for the answer supposed."""
    if not line.stands_for or line.supposed_by:
        return Phrase()
    return sentence(
        "That {trigger} stands in for “{what}”, for which the model has no option; the line itself "
        "is not tested, and what is said of it is said of that.",
        trigger=FormulaRef(line.trigger),
        what=line.stands_for.rstrip("."),
    )


def _adds_nothing(line: RedLineJudgement) -> Phrase:
    return sentence(
        "That is so already: {by} {threatens} what {it} {does}, and it adds nothing.",
        by=ActorRef(line.by),
        threatens=Agreeing((line.by,), "threatens", "threaten"),
        it=Agreeing((line.by,), "it", "they"),
        does=Agreeing((line.by,), "does anyway", "do anyway"),
    )


def _reckoned(line: RedLineJudgement) -> Phrase:
    """Where the threat is preferred at once and regretted once the other goes on.

    Nothing is said where it would be carried out everywhere all the same.
    """
    if line.verdict not in ("credible", "conditional") or line.reckoned not in ("no", "in part"):
        return Phrase()
    by, against = ActorRef(line.by), ActorRef(line.against)
    found = (
        "{by} would gain nothing by answering in the only possible outcome"
        if line.open_in == 1
        else "{by} would gain nothing by answering in {times}"
        if not line.reckoned_in
        else "{by} would rather answer than not in {times}"
    )
    first = sentence(
        "That looks one step ahead: reckoning with what {against} would do next, "
        + found
        + f" in which {_crossing(line)} and {'is ' if line.stands_for else ''}not answered yet.",
        by=by,
        against=against,
        times=portion(line.reckoned_in or line.open_in, line.open_in, "possible outcome")[0],
    )
    if line.deters_as_modelled != "yes":
        return first
    all_the_same = sentence(
        "Even so, wherever crossing would pay {against} if nothing followed, it no longer does once "
        "{by} answers as {by_self} best.",
        by_self=Agreeing((line.by,), "it likes", "they like"),
        by=by,
        against=against,
    )
    return join([first, all_the_same])


def _crossing(line: RedLineJudgement) -> str:
    return "its stand-in holds" if line.stands_for else "it is crossed"


_WHY_NOT = {
    "not yet said": "It was {said} only on {on}, so it is not judged for an earlier date.",
    "no response announced": "There is no announced answer to judge.",
    "no model": "Without options and interests in the file it is not judged.",
    "no options of its author": "It is not judged, as {by} has no options in the model.",
    "response of another": "It is not judged: the answer is nothing that {by} itself could do.",
    "nothing crosses it": "No possible outcome crosses it.",
    "done for good": "It is not judged, as the answer has been given for good wherever it is crossed.",
}


def _verdict(line: RedLineJudgement) -> Phrase:
    if line.verdict == "not judged":
        why = _WHY_NOT.get(line.why_not, "Whether that is credible is not judged.")
        said = "supposed" if line.supposed_on else "said"
        on = line.supposed_on or line.said_on or ""
        return sentence(why, by=ActorRef(line.by), on=on, said=said)
    told = {
        "credible": "This is credible: {by} would rather answer than not in {states}.",
        "self-executing": "This carries itself out: in {states} the answer follows without {by} "
        "acting against its own wishes.",
        "empty": "This is empty: {by} would gain nothing by answering in {states}.",
        "conditional": "This is conditional: {by} would rather answer than not in {holds} of the "
        "{judged} possible outcomes in which {crossing}{condition}.",
    }
    which = "possible outcome" if line.judged_in == 1 else "possible outcomes"
    return sentence(
        told[line.verdict],
        by=ActorRef(line.by),
        crossing=_crossing(line),
        states=f"{share(line.judged_in, line.judged_in)} {which} in which {_crossing(line)}",
        holds=f"{line.holds_in:,}",
        judged=f"{line.judged_in:,}",
        condition=fill(", namely where {formula}", formula=FormulaRef(line.conditional_on))
        if line.conditional_on
        else ", and no single condition tells which",
    )


def _sampled_credible(line: RedLineJudgement) -> Phrase:
    if line.share_credible is None or not line.draws:
        return Phrase()
    return sentence(
        "It is credible wherever {crossing} in {times} draws of strengths, weights and orders."
        if line.by_draws
        else "It is credible wherever {crossing} in {times} sampled orders of {by} priorities.",
        crossing=_crossing(line),
        times=share(round(line.share_credible * line.draws), line.draws),
        by=ActorRef(line.by, possessive=True),
    )


def _crossed(line: RedLineJudgement) -> Phrase:
    if line.crossed is None:
        if line.is_unmet:
            answered = ", and has been answered" if line.answered else ""
            return sentence(f"What it demands is not done today{answered}.")
        if line.answered and line.is_crossed:
            return sentence("It is crossed today, and has been answered.")
        return Phrase()
    answered = "; it has been answered" if line.answered else ""
    followed = f"; what followed: {line.followed.rstrip('.')}" if line.followed else ""
    return sentence(
        "It was crossed on {day}{answered}{followed}.",
        day=line.crossed,
        answered=answered,
        followed=followed,
    )


def mended(line: RedLineJudgement) -> Phrase:
    """Gives what would make an empty or conditional red line credible."""
    idle = line.done_already or not line.mending_sought
    if line.verdict not in ("empty", "conditional") or idle:
        return Phrase()
    by = ActorRef(line.by)
    if line.mended_by is None:
        return sentence(
            "No one change of what {by} {wants} would make it credible everywhere.",
            by=by,
            wants=Agreeing((line.by,), "wants", "want"),
        )
    return sentence(
        "It would be credible if {by} put {statement} above {above}{stated}.",
        by=by,
        statement=StatementRef(line.by, line.mended_by.statement),
        above=StatementRef(line.by, line.mended_by.above),
        stated="" if line.mended_by.stated else ", which would be a new wish",
    )


def deterrence_of(line: RedLineJudgement) -> Phrase:
    """Gives what would and what would not keep its target from crossing, as things stand."""
    against = ActorRef(line.against)
    if line.situation == "not judged" or line.done_already:
        return Phrase()
    if line.stands_for and line.situation != "crossed":
        apart = sentence("What keeps from crossing it is judged by its stand-in.")
        return join([apart, deterrence_of(replace(line, stands_for=""))])
    if line.situation == "crossed":
        if line.is_unmet:
            return sentence("As what it demands is not done, there is nothing to deter from here.")
        crossed = "It is crossed as things stand"
        if line.holds_as_modelled:
            what = "What stands in for it" if line.stands_for else "Its condition as modelled"
            crossed = f"{what} holds as things stand"
        return sentence(f"{crossed}, so there is nothing left to deter.")
    if line.situation == "cannot":
        return sentence(
            "{against} cannot cross it from here by a move of its own.", against=against
        )
    if line.situation == "tempted":
        first = sentence(
            "As things stand a warning alone does not deter {against}.", against=against
        )
        return join([first, *_tested(line), _own_answer(line), _sampled_deters(line)])
    calm = sentence(
        "As things stand {against} {gains} nothing by crossing it, even if nothing follows.",
        against=against,
        gains=Agreeing((line.against,), "gains", "gain"),
    )
    if line.wish is None:
        return calm
    changed = sentence(
        "If {wish}, a warning alone would not be enough.", wish=_wish(line.against, line.wish)
    )
    return join([calm, changed, *_tested(line), _own_answer(line), _sampled_deters(line)])


def _wish(against: str, wish: Wished) -> Phrase:
    who = ActorRef(against)
    if wish.above is None:
        return fill("{who} came to want that at all", who=who)
    if wish.above in (f"not {wish.formula}", f"not ({wish.formula})"):
        return fill("{who} came to want that after all", who=who)
    above = StatementRef(against, wish.above)
    return fill("{who} came to want that more than {above}", who=who, above=above)


def _own_answer(line: RedLineJudgement) -> Phrase:
    deters = "would be enough" if line.own_answer_deters else "would not be enough"
    return sentence(
        "What {by} would do of its own accord {deters}.", by=ActorRef(line.by), deters=deters
    )


def _tested(line: RedLineJudgement) -> list[Phrase]:
    """Which certain answers would deter; the one announced is named where it would not."""
    against, by = ActorRef(line.against), ActorRef(line.by)
    deter = _telling([t for t in line.responses if t.deters == "yes"])
    fail = [t for t in line.responses if t.deters == "no"]
    told = []
    if deter:
        answers = joined((fill("that {f}", f=FormulaRef(t.response)) for t in deter), "or")
        template = "{against} would be deterred if it were certain {answers}."
        told.append(sentence(template, against=against, answers=answers))
    named = [t for t in fail if t.named]
    if named:
        answers = joined((fill("that {f}", f=FormulaRef(t.response)) for t in named), "or")
        template = "{against} would not be deterred even if it were certain {answers}."
        told.append(sentence(template, against=against, answers=answers))
    if len(fail) > len(named):
        nothing = "Nothing else" if deter or named else "Nothing"
        told.append(
            sentence("{nothing} that {by} could do would be enough.", nothing=nothing, by=by)
        )
    return told


def _telling(tests: Sequence[ResponseTest]) -> list[ResponseTest]:
    """Of answers that differ only in level, the mildest.

    Answers come with rising levels upwards (`>=`) and downwards (`<=`) of each option.
    """
    kept: dict[tuple[str, ...], ResponseTest] = {}
    for test in tests:
        ladder = not test.named and test.op in (">=", "<=")
        key = (test.option, test.op) if ladder else (test.response,)
        if key not in kept or test.op == "<=":
            kept[key] = test
    return list(kept.values())


def _sampled_deters(line: RedLineJudgement) -> Phrase:
    """In how many sampled orders of the target's priorities crossing pays, and what deters then."""
    if not line.sampled:
        return Phrase()
    against = ActorRef(line.against, possessive=True)
    what = "draws" if line.by_draws else "sampled orders"
    orders = f"{share(line.pays_in, line.sampled)} {what}"
    head = fill(
        "Crossing pays in {orders}" + ("" if line.by_draws else " of {against} priorities"),
        orders=orders,
        against=against,
    )
    named = [test for test in line.responses if test.named]
    strongest = max(line.responses, key=lambda test: test.deters_in, default=None)
    shown = [*named, *([strongest] if strongest is not None and strongest not in named else [])]
    if not line.pays_in or not shown:
        return sentence("{head}.", head=head)
    deters = joined(
        fill(
            "in {n} if it were certain that {f}",
            n=numeral(t.deters_in, "none"),
            f=FormulaRef(t.response),
        )
        for t in shown
    )
    return sentence("{head}; of these it would be deterred {deters}.", head=head, deters=deters)
