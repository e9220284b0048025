"""What the model answers: analysis, scenarios, what-ifs, expectations, the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.app.how import AS_IT_IS, DEFAULT, Form, How, OnStep, Wanted, quiet

if TYPE_CHECKING:
    from tightrope.app import results
    from tightrope.app.answers.counting import Counted
    from tightrope.app.answers.held import Held
    from tightrope.app.drafts.merging import Merging
    from tightrope.app.drafts.suggesting import Suggestions
    from tightrope.app.evidence.coders import Prompts
    from tightrope.app.files.importing import Imported
    from tightrope.app.files.maps import MapForm, MapWritten
    from tightrope.app.files.model_export import ModelWritten
    from tightrope.app.model.hindsight import Hindsights


def analyse(path: Path, scenario: str | None = None, how: How = DEFAULT) -> results.Analysed:
    """Runs the engines over the folder's model, and over one scenario of it against the base.

    Raises CrisisInvalid with every error that `check` would name, or UnknownScenario.
    """
    from tightrope.app.answers.answering import analysed
    from tightrope.app.gathered.gather import gather

    return analysed(gather(path, how), scenario)


def compare_dates(path: Path, before: str, how: How = DEFAULT) -> results.DatesCompared:
    """Says what the folder's file dates between `before` and the date asked of, and what it changes.

    Raises UsageMistake for what is no date, or where the file speaks for none and none is asked of.
    """
    from tightrope.app.answers.answering import dates_compared
    from tightrope.app.gathered.gather import gather

    return dates_compared(gather(path, replace(how, as_of=before)), gather(path, how))


def hold(
    path: Path,
    concepts: Sequence[str] = (),
    *,
    pictures: bool = False,
    unknown: bool = False,
    coalitions: bool = False,
    scenario: str | None = None,
    how: How = DEFAULT,
) -> Held:
    """Gives what holds under concepts named, as seen, if some is unknown, or against coalitions.

    concepts: nash, gmr, smr, seq, sseq, sim. pictures, unknown: with what the file states of them,
    under the first concept but SIM (else SEQ). coalitions: against every coalition, under the
    concepts but SIM (else SEQ). Raises NotStated, UsageMistake, TooLargeForThis, or
    what `gather` raises.
    """
    from tightrope.app.answers.held import hold as held
    from tightrope.app.gathered.gather import gather

    made = gather(path, how)
    asked = {"pictures": pictures, "unknown": unknown, "coalitions": coalitions}
    return held(made, concepts, **asked, scenario=scenario)


def count(
    path: Path,
    concepts: Sequence[str] = (),
    *,
    where: str | None = None,
    scenario: str | None = None,
    sampled: int = 3,
    how: How = DEFAULT,
) -> Counted:
    """Gives how many outcomes hold under each concept, without listing the states.

    concepts: nash, gmr, smr, seq, sseq; none: all of them. where: only outcomes in which this
    formula holds. Raises OnlyPriorities, TooEntangled, MissingExtra, or what `gather` raises.
    """
    from tightrope.app.answers.counting import count as counted
    from tightrope.app.answers.held import note_left_aside
    from tightrope.app.gathered.gather import gather

    made = gather(path, how, listed=False)
    note_left_aside(made)
    return counted(made, concepts, where=where, scenario=scenario, sampled=sampled)


def draft(
    path: Path, *, suggested: bool = False, least: float | None = None, on_step: OnStep = quiet
) -> results.Drafted:
    """Drafts a first model from accepted claims into `draft.yaml`; each element cites its claims.

    `suggested`: from suggested claims too, as where nothing is accepted yet; `least`: also from
    possible ones of that confidence. Raises DraftEdited where a person has changed the draft.
    """
    from tightrope.app.drafts.drafting import make_draft

    return make_draft(path, suggested=suggested, least=least, on_step=on_step)


def draft_by_model(
    path: Path,
    model: str,
    *,
    endpoint: str | None = None,
    kinds: Sequence[str] = (),
    on_step: OnStep = quiet,
) -> Suggestions:
    """Asks a language model what the claims bear out: indicators, options, links, interests.

    What passes the checks of a person's edit waits in `draft.yaml`, marked as the model's. Raises
    CoderNotConfigured, CoderUnreachable, MissingExtra.
    """
    from tightrope.app.drafts.suggesting import suggest_elements

    return suggest_elements(path, model, endpoint=endpoint, kinds=kinds, on_step=on_step)


def draft_prompts(path: Path, kinds: Sequence[str] = (), *, on_step: OnStep = quiet) -> Prompts:
    """Gives what `draft_by_model` would ask; asks and writes nothing."""
    from tightrope.app.drafts.suggesting import show_questions

    return show_questions(path, kinds, on_step=on_step)


def merging(path: Path, *, on_step: OnStep = quiet) -> Merging:
    """Begins or resumes putting a draft into the crisis file, element by element. Raises NoDraft."""
    from tightrope.app.drafts.merging import open_merge

    return open_merge(path, on_step=on_step)


def merge(
    path: Path,
    accept: Sequence[str] = (),
    reject: Sequence[str] = (),
    *,
    on_step: OnStep = quiet,
) -> results.Merged:
    """Accepts and rejects elements of the draft by name, section or `all`; none: tells what waits.

    What is in the crisis file stays. An element that would make the file wrong is told as refused.
    Raises UnknownElement, NoDraft.
    """
    from tightrope.app.drafts.merging import merge_elements

    return merge_elements(path, accept, reject, on_step=on_step)


def hindsight(path: Path, sealed: Path) -> Hindsights:
    """Sets forecasts of the model against later events in a file of their own."""
    from tightrope.app.gathered.gather import gather
    from tightrope.app.model.hindsight import compare

    return compare(gather(path).model, sealed)


def what_if(
    path: Path, changes: Sequence[str], scenario: str | None = None, how: How = DEFAULT
) -> results.WhatIf:
    """Changes the model for once and compares with the base (or scenario); the file stays as it is."""
    from tightrope.app.answers.held import note_left_aside
    from tightrope.app.gathered.gather import gather

    made = gather(path, how)
    note_left_aside(made)
    return made.what_if(changes, scenario)


def least_change(
    path: Path,
    wanted: Sequence[str],
    *,
    changes: Sequence[str] = (),
    scenario: str | None = None,
    concept: str = "seq",
    how: How = DEFAULT,
) -> results.Least:
    """Gives whether the wanted outcome holds, and what would have to change where it does not.

    `wanted` are options and levels ("usa.strike=no"), asked of all states in which they are so,
    after `changes`. Raises UnclearOutcome where they contradict one another.
    """
    from tightrope.app.answers.answering import least
    from tightrope.app.answers.held import note_left_aside
    from tightrope.app.gathered.gather import gather

    made = gather(path, how)
    note_left_aside(made)
    return least(made, wanted, changes=changes, scenario=scenario, concept=concept)


def expectations(path: Path, how: How = DEFAULT) -> results.Expected:
    """Puts the numbered expectations of the folder to its model."""
    from tightrope.app.answers.answering import expected
    from tightrope.app.gathered.gather import gather

    return expected(gather(path, how))


def gate(path: Path, how: How = DEFAULT) -> results.Gated:
    """Says of each of the folder's expectations whether its answer is derived from the model."""
    from tightrope.app.answers.answering import gated
    from tightrope.app.gathered.gather import gather

    return gated(gather(path, how))


