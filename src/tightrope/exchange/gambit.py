"""Games of Gambit (.nfg, .efg) as sections of the crisis file."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.errors import MissingExtra
from tightrope.exchange.errors import NotAGameFile
from tightrope.exchange.gambit_writer import CANNOT_BE_UNDONE, INFEASIBLE, TODAY
from tightrope.exchange.sections import ReadConflict, all_of, ids_for

MOST_READ = 4_096  # combinations of strategies whose payoffs a person can still look through
MOST_DIGITS = 30  # of a number in a crisis file
ONLY_THE_ORDER = "only the order of payoffs counts; mixed strategies have no meaning here"


def read_gambit(data: bytes, name: str) -> ReadConflict:
    """Gives the game of a .nfg or .efg file as sections of the crisis file, through Gambit's reader.

    Each player has one option, `plays`, whose levels are its strategies: those of a normal form by
    their names, those of an extensive game by what is done where (what does not matter left out).
    Payoffs are kept exactly, but only their order counts: there are no mixed strategies here. The
    null outcome pays everybody 0. What a file that Tightrope wrote says of combinations that cannot
    be, and of what is played today, is taken up. Raises NotAGameFile or MissingExtra.
    """
    try:
        import pygambit
    except ImportError:
        raise MissingExtra("reading games of Gambit", "games") from None
    read = pygambit.read_efg if name.lower().endswith(".efg") else pygambit.read_nfg
    try:
        game = read(io.BytesIO(data))
    except (ValueError, IndexError, UnicodeDecodeError, RuntimeError) as error:
        raise NotAGameFile(
            "this is no game that Gambit reads", where=name, value=str(error).partition("\n")[0]
        ) from error
    counts = [len(player.strategies) for player in game.players]
    if not counts or math.prod(counts) > MOST_READ:
        raise NotAGameFile(
            "a game of too many combinations of strategies, or of none",
            where=name,
            value=f"{math.prod(counts):,}" if counts else "0",
            allowed=f"1 to {MOST_READ:,}",
        )
    return _Table.of(game, name).read()


@dataclass(frozen=True)
class _Table:
    """A game as a table: its players, the names of their strategies, and who gets what where."""

    name: str
    title: str
    comment: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoffs: Mapping[tuple[int, ...], tuple[Fraction, ...]]
    """A combination of strategies -> what each player gets."""

    @classmethod
    def of(cls, game: Any, name: str) -> _Table:
        players = list(game.players)
        strategies = tuple(tuple(_names_of(player, game.is_tree)) for player in players)
        return cls(
            name,
            game.title or name,
            game.description or "",
            tuple(player.label for player in players),
            strategies,
            {
                profile: tuple(_payoff(game[profile], player, name) for player in players)
                for profile in product(*map(range, map(len, strategies)))
            },
        )

    def read(self) -> ReadConflict:
        """The game as sections, a player of one strategy left without an option."""
        actors = ids_for(self.players, "player")
        levels = [ids_for(names, "s") for names in self.strategies]
        playing = [k for k, names in enumerate(levels) if len(names) > 1]
        feasible = self._feasible()
        today, of_today = self._today(feasible)

        def formula(places: Mapping[int, int]) -> str:
            return all_of([f"{actors[k]}.plays = {levels[k][at]}" for k, at in places.items()])

        where = [at for at in self.payoffs if feasible[at]]
        heres = [formula({k: at[k] for k in playing}) for at in where]
        payoffs, remarks = {}, [*self._said(feasible), of_today]
        for k in playing:
            numbers, remark = _numbers([self.payoffs[at][k] for at in where], self.players[k])
            remarks += remark
            payoffs[actors[k]] = [
                {"if": here, "payoff": number, "assumption": f"payoff in {self.name}"}
                for here, number in zip(heres, numbers, strict=True)
            ]
        sections: dict[str, Any] = {
            "title": self.title,
            "actors": {
                actor: {"name": label} for actor, label in zip(actors, self.players, strict=True)
            },
            "options": {
                actors[k]: {
                    "plays": {
                        "text": f"Play {' or '.join(self.strategies[k])}",
                        "levels": list(levels[k]),
                        "now": levels[k][today[k]],
                        "assumption": f"a strategy in {self.name}; {of_today}",
                    }
                }
                for k in playing
            },
            "payoffs": payoffs,
        }
        if not feasible.all():
            sections["rules"] = [
                {"never": formula(places), "assumption": f"not a feasible state in {self.name}"}
                for places in _impossible(feasible)
            ]
        return ReadConflict(sections, (*remarks, ONLY_THE_ORDER))

    def _feasible(self) -> npt.NDArray[np.bool_]:
        """Which combinations can be: all, but where the file says so those that pay everybody 0."""
        whole = np.ones([len(names) for names in self.strategies], dtype=np.bool_)
        if INFEASIBLE not in self.comment:
            return whole
        marked = np.array([any(got) for got in self.payoffs.values()]).reshape(whole.shape)
        return marked if marked.any() else whole

    def _today(self, feasible: npt.NDArray[np.bool_]) -> tuple[tuple[int, ...], str]:
        """The strategy that each player is taken to play today, and what is to be said of it."""
        found = re.search(re.escape(TODAY) + r"((?: \d{1,4})+)", self.comment)
        stated = tuple(int(number) - 1 for number in found.group(1).split()) if found else ()
        if stated in self.payoffs and feasible[stated]:
            return stated, "what is played today is as the file says"
        first = next(at for at in self.payoffs if feasible[at])
        if any(first):
            return first, "the file has no status quo: taken is the first combination that can be"
        return first, "the file has no status quo: everybody starts with the first strategy"

    def _said(self, feasible: npt.NDArray[np.bool_]) -> Iterator[str]:
        """What the comment in the file says of the game that it was written from."""
        if left := int((~feasible).sum()):
            yield f"combinations that cannot be by the file, ruled out: {left:,}"
        if found := re.search(re.escape(CANNOT_BE_UNDONE) + r" ([^;]*?)\.(?: |$)", self.comment):
            yield (
                "what could not be undone where the file comes from can be undone here, so that "
                f"other outcomes may hold: {found.group(1)}"
            )


def _impossible(feasible: npt.NDArray[np.bool_]) -> Iterator[dict[int, int]]:
    """What cannot be, as few players' strategies at a time as say it: player -> strategy."""
    said = feasible.copy()
    sides = range(feasible.ndim)
    for some in chain.from_iterable(combinations(sides, size) for size in sides[1:]):
        others = tuple(side for side in sides if side not in some)
        for places in np.argwhere(~feasible.any(axis=others)):
            part = dict(zip(some, map(int, places), strict=True))
            here = tuple(part.get(side, slice(None)) for side in sides)
            if not said[here].all():
                said[here] = True
                yield part
    for places in np.argwhere(~said):
        yield dict(enumerate(map(int, places)))


