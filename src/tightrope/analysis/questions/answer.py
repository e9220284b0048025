"""Expectations in, answers computed from the model out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tightrope.analysis.facts import Share
from tightrope.analysis.questions import ask_changed, ask_engines, ask_game
from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.context import Analyse, Context, DrawnView
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.expectation import Answer, Expectation, Verdict
from tightrope.analysis.questions.found import Reply
from tightrope.analysis.questions.question import Question
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel
from tightrope.crisis.checks.named_elsewhere import unknown_names
from tightrope.crisis.read import Typed

FROM_GAME: dict[type, Callable[[Any, Any], Reply]] = {
    q.AskForecast: ask_game.forecast,
    q.AskOutcomes: ask_game.outcomes,
    q.AskHolds: ask_game.holds,
    q.AskWorst: ask_game.worst,
}
FROM_ANALYSIS: dict[type, tuple[str, Callable[[Any, Any], Reply]]] = {  # and whose report
    q.AskRedLine: ("commitments", ask_engines.red_line),
    q.AskObligation: ("commitments", ask_engines.obligation),
    q.AskPivot: ("alignment", ask_engines.pivot),
    q.AskIndicator: ("effects", ask_engines.indicator),
    q.AskShock: ("effects", ask_engines.energy_shock),
}
FROM_CONTEXT: dict[type, Callable[[Any, Context], Reply]] = {
    q.AskChange: ask_changed.moved,
    q.AskUnmoved: ask_changed.unmoved,
}
FROM_MODEL: dict[type, Callable[[Any, Any], Reply]] = {
    q.AskPaths: ask_engines.paths,
    q.AskDependence: ask_engines.dependence,
}


def answer_all(
    expectations: Iterable[Expectation],
    model: CrisisModel,
    analyse: Analyse,
    *,
    draws: int = 200,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> tuple[Answer, ...]:
    """Puts each expectation's questions to the model; it is reproduced when all of them hold.

    `analyse` runs the engines asked over a model. Questions about outcomes are asked again of `draws`
    sampled priority orders; in how many the expectation holds is robustness, not probability.
    What was put into the model by hand is marked so and never counts as reproduced; where the model
    contradicts it all the same, that is said. `on_step` is told of each before it is asked.
    """
    context, answers = Context(model, analyse), []
    asked = tuple(expectations)
    for k, item in enumerate(asked):
        on_step(f"expectation {k + 1} of {len(asked)}")
        answers.append(_answer(item, context, draws, seed))
    return tuple(answers)


def _answer(item: Expectation, context: Context, draws: int, seed: int) -> Answer:
    if item.outside:
        return Answer(item.id, item.text, (), (), "outside the model", None, None, item.outside)
    replies = [reply_to(ask, context) for ask in item.ask]
    held = all(fits for fits, _ in replies)
    share = _share(item, context, draws, seed)
    verdict: Verdict = "reproduced" if held else "contradicted"
    return Answer(
        id=item.id,
        text=item.text,
        asked=item.ask,
        found=tuple(found for _, found in replies),
        verdict="put in by hand" if item.by_hand and held else verdict,
        holds=None if share is None else share.part,
        draws=None if share is None else share.whole,
        reason=item.by_hand or item.note,
    )


def reply_to(ask: Question, context: Context) -> Reply:
    """Gives whether a question holds in the central game, and what was found.

    Raises BadExpectation where it names what the model lacks.
    """
    for finding in unknown_names(Typed(ask, "", {}), context.base):
        raise BadExpectation(finding.message, hint=finding.hint)
    condition, kind = (ask.scenario, ask.after), type(ask)
    if kind in FROM_CONTEXT:
        return FROM_CONTEXT[kind](ask, context)
    if kind in FROM_GAME:
        return FROM_GAME[kind](ask, context.view(condition))
    if kind in FROM_ANALYSIS:
        engine, answer = FROM_ANALYSIS[kind]
        return answer(ask, context.analysis(condition, engine))
    return FROM_MODEL[kind](ask, context.model(condition))


def _share(item: Expectation, context: Context, draws: int, seed: int) -> Share | None:
    """Gives in how many of the draws that count all the questions hold; None if not of that kind."""
    if draws == 0 or not all(type(ask) in FROM_GAME for ask in item.ask):
        return None
    held: dict[int, bool] = {}
    for n, ask in enumerate(item.ask):
        condition = (ask.scenario, ask.after)
        views = context.sampled(condition, draws, seed)
        is_so = _read(ask, context.view(condition).game)
        held = {
            draw: held.get(draw, True) and is_so(view)
            for draw, view in views.items()
            if n == 0 or draw in held
        }
    return Share(sum(held.values()), len(held))


def _read(ask: Question, game: Game) -> Callable[[DrawnView], bool]:
    """Gives what tells whether a question holds in a draw of the game."""
    settled = ask_game.settled_by_one(ask, game)
    if settled is None:
        return lambda view: FROM_GAME[type(ask)](ask, view)[0]
    states, so = settled
    return lambda view: view.any_holds(states) == so
