"""Expectations put before the gate: which of the answers that fit the sources are derived.

An answer is derived only if (a) it holds without any typed line, rule or assumption about the
option asked about, and at most three interests or links turn it when taken out; (b) in deals of
all that is wanted it fails in at least one in ten, and at least four times as often as in the draws
of the model as stated; (c) the same question about placebo actors has another answer; (d) its
words and their strength are the source's; (e) no rule, assumption or what was just assumed forces
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from tightrope.analysis.questions.answer import reply_to
from tightrope.analysis.questions.context import Analyse, Context
from tightrope.analysis.questions.expectation import Answer, Expectation, Placebo
from tightrope.analysis.questions.gate.forced import can_hold, forced_by
from tightrope.analysis.questions.gate.probes import Probed, probed
from tightrope.analysis.questions.gate.report import (
    Derivation,
    Held,
    PlaceboAnswer,
    PlaceboVerdict,
    Taken,
    WhyNot,
)
from tightrope.analysis.questions.gate.stated import stated_by
from tightrope.analysis.questions.gate.turning import Turning
from tightrope.analysis.questions.gate.worlds import DealtWorlds, DrawnWorlds, shares
from tightrope.analysis.questions.placebo import asked_of, placebos_of
from tightrope.analysis.questions.question import Ask
from tightrope.analysis.questions.strength import strength_misfit
from tightrope.conflict import can_be_drawn
from tightrope.crisis import CrisisModel
from tightrope.errors import TightropeError

DEALS = 200
ONE_IN = 10  # deals it fails at least: an answer that comes under nearly any wants is structure
TIMES_AS_OFTEN = 4  # as in the draws of the model as stated

Asked = Mapping[str, Sequence[Probed]]


def judge_all(
    expectations: Sequence[Expectation],
    answers: Sequence[Answer],
    model: CrisisModel,
    analyse: Analyse,
    *,
    placebos: Sequence[Placebo] = (),
    draws: int = 200,
    deals: int = DEALS,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> tuple[Derivation, ...]:
    """Gives for each expectation whether its answer is derived, and which conditions are not met.

    `answers` are the central game's, in the same order; only those reproduced are looked at.
    `placebos` are those of the file. Raises what answering the questions raises.
    """
    context = Context(model, analyse)
    reproduced = [
        item
        for item, answer in zip(expectations, answers, strict=True)
        if answer.verdict == "reproduced"
    ]
    questions = {ask: probed(ask, context) for ask in dict.fromkeys(_asks(reproduced))}
    asked = {item.id: [questions[ask] for ask in item.ask] for item in reproduced}
    dealt, drawn = _shares(asked, context, draws, deals, seed, on_step)
    turning, found = Turning(context), {}
    for item in reproduced:
        on_step(f"what turns {item.id}")
        found[item.id] = _judge(
            item, turning, placebos, dealt.get(item.id), drawn.get(item.id), asked[item.id]
        )
    return tuple(
        found.get(item.id)
        or Derivation(item.id, item.text, answer.verdict, derived=False, why_not=("verdict",))
        for item, answer in zip(expectations, answers, strict=True)
    )


def _asks(items: Sequence[Expectation]) -> Iterator[Ask]:
    return (ask for item in items for ask in item.ask)


def _shares(
    asked: Asked,
    context: Context,
    draws: int,
    deals: int,
    seed: int,
    on_step: Callable[[str], None],
) -> tuple[dict[str, Held], dict[str, Held]]:
    deal = partial(DealtWorlds, context, deals=deals, seed=seed)
    dealt = shares(asked, deal, deals, lambda name: on_step(f"deals, {name}"))
    if not can_be_drawn(context.base):  # nothing is uncertain: the model as stated is the one draw
        return dealt, dict.fromkeys(asked, Held(1, 1))
    if draws == 0:
        return dealt, {}
    draw = partial(DrawnWorlds, context, draws=draws, seed=seed)
    return dealt, shares(asked, draw, draws, lambda name: on_step(f"draws, {name}"))


def _judge(
    item: Expectation,
    turning: Turning,
    of_file: Sequence[Placebo],
    dealt: Held | None,
    drawn: Held | None,
    asked: Sequence[Probed],
) -> Derivation:
    context = turning.context
    stated = tuple(_flat(stated_by(ask, context) or () for ask in item.ask))
    forced = tuple(_flat(forced_by(ask, context) for ask in item.ask))
    about = [ask for ask, one in zip(item.ask, asked, strict=True) if one.is_about_outcomes]
    turned = next(filter(None, map(turning.turned_by, about)), ())
    others, verdict = _placebos(item, context, of_file)
    words = strength_misfit(item)
    reasons: dict[WhyNot, bool] = {
        "forced": bool(forced),
        "stated": bool(stated),
        "nothing turns it": not turned,
        **_dealing(dealt, drawn, is_dealt=bool(about)),
        "no placebo": verdict == "no placebo",
        "same answer": verdict == "same answer",
        "words": bool(words),
    }
    why_not = tuple(why for why, found in reasons.items() if found)
    return Derivation(
        id=item.id,
        text=item.text,
        verdict="reproduced",
        derived=not why_not,
        why_not=why_not,
        stated_by=stated,
        turned_by=turned,
        shuffled=dealt,
        drawn=drawn,
        placebo=verdict,
        placebos=others,
        forced_by=forced,
        words=words,
    )


def _dealing(dealt: Held | None, drawn: Held | None, *, is_dealt: bool) -> dict[WhyNot, bool]:
    """What the shares of deals and draws say against an answer."""
    if not is_dealt or dealt is None or drawn is None or not dealt.of or not drawn.of:
        return {"not dealt": True}
    more_often = dealt.failed * drawn.of >= TIMES_AS_OFTEN * drawn.failed * dealt.of
    return {
        "seldom fails": ONE_IN * dealt.failed < dealt.of,
        "fails as stated": not more_often,
    }


def _placebos(
    item: Expectation, context: Context, of_file: Sequence[Placebo]
) -> tuple[tuple[PlaceboAnswer, ...], PlaceboVerdict]:
    """Whether others answer otherwise, each where it could have answered the same.

    A placebo of the file is passed over where the model lacks what the questions then name.
    """
    answers = []
    for placebo in placebos_of(item, of_file):
        questions = asked_of(item, placebo)
        try:
            reproduced = _all_hold(questions, context)
            if all(can_hold(ask, context) for ask in questions):
                answers.append(PlaceboAnswer(placebo.name, reproduced))
        except TightropeError:
            if placebo in item.placebos:
                raise
    if not answers:
        return (), "no placebo"
    same = any(answer.reproduced for answer in answers)
    return tuple(answers), "same answer" if same else "another answer"


def _all_hold(questions: Sequence[Ask], context: Context) -> bool:
    held = [reply_to(ask, context)[0] for ask in questions]  # each may name what is not there
    return all(held)


def _flat(found: Iterator[Sequence[Taken]]) -> Iterator[Taken]:
    """Each part once, in the order found."""
    seen: dict[Taken, None] = {}
    for parts in found:
        seen.update(dict.fromkeys(parts))
    yield from seen
