"""Checks that every name leads somewhere, and that every element says what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import elements, mentions, need_grounds
from tightrope.crisis.levels import is_formula, level_name
from tightrope.crisis.model import Move, Treaty
from tightrope.crisis.parse_formula import RESERVED
from tightrope.errors import nearest
from tightrope.findings import KeyPath


@named("no-grounds", "warning")
def no_grounds(given: Given) -> Iterator[Problem]:
    """An element names neither claims nor an assumption, so nobody can see what it rests on. Add
    `cites:` with claim ids, or `assumption:` with the reason. Parts of an element, such as the
    clauses of a treaty, rest on what the element rests on."""
    for placed in need_grounds(given.file.model):
        if placed.rests_on == "nothing":
            said = f"this {placed.kind} names neither 'cites' nor 'assumption'"
            yield Problem(placed.path, said)


@named("unknown-claim", "error")
def unknown_claim(given: Given) -> Iterator[Problem]:
    """An element cites a claim that does not exist in the folder. Mend the id, or read the source
    it came from."""
    if given.claims is None:
        return
    for mention in mentions(given.file.model, "claim"):
        if mention.text not in given.claims:
            yield Problem(mention.path, f"no such claim is accepted: '{mention.text}'")


_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_LEVEL = re.compile(r"\w+(-\w+)*\Z")


@named("unknown-actor", "error")
def unknown_actor(given: Given) -> Iterator[Problem]:
    """An element names somebody who is not under `actors`. Add the actor or mend the spelling."""
    actors = given.file.model.actors
    for mention in mentions(given.file.model, "actor"):
        if mention.text not in actors:
            yield Problem(
                mention.path, f"unknown actor '{mention.text}'", nearest(mention.text, actors)
            )


@named("unused-actor", "warning")
def unused_actor(given: Given) -> Iterator[Problem]:
    """An actor is described but takes part in nothing. Remove it, or add what it does."""
    used = {mention.text for mention in mentions(given.file.model, "actor")}
    for actor in given.file.model.actors:
        if actor not in used:
            yield Problem(("actors", actor), f"actor '{actor}' takes part in nothing")


@named("bad-name", "error")
def bad_name(given: Given) -> Iterator[Problem]:
    """Ids are lower-case words with underscores (those that never stand in formulas may have
    hyphens), and none of the words of the formula language. Rename the id; the full name goes into
    `name` or `text`."""
    for placed in elements(given.file.model):
        name = placed.path[-1]
        if not isinstance(name, str) or placed.within is not None:
            continue
        plain = name if placed.path[0] in {"actors", "options"} else name.replace("-", "_")
        if not _NAME.match(plain):
            yield Problem(placed.path, f"'{name}' is not a lower-case word with underscores")
        elif name in RESERVED:
            yield Problem(placed.path, f"'{name}' is a word of the formula language")


@named("bad-levels", "error")
def bad_levels(given: Given) -> Iterator[Problem]:
    """The levels of an option are two or more different words, from low to high; `now` is one of
    them. Mend the list."""
    for actor, options in given.file.model.options.items():
        for name, option in options.items():
            keys = ("options", actor, name, "levels")
            levels = option.levels
            if levels is None:
                continue
            if not 2 <= len(levels) <= 100 or len(set(levels)) < len(levels):
                yield Problem(keys, f"'{actor}.{name}' needs 2 to 100 different levels")
            for level in levels:
                if not _LEVEL.match(level):
                    yield Problem(keys, f"level '{level}' is not one word", "use a_b or a-b")


@named("unknown-option", "error")
def unknown_option(given: Given) -> Iterator[Problem]:
    """A scenario, event or effect names an option that nobody has. Write `actor.option` as under
    `options`. (Formulas have their own check.)"""
    model = given.file.model
    for mention in mentions(model, "option", "held", "cause"):
        known = [*given.options, *(() if mention.what == "option" else model.indicators)]
        if mention.text not in known and not (mention.what == "cause" and is_formula(mention.text)):
            what = "option" if mention.what == "option" else "option or indicator"
            yield Problem(
                mention.path, f"unknown {what} '{mention.text}'", nearest(mention.text, known)
            )


@named("unknown-level", "error")
def unknown_level(given: Given) -> Iterator[Problem]:
    """An option is put at a level it does not have. Use one of its levels; yes and no where it
    has none."""
    model = given.file.model
    put: list[tuple[KeyPath, str, bool | str]] = [
        (("options", actor, name, "now"), f"{actor}.{name}", option.now)
        for actor, options in model.options.items()
        for name, option in options.items()
    ]
    for mention in mentions(model, "option", "held"):
        put += [(mention.path, mention.text, level) for level in _levels_of(mention.value)]
    for keys, option, value in put:
        levels = given.options.get(option)
        if levels is not None and level_name(value) not in levels:
            allowed = f"its levels are {', '.join(levels)}"
            yield Problem(keys, f"'{option}' has no level '{level_name(value)}'", allowed)


def _levels_of(value: object) -> list[bool | str]:
    found = [value.from_, value.to] if isinstance(value, Move) else [value]
    return [level for level in found if isinstance(level, bool | str)]


@named("not-a-party", "error")
def not_a_party(given: Given) -> Iterator[Problem]:
    """A treaty has fewer than two parties, a party twice, or speaks of somebody who is not a party:
    in a clause, a membership, a suspension or a breach. Mend `parties`, or move what is said."""
    for name, treaty in given.file.model.treaties.items():
        if len(set(treaty.parties)) < 2 or len(set(treaty.parties)) < len(treaty.parties):
            keys: KeyPath = ("treaties", name, "parties")
            yield Problem(keys, f"treaty '{name}' needs two or more different parties")
        for mention in mentions(treaty, "actor"):
            if mention.text not in treaty.parties:
                keys = ("treaties", name, *mention.path)
                yield Problem(keys, f"'{mention.text}' is not a party to '{name}'")


@named("unknown-article", "error")
def unknown_article(given: Given) -> Iterator[Problem]:
    """A reservation or a breach names an article or a kind of obligation that the treaty's clauses
    do not have. Mend it, or write the clause out under `obliges`."""
    for name, treaty in given.file.model.treaties.items():
        known = treaty.clause_names
        for keys, article in _articles(treaty):
            if article not in known:
                said = f"'{name}' has no clause '{article}'"
                yield Problem(("treaties", name, *keys), said, nearest(article, known))


def _articles(treaty: Treaty) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for party, member in treaty.members.items():
        for index, article in enumerate(member.reserves):
            yield ("members", party, "reserves", index), article
    for place, breach in enumerate(treaty.breaches):
        for index, article in enumerate(breach.of):
            yield ("breaches", place, "of", index), article


@named("duplicate-id", "error")
def duplicate_id(given: Given) -> Iterator[Problem]:
    """Two red lines, offers or demands have the same id, so that results could not be told apart.
    Rename one."""
    seen: set[tuple[str, str]] = set()
    for placed in elements(given.file.model):
        name = str(getattr(placed.element, "id", ""))
        if name and (placed.kind, name) in seen:
            yield Problem((*placed.path, "id"), f"the id '{name}' is taken")
        seen.add((placed.kind, name))


@named("alias-shared", "warning")
def alias_shared(given: Given) -> Iterator[Problem]:
    """Two actors share a name or alias, so that a text that uses it could mean either. Remove it
    from one of them."""
    owner: dict[str, str] = {}
    for actor, described in given.file.model.actors.items():
        for alias in dict.fromkeys((described.name, *described.aliases)):
            first = owner.setdefault(alias.casefold(), actor)
            if first != actor:
                keys = ("actors", actor, "aliases" if alias != described.name else "name")
                yield Problem(keys, f"'{alias}' also names '{first}'")
