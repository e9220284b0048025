"""Names, lists and phrases: how ids of the model read in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tightrope.crisis.model import CrisisModel
from tightrope.evidence.claims.claim import Claim

__all__ = [
    "Wording",
    "count",
    "full_stop",
    "join",
    "numeral",
    "plain_id",
    "sentence_case",
    "some",
    "unticked",
]

_OPTION = re.compile(
    r"\b([a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*)\b(?:\s*(->|>=|<=|==|!=|=|>|<)\s*([a-z0-9_]+))?"
)
_RELATIONS = {
    ">=": "at “{}” or more",
    "<=": "at “{}” or less",
    ">": "above “{}”",
    "<": "below “{}”",
    "==": "at “{}”",
    "=": "at “{}”",
    "!=": "not at “{}”",
}
_SNAKE = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
_ID_COLON = re.compile(r"\b[a-z]+(?=: ['“])")  # an actor's id before what it wants
_QUOTED = re.compile(r"'([^']*\b[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*\b[^']*)'")
_CAPITALS = frozenset({"us", "uk", "eu", "un", "usa", "uae", "nato", "iaea"})
_ID = re.compile(r"[a-z0-9_]+")
_TAIL = re.compile(
    r"[:;]\s| \(| [–—-] |, (?=(?:or|and|for example|for instance|such as|short of|including)\b)"
)
_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def join(words: Iterable[str], last: str = "and") -> str:
    """“a, b and c”; with semicolons where an item has commas of its own."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    if len(items) == 2 and ", " not in items[0]:
        return f"{items[0]} {last} {items[1]}"
    if any(", " in item for item in items):
        return f"{'; '.join(items[:-1])}; {last} {items[-1]}"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def some(words: Iterable[str], shown: int, where: str) -> str:
    """The first few, how many more there are, and where they all stand."""
    items = list(words)
    left = len(items) - shown
    if left < 2:  # one more takes no more room than saying so
        return join(items)
    return f"{', '.join(items[:shown])} and {left} more {where}"


def count(number: int, one: str, many: str | None = None) -> str:
    """“no claims”, “one claim”, “1,204 claims”."""
    noun = one if number == 1 else (many or f"{one}s")
    return f"{numeral(number)} {noun}"


def numeral(number: int, none: str = "no") -> str:
    """Small numbers as words, larger ones with thousands marked; 0 reads as `none`."""
    if number == 0:
        return none
    return _SMALL[number] if 0 < number <= 12 else f"{number:,}"


