"""How references show: by the names of the crisis file, or by ids."""

from __future__ import annotations

import re

from tightrope.crisis import (
    CrisisModel,
    level_name,
    option_levels,
    parse_change,
    parse_formula,
    uncared_for,
)
from tightrope.crisis.formula import Compare
from tightrope.crisis.levels import normal
from tightrope.errors import TightropeError
from tightrope.words.acting import YES_NO, at_level, brief_text, opposite, put
from tightrope.words.articles import actor_named, treaty_named
from tightrope.words.changed import change_words
from tightrope.words.formulas import formula_words
from tightrope.words.parts import Act, ClauseRef
from tightrope.words.plain import plain_id, sentence_case
from tightrope.words.verbs import VerbPhrase

_INITIALS = frozenset({"us", "uk", "eu", "un", "usa", "uae", "nato", "iaea"})
_ID = re.compile(r"[a-z0-9_]+")


class Names:
    """Shows references as text: here by their ids, formulas and acts as the crisis file writes them."""

    capitals: bool = False
    """Whether sentences begin with a capital."""
    model: CrisisModel | None = None
    """The model whose names it shows."""

    def actor(self, id_: str) -> str:
        """An actor inside a sentence."""
        return id_

    def is_plural(self, id_: str) -> bool:
        """Whether an actor's name is a plural."""
        return False

    def option(self, id_: str) -> str:
        """An option with its owner."""
        return id_

    def act(self, act: Act) -> str:
        """What somebody does, without the subject."""
        return f"{act.option} = {act.level}"

    def clause(self, clause: ClauseRef) -> str:
        """What somebody does, with the subject."""
        return f"{clause.option} = {clause.level}"

    def formula(self, text: str) -> str:
        """A formula as a clause."""
        return f"'{text}'"

    def change(self, text: str) -> str:
        """A what-if change as a clause."""
        return text

    def statement(self, by: str, want: str) -> str:
        """A priority, quoted."""
        return f"'{want}'"

    def treaty(self, id_: str) -> str:
        """A treaty."""
        return id_

    def indicator(self, id_: str) -> str:
        """An indicator, or in a causal chain an option or a formula over options."""
        return id_

    def scenario(self, id_: str) -> str:
        """A scenario."""
        return id_

    def is_uncared(self, option: str) -> bool:
        """Whether an option is known to be one that nobody's wants reach."""
        return False


class ById(Names):
    """Shows every reference by its id."""


