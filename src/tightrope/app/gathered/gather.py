"""The one function that every verb asks: a folder's model, its evidence and its analysis.

So the same folder gives the same answer everywhere. The parts are made when they are first
looked at: a verb that needs no evidence reads no documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import tightrope
from tightrope.analysis.engines import analyse_model, facts_of
from tightrope.analysis.facts import Fact, compare_facts
from tightrope.analysis.questions import Answer, answer_all
from tightrope.analysis.questions.hindsight import LookedBack, look_back
from tightrope.analysis.questions.sealed import parse_sealed
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy.only_held import OnlyHeld, find_only_held
from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.evidence.suggested import with_suggested_ties
from tightrope.app.gathered.ahead import Lookout, look_ahead
from tightrope.app.gathered.asking import ask_what_decides, ask_what_is_needed, robustness_notes
from tightrope.app.gathered.expectations import answers_kept, as_told, test_expectations
from tightrope.app.gathered.grounds import hash_of_input, noted
from tightrope.app.how import DEFAULT, How, read_date
from tightrope.app.model.checking import load_model
from tightrope.app.results import WhatIf
from tightrope.app.store.folder import Folder, open_folder, read_text
from tightrope.app.store.found import Found
from tightrope.brief import BriefInput, RobustnessNote
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, level_name, parse_change
from tightrope.crisis.fold import known_on_its_date, look_unaided, model_on
from tightrope.errors import counted
from tightrope.words import ByName, render
from tightrope.words.days import day_asked

_BASE = ("analysis",)


@dataclass(frozen=True, repr=False)
class Gathered:
    """A model, its evidence and what the engines say of it, each made once.

    folder: None where the model stands for itself, without documents (a file, a changed copy).
    written: the model as people wrote it; `model` adds ties the evidence suggests, where they
    wrote none. of_day: a sentence on the date asked, where the file does not speak for it. late: dates of
    moves after the file's own, which count only for a question of their day.
    """

    folder: Folder | None
    written: CrisisModel
    how: How = DEFAULT
    of_day: str = ""
    late: tuple[str, ...] = ()

    @cached_property
    def reading(self) -> Reading | None:
        """The evidence of the folder's documents."""
        if self.folder is None:
            return None
        return read_evidence(
            self.folder, self.written, as_of=self.how.as_of, on_step=self.how.on_step
        )

    @cached_property
    def model(self) -> CrisisModel:
        """The model that is analysed: as written, or with suggested ties where it has none."""
        if self.written.ties or self.reading is None:
            return self.written
        return with_suggested_ties(self.written, self.reading.report)

    @property
    def suggested_ties(self) -> int:
        """How many ties of the analysed model no person wrote."""
        return len(self.model.ties) - len(self.written.ties)

    @cached_property
    def _found(self) -> Found:
        """What was worked out of this very model before, in this run or another."""
        place = None if self.folder is None else self.folder.path / ".tightrope" / "found"
        return Found(place, self.model, self.how.draws, self.how.seed)

    @cached_property
    def analysis(self) -> Analysis:
        """What every engine says of the base, and what would have to be wanted otherwise."""
        base = self._found.get(Analysis, _BASE, self._analysed)
        if base.strategy is None:
            return base
        asked = ("needed", *self._found.of_scenarios(self.model.scenarios))
        needed = self._found.get(
            tuple[NeededChange, ...], asked, lambda: ask_what_is_needed(self.model, base)
        )
        return replace(base, strategy=replace(base.strategy, needed=needed))

    def _analysed(self) -> Analysis:
        draws, seed, step = self.how.draws, self.how.seed, self.how.on_step
        base = analyse_model(self.model, draws=draws, seed=seed, on_step=step)
        step("asking what would have to change")
        return ask_what_decides(self.model, base, draws=draws, seed=seed)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the engines found in the base.

        What is asked of the base alone (coalitions, what would have to change) gives no fact, so
        where it has not been asked yet, a what-if does not wait for it.
        """
        return facts_of(self._base)

    @cached_property
    def _base(self) -> Analysis:
        """The analysis of the base, where there is one; else without what no what-if needs."""
        known = "analysis" in self.__dict__ or self._found.has(_BASE)
        return self.analysis if known else self.changed(self.model, shares=False)

    def changed(self, model: CrisisModel, *, shares: bool = True) -> Analysis:
        """What every engine says of a changed copy of the model, set against the base.

        Without `shares` of draws the facts are the same, in a fraction of the time.
        """
        how, since = self.how, self.model
        return analyse_model(
            model, since=since, draws=how.draws, seed=how.seed, shares=shares, on_step=how.on_step
        )

    def scenario(self, name: str) -> ScenarioResult:
        """Gives one scenario against the base and what its source expects. Raises UnknownScenario."""
        model = apply_scenario(self.model, name)
        asked = ("scenario", *self._found.of_scenarios([name]))
        found = self._found.get(ScenarioResult, asked, lambda: self._played(name, model))
        told = self.model.scenarios[name]
        return replace(found, text=told.text, cites=told.cites, assumption=told.assumption)

    def _played(self, name: str, model: CrisisModel) -> ScenarioResult:
        told = self.model.scenarios[name]
        self.how.on_step(name)
        analysis = self.changed(model)
        assumed = {option: level_name(level) for option, level in told.assume.items()}
        return ScenarioResult(
            name=name,
            text=told.text,
            assumed=assumed,
            reordered=tuple(Raised(r.by, r.raise_, r.above) for r in told.reorder),
            analysis=analysis,
            differences=compare_facts(self.facts, facts_of(analysis)),
            expectations=test_expectations(analysis, told.expect, told.might),
            cites=told.cites,
            assumption=told.assumption,
            only_held=None if told.reorder else self.only_held(analysis, assumed, name),
        )

    def only_held(self, after: Analysis, held: dict[str, str], name: str = "") -> OnlyHeld | None:
        """Gives what differs where options are held only as they are expected anyway."""
        return find_only_held(self._base.strategy, after.strategy, held, name)

    @cached_property
    def scenarios(self) -> tuple[ScenarioResult, ...]:
        """Every scenario of the crisis file, in its order."""
        return tuple(map(self.scenario, self.model.scenarios))

    def what_if(
        self, changes: Sequence[str], scenario: str | None = None, *, shares: bool = True
    ) -> WhatIf:
        """Gives what the changes alter, one laid over the other; in a scenario, against it.

        No change at all has no effect. `shares`: as `changed` takes it.
        """
        base = self if scenario is None else self._inside(scenario)
        model, said, held = base.model, [], {}
        for text in changes:
            change = parse_change(text, model)
            model = apply_change(model, change)
            said.append(change.text)
            held[change.what] = (change.other or "") if change.verb == "hold" else ""
        facts = base.facts
        self.how.on_step("changed")
        analysis = base.changed(model, shares=shares)
        differences = compare_facts(facts, facts_of(analysis))
        effect = counted(len(differences), "difference") if differences else "no effect"
        only, fixed = base.only_held(analysis, held), {o: v for o, v in held.items() if v}
        return WhatIf(
            tuple(said), differences, effect, analysis, facts, only, fixed, names=ByName(model)
        )

    def within(self, scenario: str) -> Gathered:
        """The same within a scenario, which is then the base."""
        return Gathered(None, apply_scenario(self.model, scenario), self.how)

    def _inside(self, scenario: str) -> Gathered:
        if scenario not in self._scenarios:
            self._scenarios[scenario] = self.within(scenario)
        return self._scenarios[scenario]

    @cached_property
    def _scenarios(self) -> dict[str, Gathered]:
        """The bases that were asked within, by scenario."""
        return {}

    def answers(self) -> tuple[Answer, ...]:
        """Puts every expectation of the folder to the model; see `answer_all`."""
        said = "" if self.folder is None else read_text(self.folder.expectations)
        draws, seed, step = self.how.draws, self.how.seed, self.how.on_step
        analyse = partial(analyse_model, since=self.model, draws=draws, seed=seed)
        answer = partial(
            answer_all, model=self.model, analyse=analyse, draws=draws, seed=seed, on_step=step
        )
        return answers_kept(self._found, said, self.model, answer)

    def _robustness(self) -> dict[str, RobustnessNote]:
        draws, seed = self.how.draws, self.how.seed
        return self._found.get(
            dict[str, RobustnessNote],
            ("robustness",),
            lambda: robustness_notes(self.model, self.analysis, draws=draws, seed=seed),
        )

    @cached_property
    def input_hash(self) -> str:
        """A SHA-256 over the model, the documents and people's decisions: same input, same brief."""
        return hash_of_input(self.written, self.reading)

    def quoted(self) -> BriefInput:
        """Gives what a brief names and quotes: the model, its evidence, its sources."""
        reading = self.reading
        return BriefInput(
            crisis=self.written,
            evidence=None if reading is None else reading.report,
            sources=() if reading is None else tuple(noted(reading)),
            made_from_suggestions=bool(
                reading and reading.report.claims and not reading.report.accepted
            ),
            version=tightrope.__version__,
            input_hash=self.input_hash,
            focal=self.written.focal,
            of_day=self.of_day,
        )

    @cached_property
    def expected(self) -> Mapping[str, str | None]:
        """What is expected of each option: its level in every expected outcome, None where they differ."""
        whole = self.__dict__.get("analysis")  # where it is there already: it takes longer
        found: Analysis = whole or analyse_model(self.model, draws=0, only=("strategy",))
        return {} if found.strategy is None else found.strategy.forecast

    @property
    def lookout(self) -> Lookout:
        """What is asked of the weeks ahead."""
        return Lookout(self.model, self.how, self.folder)

    def brief_input(self) -> BriefInput:
        """Gives everything the brief is made from."""
        claims = () if self.reading is None else self.reading.report.claims
        forecast, ahead = look_ahead(self.lookout, self.analysis.strategy, claims)
        return replace(
            self.quoted(),
            analysis=self.analysis,
            scenarios=self.scenarios,
            robustness=self._robustness(),
            expectations=tuple(as_told(one, ByName(self.model)) for one in self.answers()),
            forecast=forecast,
            ahead=ahead,
            hindsight=self._looked_back(),
        )

    def _looked_back(self) -> LookedBack | None:
        """The folder's sealed events against what was expected, in a model with a game."""
        path = None if self.folder is None else self.folder.path / "sealed.yaml"
        if path is None or not path.is_file() or self.analysis.strategy is None:
            return None
        return look_back(self.model, parse_sealed(read_text(path), path.name).value.sealed)

    def __repr__(self) -> str:
        return f"<Gathered {self.written.title!r}: {self.how.draws} draws, seed {self.how.seed}>"


def gather(path: Path, how: How = DEFAULT, *, listed: bool = True) -> Gathered:
    """Opens the folder at `path`; an error that any named check finds is raised, all of them told.

    With `how.as_of` the model is that of the date: levels folded from dated moves, later events
    gone. Not `listed`: the game may have more states than can be listed. Raises CrisisInvalid, BadDate.
    """
    folder = open_folder(path)
    model = load_model(folder, listed=listed)
    if how.as_of is None:
        known = known_on_its_date(model)
        late = tuple(str(e.date) for e in model.events if e.moves and e not in known.events)
        return Gathered(folder, known, how, late=late)
    on = read_date(how.as_of)
    alone = look_unaided(model, on)
    of_day = "" if alone is None else render(day_asked(alone), ByName(model))
    if of_day:
        how.on_note(of_day)
    return Gathered(folder, model_on(model, on), how, of_day)
