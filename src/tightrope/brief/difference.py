"""A brief of what differs between two analyses: made from their typed facts, never from texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.analysis.facts import Difference, Fact, compare_facts
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import BriefInput
from tightrope.brief.ledger import Ledger
from tightrope.brief.page import Block, Brief, Cell, Column, Finding, Fold, Section, Table
from tightrope.brief.wording import Wording
from tightrope.crisis.fold import between
from tightrope.crisis.model import CrisisModel
from tightrope.evidence.claims.report import EvidenceReport
from tightrope.words import Names, Phrase, count, numeral, render, sentence_case
from tightrope.words.differences import (
    SUBJECTS,
    counted,
    days_between,
    exits,
    expected_otherwise,
    situation,
)
from tightrope.words.differing import diff_rows, head_of
from tightrope.words.edits import edits
from tightrope.words.parts import references

_LISTED = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two analyses: what it is called, its model, its evidence, and what was found."""

    label: str  # "before: w, as of 2025-06-20"
    crisis: CrisisModel
    facts: tuple[Fact, ...]
    evidence: EvidenceReport | None
    input_hash: str
    file: str = ""  # which crisis file it is, where that is known
    of_day: str = ""  # a sentence on its date, where the file does not speak for it


def compose_difference(before: Side, after: Side, given: BriefInput) -> Brief:
    """Gives the brief of the difference; `given` is what the ledger of `after` quotes from.

    Says on top what is expected otherwise and whether the situation holds, then what was put in
    otherwise, then every finding that differs, by subject. Equal input gives an equal brief.
    """
    wording = Wording(after.crisis)
    ledger = Ledger(given, wording)
    desk = Desk(given, wording, ledger, None)
    pair = _Pair(desk, before, after, compare_facts(before.facts, after.facts))
    sections = (pair.bottom_line(), pair.put_in(), *pair.found(), pair.method())
    return Brief(
        title=f"{after.crisis.title or before.crisis.title}: {_what_differs(before, after)}",
        as_of=after.crisis.as_of,
        summary=f"Before: {before.label}. After: {after.label}.",
        focal=None,
        made_from_suggestions=given.made_from_suggestions,
        version=given.version,
        input_hash=f"{before.input_hash[:12]} → {after.input_hash[:12]}",
        sections=tuple(section for section in sections if section is not None),
        quotes=ledger.quotes(),
        assumptions=ledger.assumptions(),
        computations=ledger.computations(),
        grounds=ledger.grounds(),
    )


def _what_differs(before: Side, after: Side) -> str:
    """What is set against what, said plainly where both the file and the date are others."""
    if before.file == after.file or before.crisis.as_of == after.crisis.as_of:
        return "what differs"
    return f"what differs from another file on another date, {_date(before)}"


def _date(side: Side) -> str:
    return str(side.crisis.as_of or "without a date")


