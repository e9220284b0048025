"""Red lines judged from the model: credible, empty or conditional, and whether they deter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from tightrope.analysis.commitments.condition import separating_formula
from tightrope.analysis.commitments.credibility import (
    Credibility,
    Threat,
    abstains,
    least_raise,
    share_of_draws,
)
from tightrope.analysis.commitments.deterrence import Crossing, own_responses
from tightrope.analysis.commitments.here import Here, Wish, Worth
from tightrope.analysis.commitments.reach import Flags
from tightrope.analysis.commitments.report import RedLineJudgement, ResponseTest, Verdict
from tightrope.analysis.commitments.wording import (
    Situation,
    deterrence_text,
    least_change_text,
    sampled_text,
    verdict_text,
)
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.formula import If
from tightrope.crisis.model import RedLine

__all__ = ["Present", "judge_red_line"]

Share = Literal["yes", "no", "in part", "not judged"]


@dataclass(frozen=True)
class Present:
    """The state things are in: levels of all options, and its number where it is feasible."""

    levels: Mapping[str, int]
    state: int | None


def judge_red_line(
    model: CrisisModel,
    game: Game | None,
    place: int,
    present: Present,
    *,
    draws: int,
    rng: np.random.Generator,
) -> RedLineJudgement:
    """Gives the judgement of the red line at `place` in the file.

    Credible: in every feasible state with the trigger the author's best reachable state with the
    response is better for it than its best without. Empty: in none. Conditional: in some, and
    then on what. Self-executing: credible everywhere, and either the rules leave nothing else or
    the response only leaves undone what the author itself controls. Not judged: no response was
    named, or the author has no options in the model.
    """
    line = model.red_lines[place]
    plain = _plain(model, line, place, present)
    if game is None or line.by not in game.decision_makers:
        return plain
    work = _Work(model, game, line, present, draws)
    if not work.trigger.any():
        return replace(plain, text=f"{plain.text} No possible state crosses it.")
    credible_rng, deters_rng = rng.spawn(2)
    judged = work.credibility(plain, credible_rng)
    if line.against not in game.decision_makers:
        return judged
    return work.deterrence(judged, deters_rng)


def _plain(model: CrisisModel, line: RedLine, place: int, present: Present) -> RedLineJudgement:
    options = option_levels(model)
    trigger = parse_formula(line.if_, options)
    response = None if line.then is None else parse_formula(line.then, options)
    return RedLineJudgement(
        id=line.id or f"red line {place + 1}",
        by=line.by,
        against=line.against,
        trigger=str(trigger),
        response=None if response is None else str(response),
        verdict="not judged",
        holds_in=0,
        judged_in=0,
        conditional_on=None,
        deters="not judged",
        share_credible=None,
        draws=0,
        crossed=line.crossed,
        text=verdict_text(model, line, "not judged", None, None),
        cites=line.cites,
        assumption=line.assumption,
        followed=line.followed,
        said_by=line.said_by,
        said_on=line.said_on,
        public=line.public,
        being_crossed=bool(present.levels) and bool(trigger.evaluate(present.levels)),
    )


class _Work:
    """One red line at work in one game."""

    def __init__(
        self, model: CrisisModel, game: Game, line: RedLine, present: Present, draws: int
    ) -> None:
        self.model, self.game, self.line, self.present = model, game, line, present
        self.draws = draws
        self.author = game.dm_index(line.by)
        options = option_levels(model)
        self.columns = {name: game.space.column(k) for k, name in enumerate(game.options)}
        self.trigger_formula = parse_formula(line.if_, options)
        self.trigger = self._where(self.trigger_formula)
        self.response = None if line.then is None else parse_formula(line.then, options)

    def _where(self, formula: Formula) -> Flags:
        found: Flags = formula.evaluate(self.columns)
        return found

    # --- credibility ---------------------------------------------------------------------------

    def credibility(self, plain: RedLineJudgement, rng: np.random.Generator) -> RedLineJudgement:
        if self.response is None:
            return plain
        threat = Threat(self.game, self.author, self.trigger, self._where(self.response))
        found = threat.judge(self.game.ranks[self.author])
        verdict = self._verdict(found)
        condition = self._condition(found) if verdict == "conditional" else None
        draws = self.draws
        share = share_of_draws(threat, self._firm(self.line.by), draws, rng)
        changed, said = self._least_change(threat, verdict)
        holds_in, judged_in = int(found.holds.sum()), int(found.judged.sum())
        return replace(
            plain,
            verdict=verdict,
            holds_in=holds_in,
            judged_in=judged_in,
            conditional_on=condition,
            share_credible=share,
            draws=0 if share is None else draws,
            text=verdict_text(
                self.model, self.line, verdict, condition, (holds_in, judged_in), share, draws
            ),
            least_change=changed,
            least_change_text=said,
        )

    def _firm(self, actor: str) -> list[bool] | None:
        return [statement.firm for statement in self.model.priorities.get(actor, ())] or None

    def _verdict(self, found: Credibility) -> Verdict:
        if not found.judged.any():
            return "not judged"
        if not found.holds.any():
            return "empty"
        if not found.everywhere:
            return "conditional"
        assert self.response is not None  # noqa: S101 - a verdict needs a response
        if found.automatic or abstains(self.response, self.game, self.author):
            return "self-executing"
        return "credible"

    def _condition(self, found: Credibility) -> str | None:
        own = self.game.space.options_of(self.author)
        others = [
            option
            for place, option in enumerate(self.game.options)
            if place not in own or option in self.game.irreversible
        ]
        formula = separating_formula(self.game, found.judged, found.holds, others)
        return None if formula is None else str(formula)

    def _least_change(self, threat: Threat, verdict: Verdict) -> tuple[tuple[str, ...], str]:
        if verdict not in ("empty", "conditional") or self.response is None:
            return (), ""
        threatened = If(self.response, self.trigger_formula)
        raised, added = least_raise(threat, threatened)
        by = self.line.by
        if raised is not None:
            change = f"{by}: raise '{raised[0]}' above '{raised[1]}'"
        elif added is not None:
            change = f"{by}: want '{added[0]}' above '{added[1]}'"
        else:
            return (), least_change_text(self.model, self.line, None, None)
        return (change,), least_change_text(self.model, self.line, raised, added)

    # --- deterrence ----------------------------------------------------------------------------

    def deterrence(self, judged: RedLineJudgement, rng: np.random.Generator) -> RedLineJudgement:
        target = self.game.dm_index(self.line.against)
        crossing = Crossing(self.game, self.author, target, self.trigger)
        wanted = self.game.ranks[target]
        tempted = crossing.gains(wanted, wanted)
        gains_in = int(tempted.sum())
        deterred_in = 0
        if gains_in and self.response is not None:
            certain = crossing.after(wanted, self._where(self.response))
            deterred_in = int((tempted & ~crossing.gains(wanted, certain)).sum())
        modelled = tempted & ~crossing.gains_as_modelled(wanted)
        judged = replace(
            judged,
            gains_in=gains_in,
            deterred_in=deterred_in,
            deters=_share(deterred_in, gains_in),
            deters_as_modelled=_share(int(modelled.sum()), gains_in),
        )
        return self._from_here(judged, target, rng)

    def _from_here(
        self, judged: RedLineJudgement, target: int, rng: np.random.Generator
    ) -> RedLineJudgement:
        """What each response would do from the present state; under the least wish where nothing
        tempts the target there."""
        state = self.present.state
        if state is None:
            return judged
        here = Here(self.game, self.author, target, self.trigger, state)
        if self.trigger[state] or not here.possible:
            how: Situation = "crossed" if self.trigger[state] else "cannot"
            said = deterrence_text(self.model, self.line, how)
            return replace(judged, deterrence=said)
        worth, wish = here.stated(), None
        if not here.gains(worth):
            wish = here.least_wish(self.trigger_formula)
            if wish is None:
                said = deterrence_text(self.model, self.line, "not tempted")
                return replace(judged, deterrence=said)
            worth = wish.worth
        paying = here.sampled(self._firm(self.line.against), self.draws, rng)
        tests = self._tests(here, worth, paying)
        named = [test.deters_in for test in tests if test.named]
        said = deterrence_text(
            self.model,
            self.line,
            "tempted" if wish is None else "not tempted",
            wish,
            tests,
            own_answer=not here.gains_as_modelled(worth),
        )
        said += sampled_text(self.model, self.line, tests, len(paying), self.draws)
        return replace(
            judged,
            responses=tests,
            premise=None if wish is None else _premise(self.line.against, wish),
            deterrence=said,
            pays_in=len(paying),
            share_deters=named[0] / len(paying) if named and paying else None,
        )

    def _tests(
        self, here: Here, worth: Worth, paying: tuple[Worth, ...]
    ) -> tuple[ResponseTest, ...]:
        singles = own_responses(self.game, self.author, self.present.levels)
        named = [] if self.response is None else [self.response]
        formulas = [*named, *(single for single in singles if single not in named)]
        return tuple(self._test(here, f, f in named, worth, paying) for f in formulas)

    def _test(
        self, here: Here, formula: Formula, named: bool, worth: Worth, paying: tuple[Worth, ...]
    ) -> ResponseTest:
        response = self._where(formula)
        led = here.after(worth, response)
        preferred = here.prefers(response)
        if led is None:
            return ResponseTest(str(formula), named, "cannot be done", preferred)
        return ResponseTest(
            str(formula),
            named,
            "no" if here.gains(worth, led) else "yes",
            preferred,
            sum(not here.gains(drawn, here.after(drawn, response)) for drawn in paying),
        )


def _premise(target: str, wish: Wish) -> str:
    if wish.above is None:
        return f"{target} wants '{wish.formula}' at all"
    return f"{target}: want '{wish.formula}' above '{wish.above}'"


def _share(part: int, whole: int) -> Share:
    if not whole:
        return "not judged"
    if part == whole:
        return "yes"
    return "in part" if part else "no"