def sentence_case(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


class Wording:
    """Reads ids of one crisis as words; unknown ids are made readable, never refused."""

    def __init__(self, model: CrisisModel | None) -> None:
        self._model = model
        # ids that are the name in small letters, or initials: safe to replace in a sentence
        actors = model.actors.items() if model else ()
        alike = [id_ for id_, a in actors if a.name.casefold() == id_ or id_ in _CAPITALS]
        words = "|".join(map(re.escape, alike))
        self._plain_actors = re.compile(rf"\b(?:{words})\b") if words else None

    def actor(self, id_: str) -> str:
        """The actor's name; an id without one reads as its words."""
        if self._model and id_ in self._model.actors:
            return self._model.actors[id_].name
        if not _ID.fullmatch(id_):
            return id_
        return " ".join(w.upper() if len(w) <= 3 else w.capitalize() for w in id_.split("_"))

    def actors(self, ids: Iterable[str], last: str = "and") -> str:
        """Several actors in a row."""
        return join((self.actor(id_) for id_ in ids), last)

    def act(self, option: str) -> str:
        """What the option is, to be put after “to”: its text with a small first letter."""
        text = self._text(option)
        if len(text) > 1 and text[0].isupper() and not text[1].isupper():
            text = text[0].lower() + text[1:]
        return text

    def brief_act(self, option: str) -> str:
        """`act` without what follows a colon, bracket, dash or an aside: enough for a bottom line."""
        return _TAIL.split(self.act(option), maxsplit=1)[0]

    def is_off(self, option: str, level: str) -> bool:
        """Whether the level means not doing it: no, or the lowest level where that is `none`."""
        return level == "no" or (level == "none" and self.level_share(option, level) == 0)

    def option(self, option: str) -> str:
        """The option with its owner: “Norland: close the strait”."""
        owner = option.partition(".")[0]
        return f"{self.actor(owner)}: {self.act(option)}"

    def title(self, option: str) -> str:
        """The option's text as it stands, without its owner."""
        return self._text(option)

    def has_levels(self, option: str) -> bool:
        """Whether the option is a ladder rather than yes or no."""
        return self._levels(option) != ("no", "yes")

    def level_share(self, option: str, level: str) -> float:
        """The level's place on its ladder, 0 (lowest) to 1 (highest)."""
        levels = self._levels(option)
        if level not in levels or len(levels) < 2:
            return 0.0
        return levels.index(level) / (len(levels) - 1)

    def move(self, levels: Mapping[str, str]) -> str:
        """Options and their levels in a row: “Norland: close the strait – yes”."""
        return "; ".join(f"{self.option(o)} – {plain_id(level)}" for o, level in levels.items())

    def brief_move(self, levels: Mapping[str, str]) -> str:
        """`move` with each option cut to `brief_act`."""
        return "; ".join(
            f"{self.actor(o.partition('.')[0])}: {self.brief_act(o)} – {plain_id(level)}"
            for o, level in levels.items()
        )

    def gloss(self, text: str) -> str:
        """A formula or an engine's sentence with the ids in it replaced by what they stand for."""
        said = _OPTION.sub(self._option_words, _unquote(text))
        said = _ID_COLON.sub(self._named, _SNAKE.sub(self._named, said))
        return self._plain_actors.sub(self._named, said) if self._plain_actors else said

    def _option_words(self, match: re.Match[str]) -> str:
        name, relation, level = match.groups()
        if not self._model or name not in self._model.option_names:
            return match.group(0)
        if relation == "->":
            return self.choice(name, level)
        words = f"“{self.actor(name.partition('.')[0])}: {self.brief_act(name)}”"
        if not relation:
            return words
        if relation in {"=", "=="} and level in {"yes", "no"}:
            return f"{words} – {level}"
        if relation in {"=", "==", "<="} and self.is_off(name, level):
            return f"not {words}"
        return f"{words} {_RELATIONS[relation].format(plain_id(level))}"

    def _named(self, match: re.Match[str]) -> str:
        name = match.group(0)
        model = self._model
        if model and name in model.actors:
            return model.actors[name].name
        if model and name in model.treaties and model.treaties[name].name:
            return f"“{model.treaties[name].name}”"
        if model and name in model.indicators:
            return f"“{model.indicators[name].name}”"
        if model and name in model.scenarios:
            return f"“{self.scenario(name)}”"
        return plain_id(name)

    def statement(self, decision_maker: str, want: str) -> str:
        """A priority, quoted: its text in the crisis file, else its formula in words."""
        stated = self._model.priorities.get(decision_maker, ()) if self._model else ()
        text = next((s.text for s in stated if s.want == want and s.text), "")
        if text:
            return f"“{text.strip().rstrip('.')}”"
        words = self.gloss(want)
        return words if "“" in words else f"“{words}”"

    def raised(self, by: str, statement: str, above: str) -> str:
        """Who would have to put which statement above which."""
        low, high = self.statement(by, above), self.statement(by, statement)
        return f"{self.actor(by)} puts {high} above {low}"

    def choice(self, option: str, level: str) -> str:
        """An option put at a level, quoted: “close the strait”, no longer “close the strait”."""
        if self.has_levels(option):
            return f"“{self.act(option)}” at “{plain_id(level)}”"
        return f"“{self.act(option)}”" if level == "yes" else f"no longer “{self.act(option)}”"

    def scenario(self, name: str) -> str:
        """A scenario's name as words."""
        words = [
            self.actor(w)
            if self._model and w in self._model.actors
            else w.upper()
            if w in _CAPITALS
            else w
            for w in name.split("_")
        ]
        return sentence_case(" ".join(words))

    def indicator(self, id_: str) -> str:
        """The indicator's name; options may stand in causal chains too."""
        if self._model and id_ in self._model.indicators:
            return self._model.indicators[id_].name
        if self._model and id_ in self._model.option_names:
            return f"{self.actor(id_.partition('.')[0])}: {self.brief_act(id_)}"
        return sentence_case(plain_id(id_.rpartition(".")[2]))

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

    def _text(self, option: str) -> str:
        owner, _, name = option.partition(".")
        if self._model and name in self._model.options.get(owner, {}):
            return self._model.options[owner][name].text.strip().rstrip(".")
        return plain_id(name or owner)

    def _levels(self, option: str) -> tuple[str, ...]:
        if self._model and option in self._model.option_names:
            return self._model.levels(option)
        return ("no", "yes")


def full_stop(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def unticked(text: str) -> str:
    """Names between backticks, as messages have them, between quotes."""
    return re.sub(r"`([^`]*)`", r"“\1”", text)


def _unquote(text: str) -> str:
    """Single quotes around formulas go; the options in them get quotes of their own."""
    return _QUOTED.sub(r"\1", text)


def plain_id(id_: str) -> str:
    """An id as words: underscores to spaces."""
    return id_.replace("_", " ")
