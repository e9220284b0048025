"""What holds otherwise: under a concept named, as seen, if wants are unknown, against coalitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tightrope.analysis.strategy import (
    HeldAsSeen,
    HeldTogether,
    HeldUnder,
    HeldUnknown,
    Judged,
    check_concepts,
    held_as_seen,
    held_together,
    held_under,
    held_unknown,
    judge_outcomes,
    judge_together,
)
from tightrope.app.errors import NotStated
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import InWords, Line, table, tell
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, apply_scenario
from tightrope.errors import counted
from tightrope.words import ByName, Names, render
from tightrope.words.held import left_aside
from tightrope.words.told import told

_NO_COALITIONS = "There are no coalitions under SIM: they are looked at under the other concepts named, else SEQ."


@dataclass(frozen=True, repr=False)
class Held(InWords):
    """What holds under each concept asked for, as each sees it, and if some is unknown."""

    schema = "held/1"
    frame_of = "concepts"
    concepts: tuple[HeldUnder, ...]
    """Concept by concept, in the order asked."""
    seen: HeldAsSeen | None
    """As the pictures of the file have it; null: not asked for."""
    unknown: tuple[HeldUnknown, ...]
    """With the unknown preferences of the file, in four extensions; empty: not asked for."""
    together: tuple[HeldTogether, ...] = ()
    """Against coalitions too, concept by concept; empty: not asked for."""


def hold(
    gathered: Gathered,
    concepts: Sequence[str] = (),
    *,
    pictures: bool = False,
    unknown: bool = False,
    coalitions: bool = False,
    scenario: str | None = None,
) -> Held:
    """Gives what holds under the concepts named, in the base or a scenario.

    concepts: in capitals or not. pictures, unknown: also as the file's pictures have it, and with
    its unknown preferences, under the first concept named but SIM (else SEQ). coalitions: against
    sides that leave together too, under the concepts named but SIM (else SEQ). Raises NotStated
    where the file has none, UsageMistake for an unknown concept, UnknownScenario, TooLargeForThis.
    """
    concepts = tuple(concept.lower() for concept in concepts)
    model = gathered.model if scenario is None else apply_scenario(gathered.model, scenario)
    game = build_game(model)
    note_left_aside(gathered, pictures=pictures, unknown=unknown)
    if coalitions and "sim" in concepts:
        gathered.how.on_note(_NO_COALITIONS)
    but_sim = _but_sim(concepts)
    first = but_sim[0]
    how = gathered.how
    return Held(
        held_under(game, concepts, on_step=how.on_step) if concepts else (),
        held_as_seen(_stated(model, "pictures"), game, first) if pictures else None,
        held_unknown(_stated(model, "unknown_preferences"), game, (first,)) if unknown else (),
        held_together(game, but_sim, on_step=how.on_step, on_note=how.on_note)
        if coalitions
        else (),
        names=ByName(model),
    )


def judge(
    gathered: Gathered, concepts: Sequence[str], *, coalitions: bool = False
) -> tuple[Judged, ...]:
    """Gives which of the outcomes that a brief tells hold under the concepts named.

    coalitions: although sides may leave together too, under the concepts but SIM (else SEQ).
    Raises what `hold` raises.
    """
    if not (concepts or coalitions):
        return ()
    concepts = tuple(concept.lower() for concept in concepts)
    check_concepts(concepts)
    game, how = build_game(gathered.model), gathered.how
    report = gathered.analysis.strategy
    if report is None:
        return ()
    told = dict.fromkeys([report.status_quo.state, *(o.outcome.state for o in report.outcomes)])
    states = tuple(told)
    alone = judge_outcomes(game, states, concepts, how.on_step) if concepts else ()
    if not coalitions:
        return alone
    if "sim" in concepts:
        how.on_note(_NO_COALITIONS)
    but_sim = _but_sim(concepts)
    return alone + judge_together(game, states, but_sim, how.on_step, how.on_note)


def note_left_aside(gathered: Gathered, *, pictures: bool = False, unknown: bool = False) -> None:
    """Says what the file has of pictures and unknown preferences, where it is not asked for."""
    model = gathered.model
    seen = () if pictures else tuple(model.pictures)
    open_ = () if unknown else tuple(model.unknown_preferences)
    if seen or open_:
        gathered.how.on_note(render(left_aside(seen, open_), ByName(model)))


def _but_sim(concepts: Sequence[str]) -> tuple[str, ...]:
    """The concepts that simultaneous stability is none of; SEQ where that leaves none."""
    return tuple(one for one in concepts if one != "sim") or ("seq",)


def _stated(model: CrisisModel, section: str) -> CrisisModel:
    if not getattr(model, section):
        raise NotStated("the crisis file has no such section", value=section)
    return model


@tell.register
def _(result: Held) -> Iterator[Line]:
    names = result.names
    if result.concepts:
        yield table(
            "What holds for all",
            ("concept", "states", "today's situation"),
            [(one.concept.upper(), f"{one.holding:,}", _today(one)) for one in result.concepts],
        )
    for one in result.concepts:
        yield f"Today's situation under {one.concept.upper()}"
        for why in one.today:
            yield f"  {render(told(why)['text'], names)}"
        yield _nearest(f"Nearest to today ({one.concept.upper()})", one.nearest, names)
    yield from _against_coalitions(result)
    if result.seen is not None:
        yield f"As each side sees it ({result.seen.concept.upper()})"
        yield f"  {render(told(result.seen)['text'], names)}"
        yield _nearest("Nearest to today, as things are seen", result.seen.nearest, names)
    if result.unknown:
        yield f"With what is unknown of preferences ({result.unknown[0].concept.upper()})"
        for case in result.unknown:
            yield f"  {case.extension}: {render(told(case)['text'], names)}"
            yield _nearest(f"Nearest to today ({case.extension})", case.nearest, names)


def _against_coalitions(result: Held) -> Iterator[Line]:
    names = result.names
    if result.together:
        looked = counted(result.together[0].coalitions, "coalition")
        yield f"{looked} looked at, each side alone among them"
        yield table(
            "What holds for all, alone or together",
            ("concept", "states", "today's situation"),
            [(one.concept.upper(), f"{one.holding:,}", _today(one)) for one in result.together],
        )
    for one in result.together:
        concept = one.concept.upper()
        if one.leaving:
            yield f"Who would leave today's situation, alone or together ({concept})"
        for move in one.leaving:
            yield f"  {render(told(move)['text'], names)}"
        yield _nearest(f"Nearest to today, against coalitions ({concept})", one.nearest, names)


def _nearest(title: str, nearest: Sequence[dict[str, str]], names: Names) -> Line:
    rows = [(str(n), _otherwise(state, names)) for n, state in enumerate(nearest, 1)]
    return table(title, ("", "what is otherwise than today"), rows)


def _today(held: HeldUnder | HeldTogether) -> str:
    return "holds" if held.today_holds else "does not hold"


def _otherwise(changes: dict[str, str], names: Names) -> str:
    return "; ".join(f"{names.option(o)}: {level}" for o, level in changes.items()) or "nothing"
