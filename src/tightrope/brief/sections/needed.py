"""What would have to be wanted otherwise, and which statement decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.report import NeededChange, Raised, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Sentence
from tightrope.brief.wanted import wanted_grounds
from tightrope.words import count, listed, sentence_case
from tightrope.words.needed import needed_goal, with_changes

__all__ = ["write_needed"]


def write_needed(desk: Desk) -> Section | None:
    """The least changes of the stated priorities, as sentences and a table; what decides."""
    report = desk.strategy
    if report is None or not (report.needed or report.deciding):
        return None
    write = Writer(desk, "needed")
    said = tuple(_said(desk, write, report))
    blocks: list[Block] = [Finding(said)] if said else []
    if report.needed:
        columns = ("So that", "What would have to be wanted otherwise", "Besides")
        blocks.append(
            write.table(
                "needed",
                "What would have to be wanted otherwise",
                columns,
                _rows(desk, write, report.needed),
                "The fewest statements raised above another, as little else changed as possible. "
                "That an outcome holds does not mean that anything leads to it.",
            )
        )
    if len(report.deciding) > 1:
        rows = [
            write.row(
                (
                    desk.wording.statement(d.decision_maker, d.statement),
                    desk.wording.actor(d.decision_maker),
                    f"in {round(d.flips * d.draws)} of {d.draws} draws",
                ),
                cites=wanted_grounds(desk, [(d.decision_maker, d.statement)])[0],
                assumed=wanted_grounds(desk, [(d.decision_maker, d.statement)])[1],
                computed=["k-deciding", "k-robustness"],
            )
            for d in report.deciding
        ]
        table = write.table(
            "deciding",
            "Statements whose place decides whether today’s situation holds",
            ("Statement", "Of", "Turns the verdict"),
            rows,
        )
        blocks.append(Fold("The statements that decide most", (table,)))
    return Section("needed", "What would have to be wanted otherwise", tuple(blocks))


def _said(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Sentence]:
    for needed in report.needed:
        if needed.assumed and needed.possible:
            yield _reordering(desk, write, needed)


def _reordering(desk: Desk, write: Writer, needed: NeededChange) -> Sentence:
    name = f"“{desk.wording.scenario(needed.scenario)}”"
    if needed.exact:
        text = f"The reordering that {name} puts in is exactly the least that its outcome needs"
        text += "." if needed.proven else ", as far as was searched."
    elif not needed.found:
        text = (
            f"Without the reordering that {name} puts in, its outcome does not hold, and no change "
            f"of up to {count(needed.searched, 'raised statement')} was found that would do."
        )
    elif needed.raises:
        text = (
            f"The outcome of {name} needs less, or something else, than the reordering it puts "
            f"in: {_raises(desk, needed.raises)}."
        )
    else:
        leads = "and leads there" if needed.led_to else "but nothing leads there"
        text = f"The outcome of {name} would hold without the reordering it puts in, {leads}."
        text = text.replace("in, and leads", "in, which already leads")
    return write.say(text, **_grounds(desk, needed))


def _rows(desk: Desk, write: Writer, asked: Iterable[NeededChange]) -> list[Row]:
    """One row for each answer; levels of options that need the same stand in one row."""
    groups: dict[tuple[object, ...], list[NeededChange]] = {}
    for n, needed in enumerate(asked):
        alike = needed.asked == "option" and bool(needed.raises)
        key = (needed.raises, needed.proven) if alike else (n,)
        groups.setdefault(key, []).append(needed)
    return [_row(desk, write, group) for group in groups.values()]


def _row(desk: Desk, write: Writer, group: list[NeededChange]) -> Row:
    needed = group[0]
    goals = [_goal(desk, one) for one in group]
    with_these = list(dict.fromkeys(_with(desk, one) for one in group if _with(desk, one)))
    note = f"while {'; '.join(with_these)}" if with_these and len(group) == 1 else ""
    return write.row(
        (
            Cell(sentence_case("; ".join(goals)), note=note),
            _answer(desk, needed),
            _besides(desk, group) or Cell("nothing", "muted"),
        ),
        **_grounds(desk, needed),
    )


def _goal(desk: Desk, needed: NeededChange) -> str:
    if needed.asked == "option":
        return desk.wording.say(needed_goal(needed))
    if needed.asked == "scenario":
        return f"under “{desk.wording.scenario(needed.scenario)}”, its expected outcome holds"
    return f"today’s situation {'no longer holds' if needed.asked == 'breaks' else 'holds'}"


def _with(desk: Desk, needed: NeededChange) -> str:
    return desk.wording.say(with_changes(needed))


def _answer(desk: Desk, needed: NeededChange) -> Cell | str:
    if not needed.possible:
        return Cell("cannot be: no feasible state has it", "muted")
    if not needed.found:
        return Cell(f"not found within {count(needed.searched, 'raise')}", "minus")
    if not needed.raises and needed.led_to is False:
        return Cell("nothing once it is there, but no steps that pay lead there", "mixed")
    if not needed.raises:
        return Cell("nothing: it would hold as the priorities stand", "plus")
    return sentence_case(_raises(desk, needed.raises))


def _besides(desk: Desk, group: list[NeededChange]) -> str:
    needed = group[0]
    parts = []
    if needed.exact:
        parts.append("exactly the reordering that the scenario puts in")
    if needed.alternatives:
        few = len(needed.alternatives)
        parts.append(f"{count(few, 'other change')} {'is' if few == 1 else 'are'} as small")
    if needed.found and not needed.proven:
        parts.append("a smaller change may exist")
    if needed.led_to is False and not needed.raises and needed.found:
        parts.append("no improvements lead there")
    if needed.asked == "option" and needed.possible and not any(n.speaks_for for n in group):
        who = desk.wording.actor(needed.option.partition(".")[0])
        parts.append(f"nothing that {who} is said to want speaks for it as things stand")
    return sentence_case("; ".join(parts))


def _raises(desk: Desk, raises: Iterable[Raised]) -> str:
    return listed(desk.wording.raised(r.by, r.statement, r.above) for r in raises)


def _grounds(desk: Desk, needed: NeededChange) -> dict[str, list[str]]:
    """What the raised statements rest on, and the computation."""
    stated = [(r.by, s) for r in needed.raises for s in (r.statement, r.above)]
    cites, assumed = wanted_grounds(desk, stated)
    return {"cites": cites, "assumed": assumed, "computed": ["k-needed", "k-priorities"]}
