"""What every section writer works with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.commitments.report import CommitmentsReport, RedLineJudgement
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.given import BriefInput, RobustnessNote
from tightrope.brief.ledger import Ledger
from tightrope.brief.page import Cell, Column, Finding, Row, Sentence, SharesBar, Table
from tightrope.brief.rests import On
from tightrope.brief.wording import Wording
from tightrope.crisis.drawn_lines import drawn_lines
from tightrope.words import FormulaRef, Phrase
from tightrope.words.parts import references
from tightrope.words.plain import NOT_SETTLED

_KEY = re.compile(r"`([^`]*)`")  # typography: keys are marked so in messages, quoted in a brief
_UNDECIDED = frozenset({"not judged", "not sampled", "not computed", NOT_SETTLED, "unknown"})
_UNFIT = re.compile(r"[^A-Za-z0-9]+")  # for an HTML id


@dataclass(frozen=True, slots=True)
class Desk:
    """The input, how ids read, and the account of what statements rest on."""

    given: BriefInput
    wording: Wording
    ledger: Ledger
    focal: str | None  # the actor in question, where the file names one
    matter: tuple[str, ...] = ()  # it, else those whose moves matter most

    @property
    def strategy(self) -> StrategyReport | None:
        """The strategy report, where there is one."""
        return self.given.analysis.strategy if self.given.analysis else None

    @property
    def alignment(self) -> AlignmentReport | None:
        """The alignment report, where there is one."""
        return self.given.analysis.alignment if self.given.analysis else None

    @property
    def commitments(self) -> CommitmentsReport | None:
        """The commitments report, where there is one."""
        return self.given.analysis.commitments if self.given.analysis else None

    @property
    def effects(self) -> EffectsReport | None:
        """The effects report, where there is one."""
        return self.given.analysis.effects if self.given.analysis else None

    def robustness(self, key: str) -> RobustnessNote | None:
        """The share of draws in which a finding holds, where it was sampled."""
        return self.given.robustness.get(key)

    @property
    def forecast_notes(self) -> dict[str, RobustnessNote]:
        """In how many draws each point of what is expected holds: `actor.option=level` -> note."""
        forecast = self.strategy.forecast if self.strategy else {}
        keys = (f"{o}={level}" for o, level in forecast.items() if level is not None)
        notes = self.given.robustness
        return {key: notes[key] for key in keys if key in notes and notes[key].draws}

    def irreversible(self, option: str) -> bool:
        """Whether what the option does cannot be undone."""
        owner, _, name = option.partition(".")
        found = self.given.crisis.options.get(owner, {}).get(name) if self.given.crisis else None
        return bool(found and found.irreversible)

    def begins(self, option: str, level: str) -> bool:
        """Whether putting the option at the level is to do something that is not done today."""
        now = self.wording.names.now(option)
        off = now is not None and self.wording.is_off(option, now)
        return off and not self.wording.is_off(option, level)

    def drawn(self, line: RedLineJudgement) -> list[On]:
        """What a red line was judged on: as the file has it, and the acts that it speaks of."""
        drawn = drawn_lines(self.given.crisis).get(line.id) if self.given.crisis else None
        at = () if drawn is None else (("red_lines", drawn.place),)
        return [*at, *(FormulaRef(text) for text in (line.trigger, line.response) if text)]

    def wanted_grounds(self, stated: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
        """Gives the claims and the assumptions of stated wants, each as (decision maker, formula)."""
        known = self.given.crisis.priorities if self.given.crisis else {}
        same = self.wording.names.is_same
        found = [s for by, want in stated for s in known.get(by, ()) if same(s.want, want)]
        cites = list(dict.fromkeys(c for s in found for c in s.cites))
        return cites, [s.assumption for s in found if s.assumption]

    def missing(self, engine: str) -> str | None:
        """What the crisis file lacks for an engine, its keys quoted."""
        found = self.given.analysis.missing.get(engine) if self.given.analysis else None
        return None if found is None else _KEY.sub(r"“\1”", found)


class Writer:
    """Writes the statements of one section, each with its basis."""

    def __init__(self, desk: Desk, section: str) -> None:
        self.desk = desk
        self.section = section

    def say(
        self,
        told: Phrase | str,
        *,
        cites: Iterable[str] = (),
        assumed: Iterable[str | None] = (),
        computed: Iterable[str] = (),
        on: Iterable[On] = (),
    ) -> Sentence:
        """One sentence; what it names, and what it was computed `on` besides, is what it rests on."""
        id_, computed = self.desk.ledger.number(self.section), tuple(computed)
        text = told if isinstance(told, str) else self.desk.wording.say(told)
        named = () if isinstance(told, str) else references(told)
        basis = self.desk.ledger.basis(id_, cites, assumed, computed)
        return Sentence(id_, text, basis, self.desk.ledger.rests((*on, *named), computed))

    def finding(
        self,
        told: Phrase | str,
        *,
        cites: Iterable[str] = (),
        assumed: Iterable[str | None] = (),
        computed: Iterable[str] = (),
        heading: str = "",
    ) -> Finding:
        """A paragraph of one sentence."""
        said = self.say(told, cites=cites, assumed=assumed, computed=computed)
        return Finding((said,), heading)

    def row(
        self,
        cells: Iterable[Cell | str],
        *,
        cites: Iterable[str] = (),
        assumed: Iterable[str | None] = (),
        computed: Iterable[str] = (),
        when: str = "",
        on: Iterable[On] = (),
    ) -> Row:
        """One table row, and what it was computed `on`."""
        id_, computed = self.desk.ledger.number(self.section), tuple(computed)
        basis = self.desk.ledger.basis(id_, cites, assumed, computed)
        rests = self.desk.ledger.rests(on, computed)
        return Row(id_, tuple(map(_cell, cells)), basis, when, rests)

    def bar(
        self, title: str, parts: tuple[tuple[str, int], ...], computed: Iterable[str]
    ) -> SharesBar:
        """A bar of counts."""
        id_ = self.desk.ledger.number(self.section)
        return SharesBar(id_, title, parts, self.desk.ledger.basis(id_, (), (), computed))

    def table(
        self,
        name: str,
        caption: str,
        columns: Sequence[Column],
        rows: Iterable[Row],
        note: str = "",
    ) -> Table:
        """A table of this section."""
        plain = _UNFIT.sub("-", name).strip("-").lower()
        heads = tuple(column.head for column in columns)
        origins = tuple(column.origin for column in columns)
        return Table(f"{self.section}-t-{plain}", caption, heads, origins, tuple(rows), note)


def _cell(told: Cell | str) -> Cell:
    """A cell; one that says that something is not decided is marked as such, whoever wrote it."""
    cell = Cell(told) if isinstance(told, str) else told
    return replace(cell, tone="open") if cell.text in _UNDECIDED else cell
