"""What to watch: the early moves and turns of indicators that would most tell the futures apart.

Worlds are drawn under all that is uncertain: those of the forecast, so that both give one number.
In each it is noted which moves came by which week,
which indicators had turned, and which future it ended in. How much a sign tells is the mutual
information of the two, in bits (Shannon 1948), with the bias of small tables taken off (Miller
1955), over the worlds in which nothing that tells the futures apart has happened by then. A sign is
looked for by the first week at which it tells most of what it tells at best. What would speak
against the model are moves it holds unlikely that come more often where nobody cares what they bring; what would refute
its main finding are moves away from what it expects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tightrope.analysis.dynamics.against import Against, Coming, comings, moves_against
from tightrope.analysis.dynamics.answered import settled_of
from tightrope.analysis.dynamics.asked import Looked, OnStep, Prepared, Run, quiet
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.futures import Future, futures_of_answers, futures_of_ends
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.analysis.dynamics.signs import (
    Sign,
    SignKind,
    asked,
    entropy,
    mutual_information,
    signs_of,
    spoken_of,
)
from tightrope.analysis.dynamics.transient import MOST_WEEKS
from tightrope.arrays import Flags, Floats, Int32s, Ints
from tightrope.crisis import option_levels
from tightrope.crisis.model import CrisisModel

LEAST_BITS = 0.002
LEAST_WEEKS = 2  # a third of fewer is no early week
_FEW_WORLDS = 400  # fewer in which nothing is decided yet tell nothing
_ENOUGH = 0.75  # of what a sign tells at best: by the first such week it is looked for


@dataclass(frozen=True, slots=True)
class Watched:
    """One early sign, and what it tells."""

    kind: SignKind
    what: str
    """The option that is put at a level, or the indicator that turns."""
    level: str
    """The level; of an indicator: up or down, set against today."""
    by: int
    """The week by which it is looked for."""
    probability: float
    """How likely it is by then, as long as nothing has happened that tells the futures apart."""
    bits: float
    """How many bits it tells on average of which future comes."""
    favours: int
    """The place of the future it speaks for most."""
    ratio: float
    """How many times likelier it is before that future than before the others."""
    absence: float
    """How many times likelier it is before that future than before the others that it stays away."""
    shown_by: dict[str, str] = field(default_factory=dict)
    """Indicators that turn just when it comes, and which way."""


@dataclass(frozen=True, slots=True, repr=False)
class WatchReport:
    """What to watch, and what would speak against the model."""

    as_of: str | None
    weeks: int
    by: int
    """The last week by which a sign is early."""
    question: str | None
    """What the futures are the answers to; null: they are the ends."""
    finding: dict[str, str]
    """The model's main finding: option -> level that is expected; empty: none was given."""
    telling: tuple[str, ...]
    """The options that tell the futures apart, in the order of the file: no signs themselves."""
    today: dict[str, str]
    """Option -> today's level."""
    futures: tuple[Future, ...]
    unsettled: float
    """How many bits it would take to know which future comes."""
    watched: tuple[Watched, ...]
    """The most telling first."""
    against: tuple[Against, ...]
    """What refutes the finding first, the likeliest first."""
    coming: tuple[Coming, ...]
    """How likely each move away from today is at some time in the weeks, and that an option moves at all."""
    worlds: int
    """Drawn worlds, of all draws together."""
    draws: int
    """Draws of what is uncertain; those of a forecast with the same seed."""
    seed: int

    def __repr__(self) -> str:
        return f"<WatchReport: {len(self.watched)} signs tell of {len(self.futures)} futures>"


def watch_model(
    model: CrisisModel,
    question: str | None = None,
    *,
    weeks: int = 12,
    about: str | None = None,
    expected: Mapping[str, str] | None = None,
    draws: int = STREAM,
    seed: int = 0,
    on_step: OnStep = quiet,
) -> WatchReport:
    """Gives the signs of the first third of the weeks that most tell the futures apart.

    question: a text of the path language, whose answers are then the futures; without one they are
    ends, told apart by the options of `about` (a decision maker; None: everybody). expected: option
    -> level of the model's main finding. Raises BadHorizon, PathSyntax, or what `build_game` raises.
    """
    check_weeks(weeks)
    draws = min(draws, STREAM)
    base = Prepared.of(model, draws=draws, seed=seed)
    signs = signs_of(base.setting)
    own = () if question is None else (asked(base.setting, question),)
    options = option_levels(model)
    paths = () if question is None else (parse_path(question, options),)
    run = Run(base, base.setting, paths, weeks, [*(sign.seen for sign in signs), *own])
    return watch_run(
        run,
        signs,
        question,
        about=about,
        expected=expected,
        draws=draws,
        on_step=on_step,
    )


def check_weeks(weeks: int) -> None:
    """Raises BadHorizon where there is no early week to watch in, or too many."""
    if not LEAST_WEEKS <= weeks <= MOST_WEEKS:
        raise BadHorizon("too few weeks to watch in", value=weeks, allowed="2 to 520 weeks")


