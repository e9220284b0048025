"""From what a sentence names to where it stands in the model: options, wants, links, treaties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import networkx as nx

from tightrope.crisis import Change, CrisisModel, option_levels, parse_change, parse_formula
from tightrope.crisis.weigh import find_links
from tightrope.errors import TightropeError
from tightrope.findings import KeyPath
from tightrope.words import ByName
from tightrope.words import parts as p

STATED = ("priorities", "rankings", "weights", "payoffs")  # sections of typed wants


class Leads:
    """Finds the elements of one model by what is said of them; what it does not know has none."""

    def __init__(self, model: CrisisModel, names: ByName) -> None:
        self._model = model
        self._names = names
        self._levels = option_levels(model)

    def options(self, one: object) -> tuple[str, ...]:
        """Gives the options that a reference is to: of a formula all that it names."""
        match one:
            case p.Act(option=id_) | p.ClauseRef(option=id_) | p.OptionRef(id=id_):
                return (id_,) if id_ in self._levels else ()
            case p.FormulaRef(text=text) | p.IndicatorRef(id=text):
                return self._in_formula(text)
            case p.ChangeRef() if (change := self._change(one.text)) and change.verb == "hold":
                return (change.what,) if change.what in self._levels else ()
        return ()

    def elements(
        self, one: object, sides: Iterable[str], options: Iterable[str]
    ) -> Iterator[KeyPath]:
        """Gives the elements that a reference leads to, besides its options, beside these sides and
        options: what the sides want of an indicator, and the links to it from the options."""
        match one:
            case p.StatementRef():
                yield from self.line(one.by, one.want)
            case p.IndicatorRef(id=what) | p.TreatyRef(id=what):
                if what in self._model.treaties:
                    yield "treaties", what
                for side in sides:
                    yield from self.interest(side, what)
                yield from self.chain(options, what) if options else self._into(what)
            case p.ScenarioRef(id=name) if name in self._model.scenarios:
                yield "scenarios", name
            case p.ChangeRef() if change := self._change(one.text):
                yield from self._changed(change)

    def line(self, who: str, want: str) -> Iterator[KeyPath]:
        """Gives the typed lines of a side that say this, however they are spelt."""
        for path, said in self._lines(who):
            if want and self._names.is_same(said, want):
                yield path

    def interest(self, who: str, what: str) -> Iterator[KeyPath]:
        """Gives the interests of a side in an indicator, or in keeping a treaty."""
        for at, one in enumerate(self._model.interests.get(who, ())):
            if what and what in (one.in_, one.duty):
                yield "interests", who, at

    def bearing(self, option: str) -> Iterator[KeyPath]:
        """Gives the wants of an option's owner that it bears on by what the file says: lines that name
        it, interests that links lead to, and those links."""
        owner = option.partition(".")[0]
        yield from (path for path, said in self._lines(owner) if option in self._in_formula(said))
        for at, one in enumerate(self._model.interests.get(owner, ())):
            if links := list(self.chain([option], one.in_ or "")):
                yield "interests", owner, at
                yield from links

    def chain(self, options: Iterable[str], indicator: str) -> Iterator[KeyPath]:
        """Gives the links of the shortest chains from each of these options to an indicator."""
        links = self._links
        for option in options:
            if option in links and indicator in links and nx.has_path(links, option, indicator):
                for nodes in nx.all_shortest_paths(links, option, indicator):
                    for step in nx.utils.pairwise(nodes):
                        yield from (("effects", at) for at in links.edges[step]["at"])

    def ties(self, sides: Iterable[str]) -> Iterator[KeyPath]:
        """Gives the ties between these actors; of one alone all its own."""
        among = set(sides)
        for at, tie in enumerate(self._model.ties):
            if len({tie.from_, tie.to} & among) == min(2, len(among)) > 0:
                yield "ties", at

    def treaties(self, sides: Iterable[str]) -> Iterator[KeyPath]:
        """Gives the treaties that any of these actors is a party to."""
        for id_, treaty in self._model.treaties.items():
            if not set(treaty.parties).isdisjoint(sides):
                yield "treaties", id_

    def _changed(self, change: Change) -> Iterator[KeyPath]:
        match change.verb:
            case "hold":
                yield from self._into(change.what)
            case "weigh":
                yield from self.interest(change.actor, change.what)
            case "link":
                yield from (("effects", at) for at in sorted(find_links(self._model, change.what)))
            case "raise" | "lower" | "drop" | "want":
                for said in (change.what, change.other):
                    yield from self.line(change.actor, said or "")

    def _lines(self, who: str) -> Iterator[tuple[KeyPath, str]]:
        """The typed lines of a side, each with its formula."""
        model = self._model
        for section, own in (
            ("priorities", [one.want for one in model.priorities.get(who, ())]),
            ("rankings", [one.states for one in model.rankings.get(who, ())]),
            ("weights", [one.want for one in model.weights.get(who, ())]),
            ("payoffs", [one.if_ for one in model.payoffs.get(who, ())]),
        ):
            yield from (((section, who, at), said) for at, said in enumerate(own))

    def _in_formula(self, text: str) -> tuple[str, ...]:
        if text in self._model.indicators:
            return ()
        try:
            return tuple(sorted(parse_formula(text, self._levels).options))
        except TightropeError:
            return ()

    def _change(self, text: str) -> Change | None:
        try:
            return parse_change(text, self._model)
        except TightropeError:
            return None

    def _into(self, indicator: str) -> Iterator[KeyPath]:
        yield from (("effects", n) for n, e in enumerate(self._model.effects) if e.to == indicator)

    @cached_property
    def _links(self) -> nx.DiGraph[str]:
        """Causes and what they move; each arrow has the places of its links."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        for at, link in enumerate(self._model.effects):
            starts = self._in_formula(link.from_) or (link.from_,)
            for start in (*starts, *(self._in_formula(link.if_) if link.if_ else ())):
                if not graph.has_edge(start, link.to):
                    graph.add_edge(start, link.to, at=[])
                graph.edges[start, link.to]["at"].append(at)
        return graph
