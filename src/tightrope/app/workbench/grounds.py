"""What a computed statement rests on in the model: the elements that it was computed from, by what it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tightrope.app.result import Result
from tightrope.brief.sections.grounds import element_words
from tightrope.brief.wording import Wording
from tightrope.crisis import CrisisModel
from tightrope.crisis.elements import Placed, mentions, need_grounds
from tightrope.findings import KeyPath

_MOST = 60  # elements told at once
_STEM = 5  # letters by which a word is known again: withdraw, withdraws, withdrawing
_WORD = re.compile(r"[^\W\d_]{5,}")  # shorter ones are “from” and “with” as often as not
_ID = re.compile(r"[A-Za-z_]\w*(?:\.\w+)?")
_WANTS = ("interests", "priorities", "rankings", "weights", "payoffs")
_ORDER = (
    "options",
    *_WANTS,
    "effects",
    "rules",
    "red_lines",
    "offers",
    "demands",
)  # then the others


@dataclass(frozen=True, slots=True)
class Ground:
    """An element of the model that a statement was computed from."""

    section: str
    """The section of the crisis file it stands in."""
    text: str
    """What it is, in words."""
    cites: tuple[str, ...]
    """The claims it cites."""
    assumption: str
    """The reason it states; empty: none."""


@dataclass(frozen=True, repr=False)
class ModelGrounds(Result):
    """The elements that a computed statement rests on."""

    schema = "grounds/1"
    frame_of = "grounds"
    grounds: tuple[Ground, ...]
    """The elements: what is done, what is wanted, what follows, then others; cited ones first."""
    is_whole: bool
    """Whether the statement names nothing of the model, so that it rests on all that is done and wanted."""
    more: int
    """How many elements are left out of the list."""


@dataclass(frozen=True)
class _Named:
    """The ids of what a statement names."""

    actors: frozenset[str]
    options: frozenset[str]
    others: frozenset[str]  # indicators, treaties, scenarios


def ground_statement(model: CrisisModel, text: str) -> ModelGrounds:
    """Gives what the model says of those that a statement names: actors and what they do and want,
    links that lead to indicators, ties, treaties, red lines, scenarios and moves."""
    named = _named(model, text)
    ids = _ids_by_element(model)
    placed = need_grounds(model)
    meant = [one for one in placed if _bears(one, ids[one.path], named)]
    whole = not meant
    if whole:
        meant = [one for one in placed if one.path[0] in ("options", *_WANTS)]
    meant.sort(key=_place)
    wording = Wording(model)
    told = tuple(_ground(one, wording) for one in meant[:_MOST])
    return ModelGrounds(told, whole, len(meant) - len(told))


def _place(one: Placed) -> tuple[int, bool]:
    section = str(one.path[0])
    return _ORDER.index(section) if section in _ORDER else len(_ORDER), not one.cites


def _ground(one: Placed, wording: Wording) -> Ground:
    words = element_words(one, wording)
    return Ground(str(one.path[0]), words, one.cites, one.assumption or "")


def _named(model: CrisisModel, text: str) -> _Named:
    names = _stems(" ".join(one.name for one in model.actors.values()))
    stems = _stems(text) - names  # whom it names does not tell what is done
    options = (
        (id_, model.options[id_.partition(".")[0]][id_.partition(".")[2]].text)
        for id_ in model.option_names
    )
    return _Named(
        frozenset(id_ for id_, one in model.actors.items() if _stands(one.name, text)),
        frozenset(id_ for id_, said in options if _is_told(_stems(said) - names, stems)),
        frozenset(id_ for id_, name in _other_names(model) if _stands(name, text)),
    )


def _other_names(model: CrisisModel) -> Iterator[tuple[str, str]]:
    yield from ((id_, one.name) for id_, one in model.indicators.items())
    yield from ((id_, one.name or id_) for id_, one in model.treaties.items())
    yield from ((id_, one.text or id_) for id_, one in model.scenarios.items())


def _stands(name: str, text: str) -> bool:
    bare = name[4:] if name[:4].casefold() == "the " else name
    return re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text, re.IGNORECASE) is not None


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


def _is_told(option: set[str], said: set[str]) -> bool:
    """Whether two in three of the longer words of an option stand in a statement."""
    return bool(option) and 3 * len(option & said) >= 2 * len(option)


def _ids_by_element(model: CrisisModel) -> Mapping[KeyPath, set[str]]:
    """Element -> every id that stands in it or in its place."""
    found: defaultdict[KeyPath, set[str]] = defaultdict(set)
    for one in mentions(
        model, "actor", "option", "indicator", "treaty", "cause", "held", "formula"
    ):
        for length in range(2, len(one.path) + 1):
            found[one.path[:length]] |= set(_ID.findall(one.text))
    return found


def _bears(one: Placed, ids: set[str], named: _Named) -> bool:
    """Whether an element is part of what a statement that names these was computed from."""
    section, own = str(one.path[0]), str(one.path[1])
    if section == "options":
        mine = {id_ for id_ in named.options if id_.partition(".")[0] == own}
        return f"{own}.{one.path[2]}" in mine or (own in named.actors and not mine)
    if section in _WANTS:
        return own in named.actors
    if section == "effects":
        return bool(ids & (named.others | named.options))
    if section in ("rules", "events"):
        return bool(ids & named.options)
    if section in ("ties", "dependence"):  # they bear on camps, not on what pays
        return len(ids & named.actors) > 1 and not named.options
    if section in ("red_lines", "offers", "demands"):
        return len(ids & named.actors) > 1 or bool(ids & named.options)
    return own in named.others  # treaties with their clauses, scenarios