def watch_run(
    run: Run,
    signs: Sequence[Sign],
    question: str | None = None,
    *,
    about: str | None = None,
    expected: Mapping[str, str] | None = None,
    draws: int,
    on_step: OnStep = quiet,
) -> WatchReport:
    """Gives what to watch, from a run whose worlds were looked through for these signs.

    question: what the run asks besides, last; its worlds are looked through for that too.
    """
    setting, weeks = run.setting, run.weeks
    looked = run.looks(draws, on_step)
    yes, ends = _worlds(looked)
    if question is None:
        future_of, futures = futures_of_ends(setting, ends, about)
        telling = frozenset(futures[0].ends or {})
        futures = tuple(_spread(run, looked, future_of == k, one) for k, one in enumerate(futures))
    else:
        chances = np.array([one.shares[len(run.paths) - 1, weeks] for one in looked])
        only = settled_of(run, len(run.paths) - 1, chances)
        future_of, futures = futures_of_answers(yes[:, -1, weeks], chances, only)
        telling = spoken_of(setting, question)
    early = max(1, weeks // 3)
    deciding = [k for k, sign in enumerate(signs) if sign.what in telling]
    open_ = np.asarray(~yes[:, deciding, : early + 1].any(axis=1), dtype=np.bool_)
    came = yes[:, :, : early + 1] & open_[:, None]
    watched = [
        one
        for k, same in _alike(came[:, : len(signs)])
        if signs[k].what not in telling
        and (one := _telling(signs[k], came[:, k], open_, future_of, len(futures)))
        and (one := replace(one, shown_by={signs[j].what: signs[j].level for j in same}))
    ]
    watched.sort(key=lambda one: (-one.bits, one.what, one.level))
    finding, model = dict(expected or {}), setting.model
    coming = comings(run, signs, draws)
    return WatchReport(
        as_of=None if model.as_of is None else str(model.as_of),
        weeks=weeks,
        by=early,
        question=question,
        finding=finding,
        telling=tuple(one for one in setting.game.options if one in telling),
        today=setting.game.state(setting.start),
        futures=futures,
        unsettled=entropy(np.array([one.probability for one in futures])),
        watched=tuple(watched),
        against=moves_against(run, signs, coming, yes[:, :, weeks], finding),
        coming=coming,
        worlds=len(ends),
        draws=draws,
        seed=setting.seed,
    )


def _worlds(looked: Sequence[Looked]) -> tuple[Flags, Int32s]:
    worlds = [one.worlds for one in looked if one.worlds is not None]
    return np.concatenate([w.yes for w in worlds]), np.concatenate([w.ends for w in worlds])


def _spread(run: Run, looked: Sequence[Looked], came: Flags, future: Future) -> Future:
    """A future with its probability over the draws: exactly where that is known, else by worlds."""
    if run.exact:
        here = np.ones(run.setting.game.states, dtype=np.bool_)
        for option, level in (future.ends or {}).items():
            here &= run.setting.holds(f"{option} == {level}")
        return future.over(np.array([one.law[run.weeks] @ here for one in looked]))
    return future.over(came.reshape(len(looked), -1).mean(axis=1))


def _alike(came: Flags) -> Iterator[tuple[int, list[int]]]:
    """The signs that differ, each with later ones that come in just the same worlds and weeks."""
    groups: dict[bytes, list[int]] = {}
    for k in range(came.shape[1]):
        groups.setdefault(np.packbits(came[:, k]).tobytes(), []).append(k)
    yield from ((own[0], own[1:]) for own in groups.values())


def _telling(
    sign: Sign, came: Flags, open_: Flags, future_of: Ints, futures: int
) -> Watched | None:
    """What a sign tells; `came`, `open_` bool (worlds, weeks+1): it has come, nothing is decided yet."""
    tables = [
        _table(came[here, week], future_of[here], futures)
        for week, here in enumerate(map(np.flatnonzero, open_.T))
    ]
    bits = [mutual_information(t) if t.sum() >= _FEW_WORLDS else 0.0 for t in tables]
    if max(bits) < LEAST_BITS:
        return None
    by = next(week for week, told in enumerate(bits) if told >= _ENOUGH * max(bits))
    table = tables[by]
    # one world is added to each side, so that no ratio is infinite
    inside, outside = table + 0.5, table.sum(axis=1, keepdims=True) - table + 0.5
    ratios = (inside[1] / inside.sum(axis=0)) / (outside[1] / outside.sum(axis=0))
    absences = (inside[0] / inside.sum(axis=0)) / (outside[0] / outside.sum(axis=0))
    best = int(np.argmax(ratios))
    return Watched(
        kind=sign.kind,
        what=sign.what,
        level=sign.level,
        by=by,
        probability=float(table[1].sum() / table.sum()),
        bits=bits[by],
        favours=best,
        ratio=float(ratios[best]),
        absence=float(absences[best]),
    )


def _table(came: Flags, future_of: Ints, futures: int) -> Floats:
    rows = [np.bincount(future_of[came == seen], minlength=futures) for seen in (False, True)]
    return np.stack(rows).astype(np.float64)
