"""The engine that lists no states against the slow reference and the engine that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from random import Random

import pytest

from tests.strategy.reference import (
    SmallConflict,
    reach_by_improvements,
    reach_by_moves,
    stable,
)
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.symbolic import CONCEPTS, SymbolicGame, why
from tightrope.analysis.strategy.symbolic.order import cut_width, order_options
from tightrope.conflict import Game, Priorities
from tightrope.conflict.given import irreversible_directions, lay_out
from tightrope.crisis.formula import Formula
from tightrope.crisis.parse_formula import parse_formula

pytest.importorskip("dd", reason="the extra 'symbolic' is not installed")

Layout = Mapping[str, Mapping[str, Sequence[str]]]
FORMS = (
    "{0} if {1}",
    "{0} iff {1}",
    "{0} and not {1}",
    "{0} or {1}",
    "not ({0} and {1})",
    "not {0}",
)


class Drawn:
    """A random game in both engines and in the reference."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)  # noqa: S311 - draws for a test
        sides = rng.choice((2, 2, 3))
        self.layout: Layout = {
            f"d{dm}": {
                f"o{k}": ("no", "some", "much") if rng.random() < 0.3 else ("no", "yes")
                for k in range(rng.choice((1, 2, 2)))
            }
            for dm in range(sides)
        }
        empty = lay_out(self.layout)
        names = dict(zip(empty.options, empty.level_names, strict=True))
        self.irreversible = {
            option: rng.choice(("up", "down")) for option in empty.options if rng.random() < 0.25
        }
        self.space = replace(empty, direction=irreversible_directions(empty, self.irreversible))

        def drawn_formula() -> Formula:
            return parse_formula(
                rng.choice(FORMS).format(*(self._literal(rng, names) for _ in range(2))), names
            )

        self.wants = {dm: [drawn_formula() for _ in range(rng.randint(1, 4))] for dm in self.layout}
        self.rules = [drawn_formula() for _ in range(rng.choice((0, 0, 1)))]
        self.feasible = [
            levels
            for levels in product(*(range(len(n)) for n in names.values()))
            if all(r.evaluate(dict(zip(names, levels, strict=True))) for r in self.rules)
        ]

    @staticmethod
    def _literal(rng: Random, names: Mapping[str, Sequence[str]]) -> str:
        option = rng.choice(list(names))
        level = rng.choice(names[option])
        return f"{option} {rng.choice(('==', '!=', '>=', '<=', '>', '<'))} {level}"

    def symbolic(self, *, plain: bool = False) -> SymbolicGame:
        return SymbolicGame(self.space, self.rules, self.wants, plain=plain)

    def reference(self) -> SmallConflict:
        def worth(dm: str, levels: tuple[int, ...]) -> int:
            values = dict(zip(self.space.options, levels, strict=True))
            held = (want.evaluate(values) for want in self.wants[dm])
            return int("".join("1" if one else "0" for one in held), 2)

        return SmallConflict(
            owners=self.space.owner,
            levels=self.space.level_counts,
            irreversible=self.space.direction,
            feasible=tuple(self.feasible),
            payoffs=tuple(tuple(worth(dm, s) for s in self.feasible) for dm in self.layout),
            status_quo=self.feasible[0],
        )


def drawn(seeds: range) -> list[Drawn]:
    return [game for game in map(Drawn, seeds) if game.feasible]


def held(
    game: SymbolicGame, states: Sequence[tuple[int, ...]], dm: int, concept: str
) -> list[bool]:
    diagrams, found = game.diagrams, game.stable(dm, concept)
    return [(diagrams.only(s) & found) != diagrams.none for s in states]


@pytest.mark.parametrize("plain", [False, True], ids=["cudd", "plain"])
def test_every_state_is_judged_as_the_definitions_judge_it(plain: bool) -> None:
    judged = 0
    for game in drawn(range(10) if plain else range(40)):
        symbolic, reference = game.symbolic(plain=plain), game.reference()
        for concept in CONCEPTS:
            expected = stable(reference, concept)
            for dm in reference.dms:
                assert held(symbolic, game.feasible, dm, concept) == expected[dm]
                judged += len(game.feasible)
    assert judged > (500 if plain else 5_000)


def applied(game: Drawn, state: tuple[int, ...], changes: Mapping[str, str]) -> tuple[int, ...]:
    levels = list(state)
    for option, level in changes.items():
        k = game.space.options.index(option)
        levels[k] = game.space.level_names[k].index(level)
    return tuple(levels)


def deterred(c: SmallConflict, dm: int, s: int, end: int, concept: str) -> bool:
    within = (end, *c.moves[dm][end]) if concept in ("smr", "sseq") else (end,)
    return all(c.payoffs[dm][t] <= c.payoffs[dm][s] for t in within)


