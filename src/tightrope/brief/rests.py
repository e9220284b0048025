"""What a computed statement rests on in the model: the elements it was computed from, by their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tightrope.analysis.strategy.report import Instead, Reason, StrategyReport
from tightrope.brief.leads import STATED, Leads
from tightrope.brief.page import Ground
from tightrope.brief.wording import Wording
from tightrope.crisis import CrisisModel
from tightrope.crisis.elements import need_grounds
from tightrope.findings import KeyPath
from tightrope.words.outcomes import weightiest
from tightrope.words.parts import ActorRef, Part, StatementRef

On = Part | Reason | Instead | KeyPath
"""What a statement names or was decided by: a reference, a reason of the engine, an element."""

_WANTS = ("interests", *STATED)
_GAME = ("options", *_WANTS)
_BY_GAME = [
    "k-states",
    "k-priorities",
    "k-stability",
    "k-forecast",
    "k-outcomes",
    "k-robustness",
    "k-coalitions",
    "k-needed",
    "k-deciding",
    "k-motives",
    "k-scenarios",
    "k-coming",
    "k-watch",
    "k-expectations",
    "k-focal",
    "k-hindsight",
]
_READS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_BY_GAME, _GAME),
    "k-balance": ("ties",),
    "k-pivot": ("ties",),
    "k-dependence": ("dependence",),
    "k-commitments": ("treaties",),
    "k-red-lines": ("red_lines",),
    "k-effects": ("effects",),
    "k-energy": ("energy_shocks",),
    "k-tested": ("events",),
    "k-timeline": ("events",),
}  # what a computation reads of the file; those of the evidence read nothing of it
_ORDER = (*_GAME, "effects", "rules", "red_lines", "offers", "demands")  # of grounds; then others


def place_of(path: KeyPath) -> str:
    """Gives the JSON pointer (RFC 6901) of an element: `/options/iran/strike`, `/effects/3`."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in path)


class Rests:
    """Leads what a statement is made of to the elements of one model, and keeps which are led to."""

    def __init__(
        self, model: CrisisModel | None, strategy: StrategyReport | None, wording: Wording
    ) -> None:
        self._model = model or CrisisModel(title="-")
        self._wording = wording
        self._leads = Leads(self._model, wording.names)
        self._instead = strategy.instead if strategy else ()
        self._decided: dict[str, tuple[KeyPath, ...]] = {}
        self._used: set[str] = set()

    def of(self, on: Iterable[On], computed: Iterable[str]) -> tuple[str, ...]:
        """Gives the places of what is named or decides, in the order of naming.

        Of an option: it, and what decides about it; of an actor that is named alone: what decides about
        its options, its ties or its treaties, as the computation reads them. Of nothing named: the
        whole sections that the computation reads.
        """
        named, reads = list(on), dict.fromkeys(s for k in computed for s in _READS.get(k, ()))
        found = list(dict.fromkeys(map(place_of, self._paths(named, set(reads)))))
        found = found or [f"/{section}" for section in reads if getattr(self._model, section)]
        self._used.update(found)
        return tuple(found)

    def grounds(self) -> tuple[Ground, ...]:
        """Gives every element at or within a place given so far: what is done, what is wanted, what
        follows, then the others; those that cite claims first."""
        placed = [one for one in need_grounds(self._model) if self._is_used(one.path)]
        placed.sort(key=lambda one: (_rank(str(one.path[0])), not one.cites))
        return tuple(
            Ground(place_of(one.path), self._wording.element(one), one.cites, one.assumption or "")
            for one in placed
        )

    def _is_used(self, path: KeyPath) -> bool:
        return any(place_of(path[:cut]) in self._used for cut in range(1, len(path) + 1))

    def _paths(self, on: list[On], reads: set[str]) -> Iterator[KeyPath]:
        options = list(dict.fromkeys(o for one in on for o in self._options(one)))
        named = (*_actors(on), *(option.partition(".")[0] for option in options))
        sides = tuple(dict.fromkeys(named))
        for option in options:
            yield from self._of_option(option)
        others = [path for one in on for path in self._others(one, sides, options)]
        yield from others
        if not options and not others:
            yield from self._of_actors(sides, reads)

    def _options(self, one: On) -> tuple[str, ...]:
        return (one.option,) if isinstance(one, Instead) else self._leads.options(one)

    def _others(self, one: On, sides: tuple[str, ...], options: list[str]) -> Iterator[KeyPath]:
        match one:
            case tuple():
                yield one
            case Reason():
                yield from self._of_reason(one, options)
            case Instead(reason=Reason() as reason):
                yield from self._of_reason(reason, [one.option])
            case _:
                yield from self._leads.elements(one, sides, options)

    def _of_option(self, option: str) -> tuple[KeyPath, ...]:
        """It, and what decides about it for its owner: as the engine found; else what it bears on."""
        if option not in self._decided:
            owner, _, name = option.partition(".")
            own = [one.reason for one in self._instead if one.option == option and one.reason]
            decided = [path for reason in own for path in self._of_reason(reason, [option])]
            decided = decided or list(self._leads.bearing(option))
            self._decided[option] = (("options", owner, name), *dict.fromkeys(decided))
        return self._decided[option]

    def _of_reason(self, reason: Reason, options: list[str]) -> Iterator[KeyPath]:
        """The line that decides, else the interests that weigh most, with the links that lead there."""
        who = reason.decision_maker
        yield from self._leads.line(who, reason.line)
        for one in weightiest(reason):
            yield from self._leads.interest(who, one.indicator or one.treaty)
            yield from self._leads.chain(options, one.indicator)

    def _of_actors(self, sides: tuple[str, ...], reads: set[str]) -> Iterator[KeyPath]:
        """What a computation that reads these sections has of actors that are named alone."""
        if "options" in reads:
            for who in sides:
                for name in self._model.options.get(who, ()):
                    yield from self._of_option(f"{who}.{name}")
        if "ties" in reads:
            yield from self._leads.ties(sides)
        if "treaties" in reads:
            yield from self._leads.treaties(sides)


def _actors(on: Iterable[On]) -> Iterator[str]:
    for one in on:
        match one:
            case ActorRef(id=who) | StatementRef(by=who) | Reason(decision_maker=who):
                yield who


def _rank(section: str) -> int:
    return _ORDER.index(section) if section in _ORDER else len(_ORDER)
