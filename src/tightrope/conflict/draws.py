"""One draw is one game: strengths, weights, disputed links and the order of lines together.

The central game is told; the draws say how far what is told of it holds under other readings of
the same file. Nothing of a draw is kept: its ranks are made when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.arrays import Flags, Floats, Int32s, Ints
from tightrope.conflict.errors import BadDispersion, NoPriorities
from tightrope.conflict.game import Game
from tightrope.conflict.kept_ranks import KeptRanks
from tightrope.conflict.preferences import Interests, Priorities
from tightrope.conflict.ranks import dense_ranks, rank_above, rank_bits
from tightrope.conflict.recent_games import game_of
from tightrope.conflict.worth import Stakes
from tightrope.consequences.respond import check_counted
from tightrope.crisis.model import CrisisModel, interests_of

Orders = dict[int, Ints]  # decision maker (by place) -> int64 (draws, statements)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far drawn orders of lines stray from the stated one (Mallows 1957).

    Raises BadDispersion where a dispersion is not above 0 and at most 1.
    """

    dispersion: float = 0.3
    """An order with d pairs exchanged is drawn with probability proportional to dispersion**d: at
    0.3 two neighbours change places in 23 of 100 draws, which shakes an order and keeps its shape.
    1: all orders alike; near 0: hardly ever another."""
    doubtful: float | None = None
    """The same for lines marked doubtful; None: the square root (35 of 100)."""

    def __post_init__(self) -> None:
        for value in (self.dispersion, self.loose):
            if not 0 < value <= 1:
                raise BadDispersion("dispersion", value=value, allowed="above 0, at most 1")

    @property
    def loose(self) -> float:
        """The dispersion of doubtful lines."""
        return self.dispersion**0.5 if self.doubtful is None else self.doubtful


AS_USUAL = Spread()


def draw_orders(
    statements: int,
    draws: int,
    rng: np.random.Generator,
    spread: Spread = AS_USUAL,
    firm: Sequence[bool] | None = None,
) -> Ints:
    """Gives random orders of 0 … statements-1, int64 (draws, statements), most important first.

    Firm statements are put in first, so that among themselves they follow the Mallows model
    exactly; then each doubtful one, at a place with probability proportional to the doubtful
    dispersion to the power of the pairs it exchanges, as in repeated insertion (Doignon, Pekeč and
    Regenwetter 2004). Without doubtful statements this is the Mallows model.

    Raises BadDispersion where `firm` has not one mark per statement.
    """
    held = [True] * statements if firm is None else list(firm)
    if len(held) != statements:
        raise BadDispersion("firm needs one mark per statement", value=f"{len(held)} given")
    insertions = [(k, spread.dispersion) for k in range(statements) if held[k]]
    insertions += [(k, spread.loose) for k in range(statements) if not held[k]]
    orders = np.empty((draws, statements), dtype=np.int64)
    chances = rng.random((draws, statements))
    for order, chance in zip(orders, chances, strict=True):
        order[:] = _one_order(insertions, chance)
    return orders


def firm_marks(model: CrisisModel) -> dict[str, list[bool]]:
    """Gives, for each decision maker, which of its statements are marked firm."""
    return {actor: [s.firm for s in stated] for actor, stated in model.priorities.items()}


def draw_for_game(
    game: Game,
    draws: int,
    rng: np.random.Generator,
    spread: Spread,
    firm: Mapping[str, Sequence[bool]],
) -> Orders:
    """Gives random orders for every decision maker with two or more stated priorities.

    Raises NoPriorities where nobody has.
    """
    stated = game.priorities
    orders = {
        dm: draw_orders(len(stated[name]), draws, rng, spread, firm.get(name))
        for dm, name in enumerate(game.decision_makers)
        if len(stated.get(name, ())) > 1
    }
    if not orders:
        raise NoPriorities(
            "nobody has two or more stated priorities, so there is no order to sample"
        )
    return orders


def _one_order(insertions: list[tuple[int, float]], chance: Floats) -> list[int]:
    order: list[int] = []
    for (statement, dispersion), u in zip(insertions, chance, strict=True):
        weights = [dispersion**exchanged for exchanged in _exchanged(order, statement)]
        left = u * sum(weights)
        place = 0
        while place < len(order) and left >= weights[place]:
            left -= weights[place]
            place += 1
        order.insert(place, statement)
    return order


def _exchanged(order: list[int], statement: int) -> list[int]:
    """For each place from the top, the pairs exchanged by putting the statement there."""
    exchanged = sum(other < statement for other in order)
    out = [exchanged]
    for other in order:
        exchanged += -1 if other < statement else 1
        out.append(exchanged)
    return out


