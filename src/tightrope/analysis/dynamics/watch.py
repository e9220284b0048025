"""What to watch: the early moves that would most tell the futures apart.

Worlds are drawn under all that is uncertain. In each it is noted which moves came early, and which
future it ended in. How much a move tells is the mutual information of the two, in bits (Shannon
1948), with the bias of small tables taken off (Miller 1955). What would speak against the model are
moves it holds unlikely that come more often where nobody cares what they bring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.asked import Prepared
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.monitor import Watched as SeenBy
from tightrope.analysis.dynamics.monitor import watch_path
from tightrope.analysis.dynamics.path_formula import parse_path, singles
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate
from tightrope.crisis import option_levels
from tightrope.crisis.model import CrisisModel

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

MOST_DRAWS = 50
WORLDS = 400  # of each draw
MOST_FUTURES = 4
LEAST_BITS = 0.01
_SURPRISING = 0.10  # what the model holds no likelier than this speaks against it
_SPEAKS = 3.0


@dataclass(frozen=True, slots=True)
class Future:
    """One way it may end within the weeks looked ahead."""

    changed: dict[str, str] | None
    """Option -> level, where it differs from today; empty: as today; null: any other end."""
    answer: bool | None
    """Of a question asked: whether the answer is yes; null: the futures are ends."""
    probability: float


@dataclass(frozen=True, slots=True)
class Watched:
    """One early move, and what it tells."""

    option: str
    level: str
    by: int
    """The week by which it is looked for."""
    probability: float
    """How likely it is by then."""
    bits: float
    """How many bits it tells on average of which future comes."""
    favours: int
    """The place of the future it speaks for most."""
    ratio: float
    """How many times likelier it is before that future than before the others."""
    absence: float
    """How many times likelier it is before that future than before the others that it stays away."""


@dataclass(frozen=True, slots=True)
class Against:
    """A move that would speak against the model."""

    option: str
    level: str
    probability: float
    """How likely the model holds it, in all the weeks."""
    ratio: float
    """How many times likelier it is where moves come at the average rate, whatever is wanted."""


@dataclass(frozen=True, slots=True, repr=False)
class WatchReport:
    """What to watch, and what would speak against the model."""

    as_of: str | None
    weeks: int
    by: int
    question: str | None
    """What the futures are the answers to; null: they are the ends."""
    futures: tuple[Future, ...]
    unsettled: float
    """How many bits it would take to know which future comes."""
    watched: tuple[Watched, ...]
    """The most telling first."""
    against: tuple[Against, ...]
    worlds: int
    seed: int

    def __repr__(self) -> str:
        return f"<WatchReport: {len(self.watched)} moves tell of {len(self.futures)} futures>"


def watch_model(
    model: CrisisModel,
    question: str | None = None,
    *,
    weeks: int = 12,
    draws: int = MOST_DRAWS,
    seed: int = 0,
) -> WatchReport:
    """Gives the moves of the first third of the weeks that most tell the futures apart.

    question: a text of the path language, whose answers are then the futures. Raises BadHorizon,
    PathSyntax, or what `build_game` raises.
    """
    if not 1 < weeks <= 520:
        raise BadHorizon("too few weeks to watch in", value=weeks, allowed="2 to 520 weeks")
    draws = min(draws, MOST_DRAWS)
    base = Prepared.of(model, draws=draws, seed=seed)
    setting = base.setting
    options = option_levels(model)
    spoken = _spoken_of(question, options)
    moves = [move for move in _moves(setting) if move[0] not in spoken]
    texts = [f"eventually {option} == {level}" for option, level in moves]
    asked = [*texts, *([question] if question else [])]
    monitors = tuple(
        watch_path(parse_path(text, options), setting.columns, setting.game.states)
        for text in asked
    )
    by = max(1, weeks // 3)
    yes, ends = _worlds(base, monitors, weeks, draws)
    early = yes[:, : len(moves), by]
    if question:
        answers = yes[:, -1, weeks].astype(np.int64)
        futures = tuple(Future(None, bool(k), float((answers == k).mean())) for k in (0, 1))
        future_of = answers
    else:
        future_of, futures = _ends(setting, ends)
    watched = [
        one
        for k, (option, level) in enumerate(moves)
        if (one := _telling(option, level, by, early[:, k], future_of, len(futures))) is not None
    ]
    watched.sort(key=lambda one: (-one.bits, one.option, one.level))
    shares = np.array([one.probability for one in futures])
    return WatchReport(
        as_of=None if model.as_of is None else str(model.as_of),
        weeks=weeks,
        by=by,
        question=question,
        futures=futures,
        unsettled=_entropy(shares),
        watched=tuple(watched),
        against=_against(base, monitors[: len(moves)], moves, yes[:, : len(moves), weeks], weeks),
        worlds=len(ends),
        seed=seed,
    )


def _moves(setting: Setting) -> list[tuple[str, str]]:
    """Every option at every level it is not at today."""
    here = setting.game.state(setting.start)
    pairs = zip(setting.game.options, setting.game.level_names, strict=True)
    return [(option, level) for option, names in pairs for level in names if level != here[option]]


def _spoken_of(question: str | None, options: dict[str, tuple[str, ...]]) -> set[str]:
    """The options that a question names: that they move is no sign of the answer but the answer."""
    if question is None:
        return set()
    asked = singles(parse_path(question, options))
    formulas = [f for one in asked for f in (one.first, one.second) if f is not None]
    return {option for formula in formulas for option in formula.options}


def _worlds(
    base: Prepared, monitors: Sequence[SeenBy], weeks: int, draws: int
) -> tuple[Flags, npt.NDArray[np.int32]]:
    setting = base.setting
    starts = np.full(WORLDS, setting.start, dtype=np.int32)
    yes, ends = [], []
    for draw in range(draws) if draws else [None]:
        chain = base.chain(setting, draw)
        sampler = Sampler(chain, tuple(monitors), setting.cuts)
        first = (draw or 0) * WORLDS
        seen = sampler.run(starts, weeks, seed=setting.seed, first_world=first)
        yes.append(seen.yes)
        ends.append(seen.ends)
    return np.concatenate(yes), np.concatenate(ends)


def _ends(setting: Setting, ends: npt.NDArray[np.int32]) -> tuple[Ints, tuple[Future, ...]]:
    """The commonest ends, and all others as one."""
    states, counts = np.unique(ends, return_counts=True)
    told = states[np.lexsort((states, -counts))][:MOST_FUTURES]
    place = np.full(setting.game.states, len(told))
    place[told] = np.arange(len(told))
    future_of = place[ends]
    here = setting.game.state(setting.start)
    futures = []
    for k, state in enumerate(told):
        there = setting.game.state(int(state))
        changed = {option: there[option] for option in there if there[option] != here[option]}
        futures.append(Future(changed, None, float((future_of == k).mean())))
    if len(states) > len(told):
        futures.append(Future(None, None, float((future_of == len(told)).mean())))
    return future_of, tuple(futures)


def _telling(
    option: str, level: str, by: int, came: Flags, future_of: Ints, futures: int
) -> Watched | None:
    table = np.stack(
        [np.bincount(future_of[came == seen], minlength=futures) for seen in (False, True)]
    ).astype(np.float64)
    bits = mutual_information(table)
    if bits < LEAST_BITS:
        return None
    # one world is added to each side, so that no ratio is infinite
    inside, outside = table + 0.5, table.sum(axis=1, keepdims=True) - table + 0.5
    ratios = (inside[1] / inside.sum(axis=0)) / (outside[1] / outside.sum(axis=0))
    absences = (inside[0] / inside.sum(axis=0)) / (outside[0] / outside.sum(axis=0))
    best = int(np.argmax(ratios))
    return Watched(
        option, level, by, float(came.mean()), bits, best, float(ratios[best]),
        float(absences[best]),
    )  # fmt: skip


def mutual_information(table: Floats) -> float:
    """Gives how many bits the rows of a table of counts tell of its columns, bias taken off, 0 or more."""
    total = table.sum()
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    plain = _entropy(rows / total) + _entropy(columns / total) - _entropy(table / total)
    free = ((rows > 0).sum() - 1) * ((columns > 0).sum() - 1)
    return float(max(0.0, plain - free / (2 * total * np.log(2))))


def _entropy(shares: Floats) -> float:
    some = shares[shares > 0]
    return float(max(0.0, -(some * np.log2(some)).sum()))


def _against(
    base: Prepared,
    monitors: Sequence[SeenBy],
    moves: Sequence[tuple[str, str]],
    came: Flags,
    weeks: int,
) -> tuple[Against, ...]:
    setting = base.setting
    rate = average_rate(setting, base.history)
    sampler = Sampler(average_chain(setting, rate), tuple(monitors), setting.cuts)
    starts = np.full(len(came), setting.start, dtype=np.int32)
    other = sampler.run(starts, weeks, seed=setting.seed, first_world=len(came)).yes[:, :, weeks]
    own, common = (came.sum(axis=0) + 0.5) / (len(came) + 1), other.mean(axis=0)
    found = [
        Against(option, level, float(came[:, k].mean()), float(common[k] / own[k]))
        for k, (option, level) in enumerate(moves)
        if came[:, k].mean() <= _SURPRISING and common[k] / own[k] >= _SPEAKS
    ]
    return tuple(sorted(found, key=lambda one: (-one.ratio, one.option, one.level)))
