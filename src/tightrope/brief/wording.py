"""How the elements of one crisis read in tables, labels and sentences of the brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tightrope.analysis.strategy.raised import Raised
from tightrope.crisis.elements import Placed
from tightrope.crisis.model import (
    CrisisModel,
    Dependence,
    Effect,
    Event,
    Interest,
    Obligation,
    Option,
    Scenario,
    Statement,
    Tie,
)
from tightrope.evidence.claims.claim import Claim
from tightrope.words import (
    ByName,
    ClauseRef,
    FormulaRef,
    Phrase,
    fill,
    listed,
    plain_id,
    render,
    sentence_case,
)
from tightrope.words.acting import is_off
from tightrope.words.needed import raised


class Wording:
    """Reads ids of one crisis as words; unknown ids are made readable, never refused."""

    def __init__(self, model: CrisisModel | None) -> None:
        self.names = ByName(model)

    def say(self, phrase: Phrase) -> str:
        """A phrase of `words`, shown by names."""
        return render(phrase, self.names)

    def actor(self, id_: str) -> str:
        """The actor's name as it stands, for tables and labels."""
        return self.names.name(id_)

    def actors(self, ids: Iterable[str], last: str = "and") -> str:
        """Several actors in a row, as in a sentence."""
        return listed((self.names.actor(id_) for id_ in ids), last)

    def title(self, option: str) -> str:
        """The option's text as it stands, without its owner."""
        return self.names.text(option)

    def option(self, option: str) -> str:
        """The option with its owner: “Norland: close the strait”."""
        return self.names.option(option)

    def is_off(self, option: str, level: str) -> bool:
        """Whether the level means not doing it."""
        return is_off(level, self.names.levels(option))

    def level_share(self, option: str, level: str) -> float:
        """The level's place on its ladder, 0 (lowest) to 1 (highest)."""
        levels = self.names.levels(option)
        if level not in levels or len(levels) < 2:
            return 0.0
        return levels.index(level) / (len(levels) - 1)

    def clause(self, option: str, level: str) -> str:
        """The option at a level as a clause, set against what is done at present."""
        return self.names.clause(ClauseRef(option, level, self.names.now(option)))

    def move(self, levels: Mapping[str, str]) -> str:
        """Options at their levels as clauses in a row."""
        return listed(self.clause(option, level) for option, level in levels.items())

    def formula(self, text: str) -> str:
        """A formula as a clause."""
        return self.say(fill("{f}", f=FormulaRef(text)))

    def statement(self, decision_maker: str, want: str) -> str:
        """A priority, quoted: its text in the crisis file, else its formula in words."""
        return self.names.statement(decision_maker, want)

    def raised(self, by: str, statement: str, above: str) -> str:
        """Who would have to put which statement above which."""
        return self.say(fill("{r}", r=raised([Raised(by, statement, above)])))

    def interest(self, interest: Interest) -> str:
        """What somebody cares about, as a noun phrase."""
        if interest.in_:
            return f"that “{self.indicator(interest.in_)}” be {interest.wants}"
        return f"keeping to {self.treaty(interest.duty or '')}"

    def scenario(self, name: str) -> str:
        """A scenario's name as words."""
        return self.names.scenario_name(name)

    def indicator(self, id_: str) -> str:
        """The indicator's name; options may stand in causal chains too."""
        return self.names.indicator(id_)

    def cause(self, text: str) -> str:
        """What a causal link starts at: an option with whose it is, or a formula as a clause."""
        return self.option(text) if self.names.is_option(text) else self.formula(text)

    def treaty(self, id_: str) -> str:
        """The treaty's name."""
        return sentence_case(self.names.treaty_name(id_))

    def claim(self, claim: Claim) -> str:
        """Who relates how to whom, in one line."""
        relation = plain_id(claim.relation)
        if claim.held == "no":
            relation = f"no {relation}"
        elif claim.held == "open" or claim.phase not in ("done", "ongoing"):
            relation += f" ({'left open' if claim.held == 'open' else claim.phase})"
        target = f" → {self.actor(claim.target_actor)}" if claim.target_actor else ""
        source = self.actor(claim.source_actor) if claim.source_actor else claim.source_text
        return f"{source or 'somebody'} · {relation}{target}"

    def element(self, placed: Placed) -> str:
        """What a reader calls an element: its own words, else its key, else what it is."""
        element, owner = placed.element, str(placed.path[1])
        match element:
            case Tie():
                return f"{self.actor(element.from_)} – {self.actor(element.to)} ({element.kind})"
            case Dependence():
                return f"{self.actor(element.of)} on {self.actor(element.on)}: {element.need}"
            case Effect():
                return f"{self.indicator(element.from_)} → {self.indicator(element.to)}"
            case Statement():
                return f"{self.actor(owner)}: {self.statement(owner, element.want)}"
            case Interest():
                return f"{self.actor(owner)}: {self._cared(element)}"
            case Event():
                return f"{element.date} {element.text}"
            case Option():
                return self.option(".".join(map(str, placed.path[1:])))
            case Obligation():
                return f"{self.treaty(owner)}: {element.text or element.kind.replace('_', '-')}"
            case Scenario():
                return self.scenario(owner)
        own = [str(v) for key in ("name", "id", "text") if (v := getattr(element, key, None))]
        formulas = ("never", "always", "if_")
        own += [self.formula(str(f)) for key in formulas if (f := getattr(element, key, None))]
        last = placed.path[-1]
        return own[0] if own else (last if isinstance(last, str) else placed.kind)

    def _cared(self, interest: Interest) -> str:
        if interest.in_:
            return f"{self.indicator(interest.in_)}: {interest.wants}"
        return f"keeping to {self.treaty(interest.duty or '')}"
