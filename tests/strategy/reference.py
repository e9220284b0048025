"""Stability written straight from the definitions: slow, obvious, independent of the engine.

Every function takes a `SmallConflict` and works state by state with plain Python sets. Nothing here
is clever on purpose: it is what the fast engine is compared with.

Sources: Fang, Hipel and Kilgour (1993), "Interactive Decision Making", chapters 3 to 5 (Nash, GMR,
SMR, SEQ, limited-move and non-myopic stability); Fraser and Hipel (1984) (SIM); Kilgour, Hipel,
Fang and Peng (2001) and Inohara and Hipel (2008) (coalitions).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, product

State = int
Mover = frozenset[int]


@dataclass(frozen=True)
class SmallConflict:
    """A conflict in the barest form: who owns which option, what can be, who likes what."""

    owners: tuple[int, ...]  # option -> decision maker
    levels: tuple[int, ...]  # option -> how many ordered levels
    irreversible: tuple[str | None, ...]  # option -> None, "up" (never falls), "down" (never rises)
    feasible: tuple[tuple[int, ...], ...]  # the states, each a level per option
    payoffs: tuple[tuple[int, ...], ...]  # decision maker -> a number per state, higher is better
    status_quo: tuple[int, ...]

    @property
    def dms(self) -> range:
        return range(len(self.payoffs))

    @property
    def states(self) -> range:
        return range(len(self.feasible))

    @cached_property
    def index(self) -> dict[tuple[int, ...], State]:
        return {levels: s for s, levels in enumerate(self.feasible)}

    @cached_property
    def moves(self) -> tuple[tuple[tuple[State, ...], ...], ...]:
        """The unilateral moves: `moves[i][s]` are the states i can take the game to from s."""
        return tuple(
            tuple(
                tuple(t for t in self.states if t != s and self._can_move({i}, s, t))
                for s in self.states
            )
            for i in self.dms
        )

    def _can_move(self, movers: Collection[int], s: State, t: State) -> bool:
        for option, (before, after) in enumerate(
            zip(self.feasible[s], self.feasible[t], strict=True)
        ):
            if before == after:
                continue
            if self.owners[option] not in movers:
                return False
            if self.irreversible[option] == "up" and after < before:
                return False
            if self.irreversible[option] == "down" and after > before:
                return False
        return True

    def joint_moves(self, coalition: Collection[int], s: State) -> tuple[State, ...]:
        """States the members reach by changing all their options at once, as one player would."""
        return tuple(t for t in self.states if t != s and self._can_move(coalition, s, t))

    def improvements(self, i: int, s: State) -> tuple[State, ...]:
        return tuple(t for t in self.moves[i][s] if self.payoffs[i][t] > self.payoffs[i][s])

    def better_for_all(self, coalition: Iterable[int], t: State, s: State) -> bool:
        return all(self.payoffs[i][t] > self.payoffs[i][s] for i in coalition)

    def others(self, i: int) -> tuple[int, ...]:
        return tuple(j for j in self.dms if j != i)


def legal_reach(
    movers: Iterable[Mover], step: Callable[[Mover, State], Iterable[State]], start: State
) -> frozenset[State]:
    """States at the end of a sequence of one or more steps in which no mover moves twice in a row.

    A search over (state, last mover). The start itself belongs to it if some sequence returns.
    """
    movers = tuple(movers)
    seen: set[tuple[State, Mover | None]] = {(start, None)}
    frontier: list[tuple[State, Mover | None]] = [(start, None)]
    while frontier:
        s, last = frontier.pop()
        for mover in movers:
            if mover == last:
                continue
            for t in step(mover, s):
                if (t, mover) not in seen:
                    seen.add((t, mover))
                    frontier.append((t, mover))
    return frozenset(s for s, last in seen if last is not None)


def reach_by_moves(c: SmallConflict, group: Iterable[int], s: State) -> frozenset[State]:
    """What the group can make of s by legal sequences of its members' moves."""
    return legal_reach((frozenset({j}) for j in group), lambda mover, t: c.moves[min(mover)][t], s)


def reach_by_improvements(c: SmallConflict, group: Iterable[int], s: State) -> frozenset[State]:
    """The same by moves each of which improves the position of whoever makes it."""
    return legal_reach(
        (frozenset({j}) for j in group), lambda mover, t: c.improvements(min(mover), t), s
    )


def best_improvements(c: SmallConflict, i: int, s: State) -> tuple[State, ...]:
    """The improvements of i from s than which it has no better move there."""
    better = c.improvements(i, s)
    return tuple(t for t in better if all(c.payoffs[i][t] >= c.payoffs[i][u] for u in better))