class ByName(Names):
    """Shows references by the names and texts of one crisis file; unknown ids as words."""

    capitals = True

    def __init__(self, model: CrisisModel | None) -> None:
        self.model = model
        self._levels = option_levels(model) if model else {}
        self._uncared: frozenset[str] | None = None  # found when first asked
        self._spellings: dict[str, str] = {}  # formula as written -> its normal spelling

    def actor(self, id_: str) -> str:
        return actor_named(self.name(id_))

    def name(self, id_: str) -> str:
        """The actor's name as it stands; an id without one reads as its words."""
        if self.model and id_ in self.model.actors:
            return self.model.actors[id_].name
        if not _ID.fullmatch(id_):
            return id_
        return " ".join(w.upper() if len(w) <= 3 else w.capitalize() for w in id_.split("_"))

    def is_plural(self, id_: str) -> bool:
        actor, name = self.model.actors.get(id_) if self.model else None, self.name(id_)
        ends = name.endswith("s") and not name.endswith("ss")
        several = " and " in name or (ends and not name.rpartition(" ")[2].isupper())
        return several and actor is not None and actor.kind in {"group", "bloc"}

    def text(self, id_: str) -> str:
        """The text of an option as it stands."""
        owner, _, name = id_.partition(".")
        if self.model and name in self.model.options.get(owner, {}):
            return self.model.options[owner][name].text.strip().rstrip(".") or plain_id(name)
        return plain_id(name or owner)

    def option(self, id_: str) -> str:
        return f"{self.name(id_.partition('.')[0])}: {self._named(id_)}"

    def _named(self, id_: str) -> str:
        """The option's short text; with a small first letter unless it begins with a name."""
        text = brief_text(self.text(id_))
        return text[:1].lower() + text[1:] if text[1:2].islower() else text

    def levels(self, id_: str) -> tuple[str, ...]:
        """The option's levels, lowest first; no and yes where it is unknown."""
        return self._levels.get(id_, YES_NO)

    def now(self, id_: str) -> str | None:
        """The level the option is at on the file's date; None where it is unknown."""
        owner, _, name = id_.partition(".")
        options = self.model.options.get(owner, {}) if self.model else {}
        return level_name(options[name].now) if name in options else None

    def _put(self, option: str, level: str, now: str | None) -> VerbPhrase:
        return put(brief_text(self.text(option)), self.levels(option), level, now)

    def act(self, act: Act) -> str:
        told = self._put(act.option, act.level, act.now)
        return {"base": told.base, "to": told.infinitive, "gerund": told.gerund}[act.form]

    def clause(self, clause: ClauseRef) -> str:
        owner, dot, _ = clause.option.partition(".")
        if not dot:  # an indicator that is held
            return f"“{self.indicator(owner)}” is held at “{plain_id(clause.level)}”"
        told = self._put(clause.option, clause.level, clause.now)
        finite = told.finite(plural=self.is_plural(owner))
        return f"{self.actor(owner)} {finite}" if clause.subject else finite

    def formula(self, text: str) -> str:
        try:
            return formula_words(parse_formula(text, self._levels), self._leaf)
        except TightropeError:
            return f"“{text}”"

    def _leaf(self, leaf: Compare, negated: bool, subject: bool) -> str:
        owner = leaf.option.partition(".")[0]
        text, levels = brief_text(self.text(leaf.option)), self.levels(leaf.option)
        level = leaf.level_name or levels[min(1, len(levels) - 1)]
        op = leaf.op
        if negated:
            op, level = (opposite(op), level) if op else ("==", levels[0])
        told = at_level(text, levels, op, level, self.now(leaf.option)).finite(
            plural=self.is_plural(owner)
        )
        return f"{self.actor(owner)} {told}" if subject else told

    def change(self, text: str) -> str:
        if self.model is None:
            return f"“{text}”"
        try:
            found = parse_change(text, self.model)
        except TightropeError:
            return f"“{text}”"
        return change_words(self, found)

    def statement(self, by: str, want: str) -> str:
        text = self.wanted(by, want)
        return f"“{text or _inside(self.formula(want))}”"

    def wanted(self, by: str, want: str) -> str:
        """The text the file gives a priority; "" where it gives none."""
        stated = self.model.priorities.get(by, ()) if self.model else ()
        text = next((s.text for s in stated if s.text and self.is_same(s.want, want)), "")
        return text.strip().rstrip(".")

    def is_same(self, one: str, other: str) -> bool:
        """Whether two spellings are one formula: blanks and spare parentheses do not matter."""
        if one == other or self.model is None:
            return one == other
        return self._normal(one) == self._normal(other)

    def _normal(self, want: str) -> str:
        if want not in self._spellings and self.model is not None:
            self._spellings[want] = normal(want, self.model)
        return self._spellings[want]

    def treaty(self, id_: str) -> str:
        return treaty_named(self.treaty_name(id_))

    def treaty_name(self, id_: str) -> str:
        """The treaty's name as it stands; an id without one reads as its words."""
        treaty = self.model.treaties.get(id_) if self.model else None
        return treaty.name if treaty and treaty.name else sentence_case(plain_id(id_))

    def is_option(self, text: str) -> bool:
        """Whether this is an option of the crisis file."""
        return text in self._levels

    def indicator(self, id_: str) -> str:
        if self.model and id_ in self.model.indicators:
            return self.model.indicators[id_].name
        if id_ in self._levels:
            return _inside(self.option(id_))
        if not id_.replace("_", "").replace(".", "").isalnum():  # a link may start at a formula
            return _inside(self.formula(id_))
        return sentence_case(plain_id(id_.rpartition(".")[2]))

    def interest(self, id_: str) -> str:
        """What an interest is in: an indicator, or a treaty that is kept."""
        kept = self.model is not None and id_ in self.model.treaties
        return f"keeping {self.treaty(id_)}" if kept else f"“{self.indicator(id_)}”"

    def scenario(self, id_: str) -> str:
        return f"“{self.scenario_name(id_)}”"

    def is_uncared(self, option: str) -> bool:
        if self._uncared is None:
            self._uncared = frozenset(uncared_for(self.model)) if self.model else frozenset()
        return option in self._uncared

    def scenario_name(self, id_: str) -> str:
        """The scenario's id as words, actors by their names."""
        known = self.model.actors if self.model else {}
        words = [
            self.name(w) if w in known else w.upper() if w in _INITIALS else w
            for w in id_.split("_")
        ]
        return sentence_case(" ".join(words))


def _inside(text: str) -> str:
    """The text as it stands between quotation marks: its own become single ones."""
    return text.replace("“", "‘").replace("”", "’")