@dataclass(frozen=True, slots=True)
class _Pair:
    desk: Desk
    before: Side
    after: Side
    differences: tuple[Difference, ...]

    def bottom_line(self) -> Section:
        """What is expected otherwise, whether the situation holds, what else was found."""
        write = Writer(self.desk, "bottom-line")
        asked = [f for f in self.after.facts if f.key.kind == "forecast"]
        told: list[Phrase | str] = [
            *dict.fromkeys(side.of_day for side in (self.before, self.after) if side.of_day),
            *(p for p in (
                expected_otherwise(self.differences, len(asked)),
                situation(self.differences),
                exits(self.differences),
            ) if p),
            counted(self.differences),
            *self._days(),
        ]  # fmt: skip
        said = tuple(write.say(text, computed=["k-difference"]) for text in told)
        return Section("bottom-line", "Bottom line", (Finding(said),), "front")

    def _days(self) -> Iterator[Phrase]:
        """What one file dates between the two days, and that it has no effect where it has none."""
        days = {side.crisis.as_of: side.crisis for side in (self.before, self.after)}
        if self._one_file and None not in days and len(days) == 2:
            first, last = sorted((day for day in days if day), key=lambda day: day.last)
            yield days_between(between(days[first], days[last]), self.differences)

    def put_in(self) -> Section:
        """What the two files say otherwise, and what their evidence is."""
        write = Writer(self.desk, "put-in")
        before, after = self.before.crisis, self.after.crisis
        if self._one_file:  # its date was asked for, not put in
            before = before.model_copy(update={"as_of": after.as_of})
        said = [self._say(told) for told in edits(before, after)]
        n = len(said)
        lines = [write.say(self._compared(n), computed=["k-difference"])]
        lines += [write.say(t, computed=["k-counts"]) for t in self._evidence()]
        blocks: list[Block] = [Finding(tuple(lines))]
        if said:
            rows = [
                write.row((sentence_case(part),), computed=["k-difference"])
                for part in said[:_LISTED]
            ]
            note = f"{len(rows)} of {n} shown." if len(rows) < n else ""
            table = write.table(
                "file", "What the files say otherwise", Column.put_in("What"), rows, note
            )
            blocks.append(
                Fold("What the files say otherwise, element by element", (table,), open=n <= 8)
            )
        return Section("put-in", "What was put in otherwise", tuple(blocks), "front")

    @property
    def _one_file(self) -> bool:
        """Whether it is the same file, looked at on two dates."""
        return bool(self.after.file) and self.before.file == self.after.file

    def _compared(self, n: int) -> str:
        differs = "differs" if n == 1 else "differ"
        if self._one_file:
            days = f"{self.before.crisis.as_of} and on {self.after.crisis.as_of}"
            text = f"It is the same crisis file, looked at on {days}"
            return (
                f"{text}; by what had happened, {count(n, 'thing')} {differs}." if n else f"{text}."
            )
        dates = f"{_date(self.before)} and {_date(self.after)}"
        if self.before.crisis.as_of != self.after.crisis.as_of:
            return (
                f"These are two crisis files on two dates, {dates}, so that what differs may come from "
                f"either; {count(n, 'thing')} {differs}."
            )
        if n:
            return f"In the crisis file {count(n, 'thing')} {differs}."
        return "The two crisis files say the same."

    def _evidence(self) -> Iterator[str]:
        old, new = self.before.evidence, self.after.evidence
        if old is None or new is None:
            return
        for what, was, now in (
            ("document", old.counts.documents, new.counts.documents),
            ("claim", old.counts.claims, new.counts.claims),
            ("accepted claim", old.counts.accepted, new.counts.accepted),
        ):
            if was != now:
                yield f"There are {count(now, what)}, before {numeral(was, 'none')}."

    def found(self) -> Iterator[Section]:
        """A table of each subject in which something was found otherwise."""
        subjects = dict.fromkeys(SUBJECTS.values())
        write = Writer(self.desk, "found")
        tables = [t for subject in subjects if (t := self._table(write, subject)) is not None]
        if tables:
            yield Section("found", "What was found otherwise", tuple(tables), "front")

    def _table(self, write: Writer, subject: str) -> Table | None:
        own = [d for d in self.differences if SUBJECTS[d.key.kind] == subject]
        if not own:
            return None
        rows = [
            write.row(
                (
                    head_of(row, self._names(old=row.of[-1].after is None)),
                    self._say(row.before, old=True),
                    Cell(self._say(row.after), "changed"),
                ),
                cites=row.of[0].grounds.cites[:4],
                assumed=row.of[0].grounds.assumptions[:2],
                computed=["k-difference"],
                on=references(row.what),
            )
            for row in diff_rows(own)
        ]
        return write.table(subject, subject, Column.found("What", "Before", "After"), rows)

    def method(self) -> Section:
        """Which two analyses these are."""
        write = Writer(self.desk, "method")
        rows = [
            write.row(
                (what, old or Cell("unknown", "muted"), new or Cell("unknown", "muted")),
                computed=["k-difference"],
            )
            for what, old, new in (
                ("Analysis", self.before.label, self.after.label),
                ("As of", self.before.crisis.as_of, self.after.crisis.as_of),
                ("Input", self.before.input_hash, self.after.input_hash),
                ("Facts compared", str(len(self.before.facts)), str(len(self.after.facts))),
            )
        ]
        return Section(
            "method",
            "What was compared",
            (
                write.table(
                    "sides", "The two analyses", Column.put_in("What", "Before", "After"), rows
                ),
            ),
        )

    def _say(self, phrase: Phrase, *, old: bool = False) -> str:
        """By the names of the analysis that knows the elements."""
        return render(phrase, self._names(old=old))

    def _names(self, *, old: bool) -> Names:
        return Wording(self.before.crisis).names if old else self.desk.wording.names