def steps_to(c: SmallConflict, start: State, *, best: bool = False) -> dict[State, int]:
    """How many improvements in turn, or best improvements, lead to each state that any lead to."""
    gain = best_improvements if best else SmallConflict.improvements
    steps, layer = {start: 0}, [start]
    while layer:
        here = {t for s in layer for i in c.dms for t in gain(c, i, s)}
        layer = sorted(here - steps.keys())
        steps |= dict.fromkeys(layer, max(steps.values()) + 1)
    return steps


def expected(c: SmallConflict) -> set[State]:
    """What a forecast is read from: today if it is SEQ, else the SEQ states that improvements lead to,
    else all SEQ states."""
    today, held = c.index[c.status_quo], set(equilibria(c, "seq"))
    if today in held:
        return {today}
    return held & steps_to(c, today).keys() or held


# --- one decision maker -----------------------------------------------------------------------


def nash(c: SmallConflict, i: int, s: State) -> bool:
    return not c.improvements(i, s)


def gmr(c: SmallConflict, i: int, s: State) -> bool:
    return all(
        any(c.payoffs[i][s2] <= c.payoffs[i][s] for s2 in reach_by_moves(c, c.others(i), s1))
        for s1 in c.improvements(i, s)
    )


def smr(c: SmallConflict, i: int, s: State) -> bool:
    def sanctioned_for_good(s2: State) -> bool:
        return c.payoffs[i][s2] <= c.payoffs[i][s] and all(
            c.payoffs[i][s3] <= c.payoffs[i][s] for s3 in c.moves[i][s2]
        )

    return all(
        any(sanctioned_for_good(s2) for s2 in reach_by_moves(c, c.others(i), s1))
        for s1 in c.improvements(i, s)
    )


def seq(c: SmallConflict, i: int, s: State) -> bool:
    return all(
        any(c.payoffs[i][s2] <= c.payoffs[i][s] for s2 in reach_by_improvements(c, c.others(i), s1))
        for s1 in c.improvements(i, s)
    )


def sseq(c: SmallConflict, i: int, s: State) -> bool:
    """Symmetric sequential stability (Rêgo and Vieira 2017): a credible answer without a way out."""

    def sanctioned_for_good(s2: State) -> bool:
        return all(c.payoffs[i][t] <= c.payoffs[i][s] for t in (s2, *c.moves[i][s2]))

    return all(
        any(map(sanctioned_for_good, reach_by_improvements(c, c.others(i), s1)))
        for s1 in c.improvements(i, s)
    )


def sim(
    c: SmallConflict, i: int, s: State, takes_part: Callable[[int, State], bool] | None = None
) -> bool:
    """SIM: some opponents improve from s at the same moment, and the mixture is no better for i.

    `takes_part(j, s)` limits which opponents do (None: all who have an improvement).
    """

    def laid_over(s1: State, answers: Sequence[tuple[int, State]]) -> State | None:
        mixed = list(c.feasible[s1])
        for j, t in answers:
            for option, owner in enumerate(c.owners):
                if owner == j:
                    mixed[option] = c.feasible[t][option]
        return c.index.get(tuple(mixed))

    choices: list[list[tuple[int, State] | None]] = []
    for j in c.others(i):
        may = takes_part is None or takes_part(j, s)
        choices.append([None, *((j, t) for t in c.improvements(j, s) if may)])
    combined = [[a for a in picked if a is not None] for picked in product(*choices)]
    for s1 in c.improvements(i, s):
        results = (laid_over(s1, answers) for answers in combined if answers)
        if not any(r is not None and c.payoffs[i][r] <= c.payoffs[i][s] for r in results):
            return False
    return True


def sim_of_unstable(c: SmallConflict, i: int, s: State) -> bool:
    """Fraser and Hipel's ordering: only opponents that are not SEQ-stable in s take part."""
    return sim(c, i, s, takes_part=lambda j, t: not seq(c, j, t))


CONCEPTS: dict[str, Callable[[SmallConflict, int, State], bool]] = {
    "nash": nash,
    "gmr": gmr,
    "smr": smr,
    "seq": seq,
    "sim": sim,
    "sseq": sseq,
}


def stable(c: SmallConflict, concept: str) -> list[list[bool]]:
    """Stability of every state for every decision maker: `[decision maker][state]`."""
    return [[CONCEPTS[concept](c, i, s) for s in c.states] for i in c.dms]


def equilibria(c: SmallConflict, concept: str) -> list[State]:
    table = stable(c, concept)
    return [s for s in c.states if all(row[s] for row in table)]


# --- limited moves ----------------------------------------------------------------------------