def test_what_tempts_is_the_best_move_and_the_answer_deters_from_it() -> None:
    answered = left = 0
    for game in drawn(range(100, 112)):
        symbolic, c = game.symbolic(), game.reference()
        for concept, dm, s in product(CONCEPTS, c.dms, c.states):
            told = why(symbolic.stabilities, game.feasible[s], dm, concept)
            assert told.decision_maker == symbolic.space.decision_makers[dm]
            at = c.index[applied(game, game.feasible[s], told.move)]
            payoff = c.payoffs[dm]
            if told.reason == "no improvement":
                assert told.stable
                assert not c.improvements(dm, s)
                assert (at == s) == (not c.moves[dm][s])
                assert payoff[at] == max((payoff[t] for t in c.moves[dm][s]), default=payoff[s])
                assert told.worse == (payoff[at] < payoff[s])
                continue
            assert at in c.improvements(dm, s)
            assert told.because in map(str, game.wants[told.decision_maker])
            reach = reach_by_moves if concept in ("gmr", "smr") else reach_by_improvements
            ends = reach(c, c.others(dm), at) if concept != "nash" else frozenset()
            if not told.stable:
                assert told.answer == ()
                assert not any(deterred(c, dm, s, end, concept) for end in ends)
                left += 1
                continue
            assert c.payoffs[dm][at] == max(c.payoffs[dm][t] for t in c.improvements(dm, s))
            for by, changes in told.answer:
                mover = symbolic.space.decision_makers.index(by)
                after = c.index[applied(game, c.feasible[at], changes)]
                options = c.moves[mover][at]
                assert mover != dm
                assert after in (
                    options if concept in ("gmr", "smr") else c.improvements(mover, at)
                )
                at = after
            assert deterred(c, dm, s, at, concept)
            assert told.worse == (payoff[at] < payoff[s])
            answered += 1
    assert answered > 50
    assert left > 50


def test_outcomes_are_counted_drawn_and_shared_out_exactly() -> None:
    for game in drawn(range(200, 212)):
        symbolic, c = game.symbolic(), game.reference()
        assert symbolic.states == len(game.feasible)
        table = stable(c, "seq")
        holding = {game.feasible[s] for s in c.states if all(row[s] for row in table)}
        found = symbolic.equilibria("seq")
        assert symbolic.diagrams.count(found) == len(holding)
        every = list(symbolic.sample(found, 10_000, 0))
        assert [tuple(state.items()) for state in every] == [
            tuple(symbolic.named(levels).items())
            for levels in sorted(holding, key=lambda levels: levels[::-1])
        ]
        for k, (option, shares) in enumerate(symbolic.shares(found).items()):
            for at, level in enumerate(symbolic.space.level_names[k]):
                share = sum(levels[k] == at for levels in holding) / len(holding)
                assert shares[level] == share, option


def test_a_few_are_drawn_alike_likely_none_twice_and_the_same_for_one_seed() -> None:
    space = lay_out({"a": {f"o{k}": ("no", "yes") for k in range(50)}})
    game = SymbolicGame(space, (), {"a": ()})
    feasible = game.diagrams.feasible
    assert game.states == 2**50
    first = list(game.sample(feasible, 40, 1))
    assert first == list(game.sample(feasible, 40, 1))
    assert first != list(game.sample(feasible, 40, 2))
    assert len({tuple(state.values()) for state in first}) == 40
    on = sum(level == "yes" for state in first for level in state.values())
    assert 850 < on < 1150  # of 2,000


def test_options_of_one_formula_stand_together() -> None:
    chain = [(k, k + 1) for k in (3, 0, 5, 1, 4, 2)]
    order = order_options(7, chain)
    assert sorted(order) == list(range(7))
    assert cut_width(order, chain) == 1
    assert cut_width([0, 3, 1, 4, 2, 5, 6], chain) == 3
    assert cut_width([0, 1, 2], []) == 0
    assert cut_width([0, 1, 2], [(0, 1, 2)]) == 2


def test_sifting_leaves_fewer_options_to_wait_for_than_the_order_it_begins_with() -> None:
    # a ladder with rungs of four: two rails of eight options, and statements over neighbours
    scopes = [(k, k + 1, 8 + k, 9 + k) for k in range(7)]
    scattered = [scopes[k] for k in (4, 1, 6, 0, 3, 5, 2)] + [(2, 11), (12, 5)]
    assert cut_width(order_options(16, scattered), scattered) == 3
    assert order_options(16, scattered) == order_options(16, list(scattered))
    assert cut_width(list(range(16)), scattered) == 9


def test_an_option_moves_to_those_it_is_named_with_wherever_they_are() -> None:
    clusters = [(0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 6), (8, 2), (9, 3)]
    order = order_options(10, clusters)
    assert cut_width(order, clusters) == 2
    places = [sorted(map(order.index, scope)) for scope in clusters[1:3]]
    assert all(last - first == 2 for first, _, last in places)


def test_the_two_engines_agree_where_both_run() -> None:
    rng = Random(5)  # noqa: S311 - draws for a test
    layout = {f"d{dm}": {f"o{k}": ("no", "yes") for k in range(3)} for dm in range(4)}
    space = lay_out(layout)
    names = dict(zip(space.options, space.level_names, strict=True))
    wants = {
        dm: [
            parse_formula(rng.choice(FORMS).format(*rng.sample(list(names), 2)), names)
            for _ in range(5)
        ]
        for dm in layout
    }
    symbolic = SymbolicGame(space, (), wants)
    listed = Game(layout, None, {dm: Priorities(stated) for dm, stated in wants.items()})
    assert symbolic.states == listed.states == prod(space.level_counts)
    verdicts = analyse_stability(listed)
    for concept in ("nash", "gmr", "smr", "seq"):
        assert symbolic.diagrams.count(symbolic.equilibria(concept)) == len(
            verdicts.equilibria(concept)
        )