def brief(
    path: Path,
    out: Path | None = None,
    form: Form | None = None,
    how: How = DEFAULT,
    *,
    compare: Path | None = None,
    compare_as_of: str | None = None,
    marking: str = "",
    concepts: Sequence[str] = (),
    coalitions: bool = False,
) -> results.Written:
    """Makes the brief of the folder and writes it to `out` (FOLDER/brief.html).

    With `compare` (another folder), `compare_as_of` (another date; of the same folder unless
    `compare` names one) or both: the brief of what differs from that, FOLDER/difference.html.
    concepts, coalitions: as `hold` takes them, of the outcomes that the brief tells; it says so
    besides. Raises UsageMistake, TooLargeForThis of these.
    """
    from tightrope.app.answers.briefs import Asked, written
    from tightrope.app.gathered.gather import gather

    against = None
    if compare is not None or compare_as_of is not None:
        on = how.as_of if compare_as_of is None else compare_as_of
        against = gather(compare or path, replace(how, as_of=on))
    return written(
        gather(path, how), path, Asked(out, form, marking, against, concepts, coalitions)
    )


def demo(path: Path, example: str, how: How = DEFAULT) -> results.Written:
    """Begins a shipped case in `path` unless it is there already, and writes its brief."""
    from tightrope.app.store.folder import init_folder

    if not (path / "crisis.yaml").is_file():
        init_folder(path, example)
    return brief(path, how=how)


def write_map(path: Path, form: MapForm = "graphml", out: Path | None = None) -> MapWritten:
    """Gives the causal map as an FCM weight matrix (csv) or GraphML; with `out` written there."""
    from tightrope.app.files import maps

    return maps.write_map(path, form, out)


def import_files(
    files: Sequence[Path], wanted: Wanted = AS_IT_IS, into: Path | None = None
) -> Imported:
    """Gives what files of other programs say as sections of a crisis file: ties, events, a game, links.

    With `into` they are put into that folder's crisis file, which is begun where there is none;
    what it has already is left alone. Raises UnknownImport, GameInTheWay, and what the readers raise.
    """
    from tightrope.app.files.importing import crisis_of, read_files, write_into

    read = read_files(files, wanted, crisis_of(into))
    return read if into is None else write_into(into, read)


def export_model(
    path: Path, what: str, form: str | None = None, out: Path | None = None, how: How = DEFAULT
) -> ModelWritten:
    """Writes ties, events, states, outcomes, the game or the network for other programs.

    Raises UnknownExport, and CannotHold for what a format has no place for.
    """
    from tightrope.app.files.model_export import write_model

    return write_model(path, what, form, out, how)
