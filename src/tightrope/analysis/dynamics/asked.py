"""The questions put to one setting: what a draw answers, and what the middle of all settings adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from tightrope.analysis.dynamics.chain import Chain, Pace, sure_of
from tightrope.analysis.dynamics.course import chance_over_time, lasting_over_time, laws_by_week
from tightrope.analysis.dynamics.courses import likely_courses
from tightrope.analysis.dynamics.errors import NoDatedMoves, NotConverged, SeveralEnds
from tightrope.analysis.dynamics.fit import PaceFit, fit_pace
from tightrope.analysis.dynamics.history import History, read_history
from tightrope.analysis.dynamics.long_run import hitting, stationary
from tightrope.analysis.dynamics.monitor import Combined, Lasting, Monitor, Watched, watch_path
from tightrope.analysis.dynamics.path_formula import Path, Single
from tightrope.analysis.dynamics.priors import priors_of
from tightrope.analysis.dynamics.report import LikelyCourse, LongRun
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.simulate import Sampler, Worlds
from tightrope.analysis.dynamics.transient import expected_time
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate, still_chain
from tightrope.arrays import Flags, Floats, Ints
from tightrope.crisis.model import CrisisModel

OnStep = Callable[[str], None]

MOST_EXACT = 400  # states up to which every draw is worked out exactly
WORLDS = 400  # of each draw beyond that
_TOLD_EVERY = 10  # draws
_MOST_LONG_RUN = 4000  # states: beyond, the long run takes longer than it is worth


def quiet(step: str) -> None:
    """Tells nobody of a step."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """A base model fitted to its dated moves, from which forecasts are made."""

    setting: Setting
    history: History | None
    fits: tuple[PaceFit, ...]

    @classmethod
    def of(cls, model: CrisisModel, *, draws: int, seed: int) -> Prepared:
        """Gives the model with the paces that its priors and dated moves leave."""
        setting = Setting.of(model, draws=draws, seed=seed)
        try:
            history = read_history(model, setting.game)
        except NoDatedMoves:
            history = None
        actors = setting.game.decision_makers
        fits = tuple(
            fit_pace(actor, dm, prior, history, setting.reaches[dm], setting.central[dm])
            for dm, (actor, prior) in enumerate(zip(actors, priors_of(model, actors), strict=True))
        )
        return cls(setting, history, fits)

    def paces(self, draw: int) -> list[Pace]:
        """Gives the paces of one draw, as its chain has them."""
        rng = self._chances(draw)
        return [fit.draw(rng) for fit in self.fits]

    def _chances(self, draw: int) -> np.random.Generator:
        return np.random.default_rng((self.setting.seed, draw, 14))

    def chain(self, setting: Setting, draw: int | None) -> Chain:
        """Gives the chain of a draw in the base or a scenario; None: the middle of everything."""
        rng = None if draw is None else self._chances(draw)
        paces = [fit.middle if rng is None else fit.draw(rng) for fit in self.fits]
        uncertain = len(setting.answers) + len(setting.rates)
        shares = None if rng is None else rng.random(uncertain)
        return setting.chain(setting.worth(draw), setting.circumstances(paces, shares))


@dataclass(frozen=True, eq=False, slots=True)
class Looked:
    """What one draw tells: of the questions asked, of where the crisis is, and of drawn worlds."""

    shares: Floats
    """The chance of a yes, (questions, weeks+1)."""
    states: Ints
    """States in which the crisis may be, (places,)."""
    law: Floats
    """How likely it is in each, by week, (weeks+1, places); empty where nothing asks for it."""
    worlds: Worlds | None
    """What was seen, besides the questions, in drawn worlds; None: nothing else was looked for."""


class Run:
    """The questions put to one setting; the last one watched is whether all is as it was.

    `exact`: whether chances come from the chain itself; `all_exact`: of every question, also those
    that join what lasts with others.

    `also`: what else is looked for in drawn worlds, which are drawn then even where the questions
    have exact answers.
    """

    def __init__(
        self,
        base: Prepared,
        setting: Setting,
        paths: Sequence[Path],
        weeks: int,
        also: Sequence[Watched] = (),
    ) -> None:
        self.base, self.setting, self.paths, self.weeks = base, setting, paths, weeks
        self.also = tuple(also)
        states = setting.game.states
        same = np.arange(states) == setting.start
        still = Monitor(same.astype(np.int64), np.array([[2, 1]] * 3), np.arange(3) == 1)
        self.watched: tuple[Watched, ...] = (
            *(watch_path(path, setting.game.space) for path in paths),
            still,
        )
        self.exact = states <= MOST_EXACT
        self.all_exact = self.exact and not any(isinstance(o, Combined) for o in self.watched)
        self._looked: dict[int | None, Looked] = {}

    @cached_property
    def middle(self) -> Chain:
        """The chain at the middle of every setting."""
        return self.base.chain(self.setting, None)

    @cached_property
    def still(self) -> Floats:
        """What is to be said of the last week if nobody moves, (questions,)."""
        return self.under(still_chain(self.setting.game.states, self.setting.reaches), 0)[:, -1]

    @cached_property
    def average(self) -> Floats:
        """What is to be said of it if everybody moves at the average rate, (questions,)."""
        rate = average_rate(self.base.setting, self.base.history)
        return self.under(average_chain(self.setting, rate), 0)[:, -1]

    def looks(self, draws: int, on_step: OnStep = quiet) -> list[Looked]:
        """Gives what each draw tells; without draws, what the middle of everything does.

        Draws are looked at once: what asks again gets the same. `on_step` is told now and then.
        """
        found = []
        for draw in range(draws) if draws else [None]:
            if draw and draw % _TOLD_EVERY == 0:
                on_step(f"draw {draw} of {draws}")
            found.append(self.look(draw))
        return found

    def look(self, draw: int | None) -> Looked:
        """Gives what one draw tells; None: the middle of everything."""
        if draw not in self._looked:
            self._looked[draw] = self._look(self.base.chain(self.setting, draw), draw or 0)
        return self._looked[draw]

    def _look(self, chain: Chain, draw: int) -> Looked:
        if self.exact:
            laws = np.zeros((0, chain.states))
            if self.also or self.setting.rides:
                laws = laws_by_week(chain, self.setting.start, self.weeks, self.setting.cuts)
            worlds = self._sample(chain, draw, self.also) if self.also else None
            return Looked(self._exactly(chain, draw), np.arange(chain.states), laws, worlds)
        seen = self._sample(chain, draw, (*self.watched, *self.also))
        asked = len(self.watched)
        states, place = np.unique(seen.states.T, return_inverse=True)
        rows = place.reshape(self.weeks + 1, -1)
        law = np.array([np.bincount(row, minlength=len(states)) for row in rows]) / rows.shape[1]
        shares = np.asarray(seen.yes[:, :asked].mean(axis=0), dtype=np.float64)
        worlds = replace(seen, yes=seen.yes[:, asked:].copy()) if self.also else None
        return Looked(shares, states.astype(np.int64), law, worlds)

    def shares(self, draws: int, on_step: OnStep = quiet) -> Floats:
        """Gives the chance of a yes, (draws, questions, weeks+1)."""
        return np.stack([one.shares for one in self.looks(draws, on_step)])

    def share(self, draw: int) -> Floats:
        """Gives the chance of a yes in one draw, (questions, weeks+1)."""
        return self.under(self.base.chain(self.setting, draw), draw)

    def under(self, chain: Chain, draw: int) -> Floats:
        """Gives the chance of a yes under one chain, (questions, weeks+1); draw: whose worlds are drawn."""
        if self.exact:
            return self._exactly(chain, draw)
        seen = self._sample(chain, draw, self.watched)
        return np.asarray(seen.yes.mean(axis=0), dtype=np.float64)

    def _sample(self, chain: Chain, draw: int, watched: tuple[Watched, ...]) -> Worlds:
        """Draws the worlds of a draw: the same whatever is looked for in them."""
        starts = np.full(WORLDS, self.setting.start, dtype=np.int32)
        sampler = Sampler(chain, watched, self.setting.cuts)
        return sampler.run(starts, self.weeks, seed=self.setting.seed, first_world=draw * WORLDS)

    def _exactly(self, chain: Chain, draw: int) -> Floats:
        law = sure_of(self.setting.start, chain.states)
        times, cuts = list(map(float, range(self.weeks + 1))), self.setting.cuts
        rows = []
        for one in self.watched:
            if isinstance(one, Monitor):
                rows.append(chance_over_time(chain, law, one, times, cuts, tolerance=1e-9)[0])
            elif isinstance(one, Lasting):
                rows.append(lasting_over_time(chain, law, one, self.weeks, cuts))
            else:
                rows.append(self._sample(chain, draw, (one,)).yes[:, 0].mean(axis=0))
        return np.stack(rows)


def _target(run: Run, place: int) -> Flags | None:
    """The states in which what comes eventually, or holds now, holds; None for other questions."""
    path, watched = run.paths[place], run.watched[place]
    if not isinstance(path, Single) or path.kind not in {"eventually", "now"}:
        return None
    assert isinstance(watched, Monitor)  # noqa: S101 - what lasts is of another kind
    return np.asarray(watched.letters == 1)


def long_run_of(chain: Chain, run: Run, place: int) -> LongRun | None:
    """Gives what becomes of the answer at `place` if all went on so for ever; None: not asked of
    such a question, or not found."""
    target = _target(run, place)
    if target is None or run.setting.cuts or chain.states > _MOST_LONG_RUN:
        return None
    path = run.paths[place]
    try:
        if isinstance(path, Single) and path.kind == "now":
            return LongRun(float(stationary(chain)[target].sum()), None)
        found = hitting(chain, target)
    except (SeveralEnds, NotConverged):
        return None
    weeks = float(found.weeks[run.setting.start])
    chance = float(found.probability[run.setting.start])
    return LongRun(chance, weeks if np.isfinite(weeks) else None)


def weeks_held(chain: Chain, run: Run, place: int) -> float | None:
    """Gives the expected weeks, of those looked ahead, in which what is asked at `place` holds; None:
    it is no question of what holds at a time."""
    path, target = run.paths[place], _target(run, place)
    if target is None or not isinstance(path, Single) or path.kind != "now" or run.setting.cuts:
        return None
    law = sure_of(run.setting.start, chain.states)
    return expected_time(chain, law, target.astype(np.float64), run.weeks)


def courses_of(chain: Chain, run: Run, place: int) -> tuple[LikelyCourse, ...]:
    """Gives the likeliest ways to what is asked at `place`; none where it asks nothing that comes."""
    path, target = run.paths[place], _target(run, place)
    if target is None or not isinstance(path, Single) or path.kind != "eventually":
        return ()
    game = run.setting.game
    found = []
    for course in likely_courses(chain, run.setting.start, target):
        steps = list(pairwise(course.states))
        moves = tuple(game.changes(now, then) for now, then in steps)
        before = tuple(
            {option: game.state(now)[option] for option in own}
            for own, (now, _) in zip(moves, steps, strict=True)
        )
        found.append(LikelyCourse(moves, course.probability, before))
    return tuple(course for course in found if course.moves)
