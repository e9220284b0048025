"""A crisis as a notebook meets it: one frozen object, a method for each verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy import Conflict
from tightrope.app import results, use_cases
from tightrope.app.answers.answering import analysed, expected, gated, seek_outcome
from tightrope.app.answers.briefs import Asked, written
from tightrope.app.answers.counting import Counted, count
from tightrope.app.answers.held import Held, hold
from tightrope.app.answers.summing import Summary, summarise
from tightrope.app.errors import NotACrisisFolder
from tightrope.app.evidence.claiming import Claimed, PassedOver
from tightrope.app.evidence.exporting import Exported
from tightrope.app.forecasts.forecasting import Forecasted, forecasted
from tightrope.app.forecasts.resolving import Backtested, Resolved, backtested
from tightrope.app.forecasts.revealing import Inferred, Rivals, inferred, weighed_rivals
from tightrope.app.forecasts.watching import ToWatch, to_watch
from tightrope.app.gathered.gather import Gathered
from tightrope.app.how import DEFAULT, How, read_date
from tightrope.app.model.checking import errors_in
from tightrope.app.model.hindsight import Hindsights, compare
from tightrope.app.result import as_html, table
from tightrope.app.store.folder import Folder, open_folder
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change, read_crisis
from tightrope.crisis.fold import known_on_its_date, model_on
from tightrope.words.edits import diff_models


def open_crisis(
    path: str | Path, *, draws: int = 200, seed: int = 0, as_of: str | None = None
) -> Crisis:
    """Gives the crisis of a folder (or of a crisis file), read and checked for its form.

    draws, seed: sampled orders; as_of: its date. Raises NotACrisisFolder, CrisisInvalid, BadDate.
    """
    place, how = Path(path), How(draws, seed, as_of)
    folder = None if place.is_file() else open_folder(place)
    model = read_crisis(place if folder is None else folder.crisis).model
    model = known_on_its_date(model) if as_of is None else model_on(model, read_date(as_of))
    return Crisis(model, folder, how)


@dataclass(frozen=True, repr=False)
class Crisis:
    """A crisis file, read. `model` is its content; methods do what the verbs of the shell do.

    Results are frozen; each has `to_json()`, `to_pandas()`, `to_polars()` and shows itself in a
    notebook. `with_` gives a crisis with a changed model; the file stays as it is.
    """

    model: CrisisModel
    folder: Folder | None = None
    how: How = DEFAULT

    @cached_property
    def _gathered(self) -> Gathered:
        return Gathered(self.folder, self.model, self.how)

    @property
    def analysis(self) -> Analysis:
        """What every engine says of the base."""
        return self._gathered.analysis

    def analyse(self, scenario: str | None = None) -> results.Analysed:
        """Gives what every engine says, its facts and outcomes; and a scenario against the base.

        `.base` has a report for each engine, `.base.missing` what the file lacks for the others;
        `.facts` has a row for each finding. Raises UnknownScenario, or what a check finds wrong.
        """
        return analysed(self._gathered, scenario)

    def scenario(self, name: str) -> ScenarioResult:
        """Gives a scenario, analysed, against the base."""
        return self._gathered.scenario(name)

    def scenarios(self) -> tuple[ScenarioResult, ...]:
        """Gives every scenario of the file, analysed, against the base."""
        return self._gathered.scenarios

    def what_if(self, *changes: str, scenario: str | None = None) -> results.WhatIf:
        """Gives the difference some changes make, e.g. `usa.strike=yes`, to the base or scenario.

        Changes are laid one over the other; `tightrope whatif --help` lists their forms. No
        `.differences` means no effect. Raises ChangeMistake, UnknownOption or UnknownLevel.
        """
        return self._gathered.what_if(changes, scenario)

    def held(self, *concepts: str, **asked: Any) -> Held:
        """Gives what holds under concepts; `pictures`, `unknown`: as the file has them; `coalitions`:
        against sides that leave together. Raises NotStated, TooLargeForThis."""
        return hold(self._gathered, concepts, **asked)

    def count(self, *concepts: str, scenario: str | None = None, **asked: Any) -> Counted:
        """Gives how many outcomes hold under each concept, without listing the states.

        asked: `where`, a formula that narrows them; `sampled`, how many to draw; `.report.held` has
        them. Raises OnlyPriorities, TooEntangled, MissingExtra, UnknownScenario."""
        return count(self._gathered, concepts, scenario=scenario, **asked)

    def least_change(
        self, *wanted: str, scenario: str | None = None, concept: str = "seq"
    ) -> results.Least:
        """Gives what would have to change so that `actor.option=level`, … holds, laid over the
        status quo; concept: nash, gmr, smr or seq. Raises UnclearOutcome."""
        base = self.model if scenario is None else apply_scenario(self.model, scenario)
        return results.Least(seek_outcome(base, wanted, concept))

    def forecast(
        self, *asked: str, weeks: int = 12, scenarios: Sequence[str] = (), keep: bool = False,
        drivers: bool = False, scheduler: str | None = None,
    ) -> Forecasted:  # fmt: skip
        """Gives how likely the answers to questions about the coming weeks are; none: every option.

        Probabilities follow from the model's rates and precision, in the base and in `scenarios`;
        `.curves` has a row a week; keep: into the folder's ledger too; drivers: also what each answer
        hangs on; scheduler: `cores` or the address of a Dask scheduler, for large numbers of draws.
        Raises BadHorizon, PathSyntax, UnknownScenario or MissingExtra.
        """
        how: dict[str, Any] = {"keep": keep, "drivers": drivers, "scheduler": scheduler}
        return forecasted(self._gathered, asked, weeks=weeks, scenarios=scenarios, **how)

    def infer(self) -> Inferred:
        """Gives what the dated moves reveal of what each side wants; `.statements` has a row each.

        Raises NoDatedMoves.
        """
        return inferred(self._gathered)

    def weigh(
        self, *rivals: str | Path, scenarios: Sequence[str] = (), priors: Sequence[str] = ()
    ) -> Rivals:
        """Weighs this model (`as stated`) against rivals by its dated moves; priors: `NAME=NUMBER`."""
        return weighed_rivals(self._gathered, list(map(Path, rivals)), scenarios, priors)

    def watch(
        self, question: str | None = None, *, weeks: int = 12, about: str | None = None
    ) -> ToWatch:
        """Gives the early signs that would most tell the futures, or the answers to a question, apart.

        about: the decision maker whose options tell the futures apart (default: the focal actor).
        """
        return to_watch(self._gathered, question, weeks=weeks, about=about)

    def backtest(self) -> Backtested:
        """Stands at each past day, forecasts with what was known, and scores what came."""
        return backtested(self._gathered)

    def resolve(self, *answers: str, source: str = "", early: bool = False) -> Resolved:
        """Enters what became of kept forecasts (`ID=yes`, `ID=no`); gives what is open, and scores.

        early: the answers are settled, though their last day is to come.
        """
        return use_cases.resolve(self._place, answers, source=source, early=early)

    def differences_to(self, other: Crisis) -> results.Diffed:
        """Tells how another crisis differs from this one, element by element."""
        return results.Diffed(diff_models(self.model, other.model))

    def with_(self, *changes: str, **fields: object) -> Crisis:
        """Gives the crisis with a changed model: changes as in `what_if`, or whole fields of it.

        The file, this object and its folder stay as they are.
        """
        model = self.model
        if fields:
            told = {name: getattr(model, name) for name in type(model).model_fields}
            model = type(model).model_validate({**told, **fields})
        for text in changes:
            model = apply_change(model, parse_change(text, model))
        return replace(self, model=model)

    def conflict(self, scenario: str | None = None) -> Conflict:
        """Gives the option game of the base, or of a scenario.

        It answers questions about single states, stability and paths. Raises NothingToPlay where
        nobody has options.
        """
        model = self.model if scenario is None else apply_scenario(self.model, scenario)
        return Conflict.from_game(build_game(model))

    def summary(self) -> Summary:
        """Gives what the folder holds, at a glance; `.options` has a row each."""
        return summarise(self._gathered, errors_in(self.folder))

    def check(self, *, strict: bool = False) -> results.Checked:
        """Runs every named check over the files of the folder.

        `.ok` is false where an error was found; strict: or a warning. Nothing is raised for them.
        """
        return use_cases.check(self._place, strict=strict)

    def expectations(self) -> results.Expected:
        """Puts the numbered expectations to the model; shares of draws are no probability."""
        return expected(self._gathered)

    def gate(self) -> results.Gated:
        """Says of each expectation, condition by condition, whether its answer is derived."""
        return gated(self._gathered)

    def hindsight(self, sealed: str | Path) -> Hindsights:
        """Sets forecasts of the model against later events in a file of their own."""
        return compare(self._gathered.model, Path(sealed))

    def documents(self) -> Exported:
        """Gives a record per document: what it says of itself, how reliable, what speaks against it."""
        return use_cases.export(self._place, "documents")

    def claims(self) -> Exported:
        """Gives a record per claim, suggested ones included, with grade and origin."""
        return use_cases.export(self._place, "claims")

    def read(self, *paths: str | Path) -> results.ReadInto:
        """Takes documents into the folder and codes what they claim.

        Files and folders are walked; what cannot be read is told in `.refused`, the rest is read.
        Claims are suggestions until somebody accepts them. Raises FolderBusy.
        """
        done = use_cases.read(self._place, map(Path, paths))
        self.__dict__.pop("_gathered", None)  # the evidence is another now
        return done

    def decide(
        self, accept: Sequence[str] = (), reject: Sequence[str] = (), **how: Any
    ) -> results.Decided:
        """Accepts and rejects claims by id (`all`: every proposed one); how: note, by, or undo (ids).

        What somebody else decided stays and is told in `.refused`. Raises UnknownClaim.
        """
        made = use_cases.decide(self._place, accept, reject, **how)
        self.__dict__.pop("_gathered", None)
        return made

    def claim(
        self, document: str, quote: str, source: str, relation: str, **fields: Any
    ) -> Claimed:
        """Adds a claim of your own on a document, its quote verified, and accepts it.

        fields: target, event, phase, held, modality, content, speakers, time, note, polarity. Raises
        UnknownSource, AnchorBroken, ClaimFieldWrong or AlreadyDecided.
        """
        said = use_cases.stated(quote=quote, source=source, relation=relation, **fields)
        made = use_cases.claim(self._place, document, said)
        self.__dict__.pop("_gathered", None)
        return made

    def waiting(self, **chosen: Any) -> results.Waiting:
        """Gives the claims nobody has decided; of an actor, relation, document, … where named."""
        return use_cases.waiting(self._place, chosen=chosen)

    def skipped(self) -> PassedOver:
        """Gives the sentences in which no claim was found, with the reason."""
        return use_cases.skipped(self._place)

    def draft(self, *, suggested: bool = False, least: float | None = None) -> results.Drafted:
        """Drafts a first model from the folder's claims into `draft.yaml`."""
        return use_cases.draft(self._place, suggested=suggested, least=least)

    def brief(
        self, out: str | Path | None = None, form: use_cases.Form | None = None, *,
        concepts: Sequence[str] = (), coalitions: bool = False,
    ) -> results.Written:  # fmt: skip
        """Writes the brief of this model and its folder's evidence to `out` (FOLDER/brief.html).

        form: by the ending of `out`. concepts, coalitions: also what holds under these, or together.
        """
        more: dict[str, Any] = {"concepts": concepts, "coalitions": coalitions}
        place = Path(out) if out else None
        return written(self._gathered, self._place, Asked(place, form, **more))

    def export(self, what: str, out: str | Path) -> Exported:
        """Writes passages, claims or documents to `out` as JSON lines, whole or not at all."""
        return use_cases.export(self._place, what, Path(out))

    @property
    def _place(self) -> Path:
        if self.folder is None:
            raise NotACrisisFolder(
                "this crisis was read from a file alone", hint="open its folder for this"
            )
        return self.folder.path

    def __repr__(self) -> str:
        model = self.model
        return (
            f"<Crisis {model.title!r}: {len(model.actors)} actors, {len(model.ties)} ties, "
            f"{len(model.option_names)} options, {len(model.scenarios)} scenarios>"
        )

    def _repr_html_(self) -> str:
        options = [(name, ", ".join(self.model.levels(name))) for name in self.model.option_names]
        return as_html([self.model.title, table("Options", ("option", "levels"), options)])