def _names_of(player: Any, extensive: bool) -> list[str]:
    """What the strategies of a player are called: in an extensive game, what is done where."""
    if not extensive:
        return [strategy.label for strategy in player.strategies]
    places = list(player.infosets)
    alone = len(places) == 1
    names = []
    for strategy in player.strategies:
        done = ((number, at, strategy.action(at)) for number, at in enumerate(places, 1))
        names.append(", ".join(
            ("" if alone else f"{at.label or number}: ") + act.label
            for number, at, act in done if act is not None
        ))  # fmt: skip
    return names


def _payoff(outcome: Any, player: Any, name: str) -> Fraction:
    """What a player gets; nothing at the null outcome, which has no payoffs of its own."""
    if outcome is None:
        return Fraction(0)
    try:
        return Fraction(str(outcome[player]))
    except ValueError as error:
        value = str(outcome[player])
        raise NotAGameFile("a payoff is no number", where=name, value=value) from error


def _numbers(payoffs: Sequence[Fraction], player: str) -> tuple[list[str], list[str]]:
    """Payoffs as a crisis file can have them, and what is to be said where they are others.

    Where a decimal cannot say one of them, as of 1/3, all are multiplied by what makes them whole;
    where that is too long, their places in the order stand for them.
    """
    as_they_are = [_decimal(payoff) for payoff in payoffs]
    if None not in as_they_are:
        return [number for number in as_they_are if number is not None], []
    times = math.lcm(*(payoff.denominator for payoff in payoffs))
    whole = [str(int(payoff * times)) for payoff in payoffs]
    if max(map(len, whole)) <= MOST_DIGITS:
        return whole, [f"payoffs of {player} are given {times} times over, to be whole numbers"]
    order = sorted(set(payoffs))
    places = [str(order.index(payoff) + 1) for payoff in payoffs]
    return places, [f"payoffs of {player} are too long for a number: given is their order, from 1"]


def _decimal(payoff: Fraction) -> str | None:
    """A payoff as a decimal that is exactly it; None where there is none short enough."""
    near = Context(prec=MOST_DIGITS).divide(Decimal(payoff.numerator), Decimal(payoff.denominator))
    text = f"{near:f}"
    return text if Fraction(near) == payoff and len(text) <= MOST_DIGITS else None