def anticipate(c: SmallConflict, i: int, s: State, h: int) -> State:
    """Where i expects to end when it has the initiative in s and h moves remain.

    i moves only for an anticipated end that is strictly better than s. After its move any other
    decision maker that would itself move may do so; i reckons with the one whose moving ends
    worst for i. Ties: the first move in state order, the first answer in state order.
    """
    if h == 0:
        return s
    best = s
    for s1 in c.moves[i][s]:
        end = _after(c, i, s1, h - 1)
        if c.payoffs[i][end] > c.payoffs[i][best]:
            best = end
    return best


def _after(c: SmallConflict, i: int, s1: State, h: int) -> State:
    ends = sorted(end for j in c.others(i) if (end := anticipate(c, j, s1, h)) != s1)
    return min(ends, key=lambda t: c.payoffs[i][t]) if ends else s1


def limited_move(c: SmallConflict, i: int, s: State, h: int) -> bool:
    """L_h: with h moves of foresight i does better to stay in s. L_1 is Nash."""
    return anticipate(c, i, s, h) == s


def non_myopic(c: SmallConflict, i: int, s: State) -> bool:
    """Stable under L_h for every h from some h on.

    The anticipations for h determine those for h + 1, so they repeat sooner or later.
    """
    ends: tuple[tuple[State, ...], ...] = tuple(tuple(c.states) for _ in c.dms)
    seen: list[tuple[tuple[State, ...], ...]] = []
    while ends not in seen:
        seen.append(ends)
        ends = tuple(tuple(_one_more(c, k, t, ends) for t in c.states) for k in c.dms)
    return all(step[i][s] == s for step in seen[seen.index(ends) :])


def _one_more(c: SmallConflict, i: int, s: State, ends: tuple[tuple[State, ...], ...]) -> State:
    best = s
    for s1 in c.moves[i][s]:
        answers = sorted(ends[j][s1] for j in c.others(i) if ends[j][s1] != s1)
        end = min(answers, key=lambda t: c.payoffs[i][t]) if answers else s1
        if c.payoffs[i][end] > c.payoffs[i][best]:
            best = end
    return best


# --- coalitions -------------------------------------------------------------------------------


def subsets(members: Iterable[int]) -> list[Mover]:
    """Every non-empty coalition of the members."""
    members = tuple(members)
    sizes = range(1, len(members) + 1)
    return [frozenset(g) for g in chain.from_iterable(combinations(members, k) for k in sizes)]


def coalition_reach(
    c: SmallConflict, coalition: Collection[int], s: State, *, joint: bool = False
) -> frozenset[State]:
    """Class moves (legal sequences of the members' own moves), or joint moves (one big player)."""
    if joint:
        return frozenset(c.joint_moves(coalition, s))
    return reach_by_moves(c, coalition, s)


def coalition_gains(
    c: SmallConflict, coalition: Collection[int], t: State, s: State, *, pareto: bool
) -> bool:
    """Whether every member gains; `pareto`: none loses and some member gains."""
    if not pareto:
        return c.better_for_all(coalition, t, s)
    changes = [c.payoffs[i][t] - c.payoffs[i][s] for i in coalition]
    return min(changes) >= 0 and max(changes) > 0


def coalition_improvements(
    c: SmallConflict,
    coalition: Collection[int],
    s: State,
    *,
    joint: bool = False,
    pareto: bool = False,
) -> frozenset[State]:
    """States the coalition can reach by which it gains."""
    return frozenset(
        t
        for t in coalition_reach(c, coalition, s, joint=joint)
        if coalition_gains(c, coalition, t, s, pareto=pareto)
    )


def coalition_stable(
    c: SmallConflict,
    coalition: Collection[int],
    s: State,
    concept: str,
    *,
    joint: bool = False,
    pareto: bool = False,
) -> bool:
    """Coalitional Nash, GMR, SMR, SEQ of Inohara and Hipel (2008), and SSEQ in the same way.

    A sanction of the others is one after which some member is no better off than in s.
    Under SEQ the others answer by coalition improvements of any coalition among them, no
    coalition twice in a row.
    """
    rest = [j for j in c.dms if j not in coalition]

    def hurts(t: State) -> bool:
        return not coalition_gains(c, coalition, t, s, pareto=pareto)

    def answered(s1: State) -> bool:
        if concept == "nash":
            return False
        if concept in ("seq", "sseq"):
            answers = legal_reach(
                subsets(rest),
                lambda mover, t: coalition_improvements(c, mover, t, joint=joint, pareto=pareto),
                s1,
            )
        else:
            answers = coalition_reach(c, rest, s1, joint=joint)
        if concept in ("gmr", "seq"):
            return any(hurts(s2) for s2 in answers)
        return any(
            hurts(s2) and all(hurts(s3) for s3 in coalition_reach(c, coalition, s2, joint=joint))
            for s2 in answers
        )

    improvements = coalition_improvements(c, coalition, s, joint=joint, pareto=pareto)
    return all(answered(s1) for s1 in improvements)
