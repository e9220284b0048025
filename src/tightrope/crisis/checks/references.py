"""Checks that every name leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.checks.places import actor_names, assignments
from tightrope.crisis.levels import is_formula, level_name
from tightrope.crisis.model import Obligation
from tightrope.crisis.parse_formula import RESERVED
from tightrope.errors import nearest

__all__ = [
    "alias_shared",
    "bad_levels",
    "bad_name",
    "duplicate_id",
    "not_a_party",
    "unknown_actor",
    "unknown_level",
    "unknown_option",
    "unused_actor",
]

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_LEVEL = re.compile(r"\w+(-\w+)*\Z")


@named("unknown-actor", "error")
def unknown_actor(given: Given) -> Iterator[Problem]:
    """A tie, treaty, option, priority, interest, red line, event, indicator or scenario names somebody who
    is not under `actors`. Add the actor or mend the spelling."""
    actors = given.file.model.actors
    for keys, actor in actor_names(given.file.model):
        if actor not in actors:
            yield Problem(keys, f"unknown actor '{actor}'", nearest(actor, actors))


@named("unused-actor", "warning")
def unused_actor(given: Given) -> Iterator[Problem]:
    """An actor is described but takes part in nothing. Remove it, or add what it does."""
    used = {actor for _, actor in actor_names(given.file.model)}
    for actor in given.file.model.actors:
        if actor not in used:
            yield Problem(("actors", actor), f"actor '{actor}' takes part in nothing")


@named("bad-name", "error")
def bad_name(given: Given) -> Iterator[Problem]:
    """Ids of actors, options, treaties, indicators and scenarios are lower-case words with
    underscores, and none of the words of the formula language. Rename the id; the full name goes
    into `name` or `text`."""
    model = given.file.model
    places: list[tuple[str | int, ...]] = []
    for section in ("actors", "options", "treaties", "indicators", "scenarios"):
        places += [(section, name) for name in getattr(model, section)]
    for actor, options in model.options.items():
        places += [("options", actor, name) for name in options]
    for keys in places:
        name = str(keys[-1])
        # Treaty, indicator and scenario ids never stand in formulas and may carry hyphens.
        plain = name if keys[0] in {"actors", "options"} else name.replace("-", "_")
        if not _NAME.match(plain):
            yield Problem(keys, f"'{name}' is not a lower-case word with underscores")
        elif name in RESERVED:
            yield Problem(keys, f"'{name}' is a word of the formula language")


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
    known = [*given.options, *model.indicators]
    for keys, option, _ in assignments(model):
        indicator = option in model.indicators and keys[0] != "events" and "expect" not in keys
        if option not in given.options and not indicator:
            yield Problem(keys, f"unknown option '{option}'", nearest(option, known))
    for index, effect in enumerate(model.effects):
        if effect.from_ not in known and not is_formula(effect.from_):
            hint = nearest(effect.from_, known)
            yield Problem(
                ("effects", index, "from"), f"unknown option or indicator '{effect.from_}'", hint
            )


@named("unknown-level", "error")
def unknown_level(given: Given) -> Iterator[Problem]:
    """An option is put at a level it does not have. Use one of its levels; yes and no where it
    has none."""
    model = given.file.model
    now = [
        (("options", actor, name, "now"), f"{actor}.{name}", option.now)
        for actor, options in model.options.items()
        for name, option in options.items()
    ]
    for keys, option, value in [*now, *assignments(model)]:
        levels = given.options.get(option)
        if levels is not None and level_name(value) not in levels:
            allowed = f"its levels are {', '.join(levels)}"
            yield Problem(keys, f"'{option}' has no level '{level_name(value)}'", allowed)


@named("not-a-party", "error")
def not_a_party(given: Given) -> Iterator[Problem]:
    """A treaty has fewer than two parties, a party twice, or an obligation by or to somebody who
    is not a party. Mend `parties`, or move the obligation."""
    for name, treaty in given.file.model.treaties.items():
        if len(set(treaty.parties)) < 2 or len(set(treaty.parties)) < len(treaty.parties):
            keys: tuple[str | int, ...] = ("treaties", name, "parties")
            yield Problem(keys, f"treaty '{name}' needs two or more different parties")
        for index, clause in enumerate(treaty.obliges):
            if not isinstance(clause, Obligation):
                continue
            for key, actor in (("by", clause.by), ("to", clause.to)):
                if actor is not None and actor not in treaty.parties:
                    keys = ("treaties", name, "obliges", index, key)
                    yield Problem(keys, f"'{actor}' is not a party to '{name}'")


@named("duplicate-id", "error")
def duplicate_id(given: Given) -> Iterator[Problem]:
    """Two red lines have the same id, so that results could not be told apart. Rename one."""
    lines = given.file.model.red_lines
    count = Counter(line.id for line in lines if line.id)
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if count[line.id] > 1 and line.id in seen:
            yield Problem(("red_lines", index, "id"), f"the id '{line.id}' is taken")
        seen.add(line.id)


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