class Draws:
    """The ranks of a game under drawn wants, seeded: draw k is the same for the same file.

    `orders` (by decision maker) are the drawn orders of those with two or more lines, `counted`
    the draws in which every response exists: the others do not count. Draws are numbered from 0
    among those that count. Ranks are kept while they take little room, since many ask for them.
    """

    def __init__(
        self,
        game: Game,
        *,
        draws: int,
        seed: int,
        spread: Spread = AS_USUAL,
        firm: Mapping[str, Sequence[bool]] | None = None,
        stakes: Stakes | None = None,
        wider: Draws | None = None,
    ) -> None:
        """Draws around a game; `wider` are those of the same wants in a game with more states. Raises NoPriorities where nothing can be drawn, BadDispersion,
        RunawayLinks where fewer than half of the draws count."""
        self.game, self.stakes, self.seed, self.spread = game, stakes, seed, spread
        self._wider = None if wider is None else Wider.of(wider, game)
        rng, _ = np.random.default_rng(seed).spawn(2)
        try:
            self.orders: Orders = draw_for_game(game, draws, rng, spread, firm or {})
        except NoPriorities:
            if stakes is None:
                raise
            self.orders = {}
        self.counted = tuple(range(draws))
        if stakes is not None:
            self.counted = stakes.responses.counted(seed, draws)
            check_counted(len(self.counted), draws)
            if self._wider is None:
                stakes.responses.solve_together(seed, self.counted)
        self._bits = {dm: _bits(game, dm) for dm in self.orders}

    @classmethod
    def of(
        cls,
        given: Game | CrisisModel,
        *,
        draws: int,
        seed: int,
        spread: Spread = AS_USUAL,
        firm: Mapping[str, Sequence[bool]] | None = None,
        wider: Draws | None = None,
    ) -> Draws:
        """Gives the draws of a model, or of a game without interests; `firm` marks its lines
        otherwise than the file does. `wider`, and what is raised: as the constructor has it."""
        if isinstance(given, Game):
            return cls(given, draws=draws, seed=seed, spread=spread, firm=firm)
        game = game_of(given)
        return cls(
            game,
            draws=draws,
            seed=seed,
            spread=spread,
            firm=firm or firm_marks(given),
            stakes=stakes_of(game),
            wider=wider,
        )

    @property
    def draws(self) -> int:
        """How many draws count."""
        return len(self.counted)

    def ranks(self, draw: int) -> Int32s:
        """Gives the ranks of one of the draws that count, int32 (decision makers, states)."""
        if (kept := _KEPT.find(self, draw)) is not None:
            return kept.astype(np.int32)
        ranks = self._made(draw)
        _KEPT.keep(self, draw, ranks)
        return ranks

    def ranks_of(self, dm: int, draw: int) -> Int32s:
        """Gives those of one decision maker, (states,)."""
        kept = _KEPT.find(self, draw)
        own: Int32s = self.ranks(draw)[dm] if kept is None else kept[dm].astype(np.int32)
        return own

    def _made(self, draw: int) -> Int32s:
        drawn = self.counted[draw]
        known = None if self._wider is None else self._wider.find(drawn)
        if known is not None:
            return known
        ranks = self.game.ranks.copy()
        for dm, bits in self._bits.items():
            ranks[dm] = rank_bits(bits[self.orders[dm][drawn]])
        worth = None if self.stakes is None else self.stakes.drawn(self.seed, drawn)
        if self.stakes is None or worth is None:
            return ranks
        cells = self.stakes.cells(worth)
        for actor, own in cells.items():
            dm = self.game.decision_makers.index(actor)
            ranks[dm] = rank_above(self._lines(dm, ranks[dm]), own)
        return ranks

    def _lines(self, dm: int, drawn: Int32s) -> Int32s:
        """The ranks by the lines alone, in the draw's order."""
        if dm in self.orders:
            return drawn
        wanted = self.game.preferences[self.game.decision_makers[dm]]
        if isinstance(wanted, Interests) and wanted.statements:
            return wanted.lines.rank(self.game.space)
        return np.zeros(self.game.states, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class Wider:
    """The draws of the same wants in a game with more states: `rows` say which are the fewer ones."""

    draws: Draws
    places: Mapping[int, int]  # of draws among those that count
    rows: Ints

    @classmethod
    def of(cls, draws: Draws, game: Game) -> Wider | None:
        """Gives them for a game; None where it has states that they do not have."""
        rows = draws.game.space.find(game.space.codes)
        places = {drawn: place for place, drawn in enumerate(draws.counted)}
        return cls(draws, places, rows) if (rows >= 0).all() else None

    def find(self, drawn: int) -> Int32s | None:
        """Gives the ranks of a draw in the fewer states, where those in the more are kept."""
        place = self.places.get(drawn)
        kept = None if place is None else _KEPT.find(self.draws, place)
        return None if kept is None else np.stack([dense_ranks(own[self.rows]) for own in kept])


def _bits(game: Game, dm: int) -> Flags:
    name = game.decision_makers[dm]
    wanted = game.preferences[name]
    lines = wanted.lines if isinstance(wanted, Interests) else wanted
    if not isinstance(lines, Priorities):
        raise NoPriorities("only stated priorities have an order to draw", value=name)
    return lines.bits(game.space, f"priorities of {name}")


def can_be_drawn(model: CrisisModel) -> bool:
    """Tells whether there is anything to draw: interests, or two lines of one decision maker."""
    lines = any(len(own) > 1 for actor, own in model.priorities.items() if model.options.get(actor))
    return lines or any(interests_of(model, actor) for actor in model.options)


def stakes_of(game: Game) -> Stakes | None:
    """Gives the stakes behind a game's interests; None where nobody has interests."""
    return next((w.stakes for w in game.preferences.values() if isinstance(w, Interests)), None)


_KEPT = KeptRanks(2**27)
