"""What would have to be wanted otherwise, and which statement decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.report import NeededChange, Raised, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Sentence
from tightrope.words import count, listed, sentence_case
from tightrope.words.needed import needed_goal, with_changes

__all__ = ["deciding_words", "write_needed"]


def write_needed(desk: Desk) -> Section | None:
    """The least changes of the stated priorities, as sentences and a table; what decides."""
    report = desk.strategy
    if report is None or not (report.needed or report.deciding):
        return None
    write = Writer(desk, "needed")
    blocks: list[Block] = [Finding(tuple(_said(desk, write, report)))]
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
                assumed=_assumed(desk, [(d.decision_maker, d.statement)]),
                cites=_cites(desk, [(d.decision_maker, d.statement)]),
                computed=["k-deciding", "k-robustness"],
            )
            for d in report.deciding
        ]
        table = write.table(
            "deciding",
            "Statements whose place decides whether the present situation holds",
            ("Statement", "Of", "Turns the verdict"),
            rows,
        )
        blocks.append(Fold("The statements that decide most", (table,)))
    return Section("needed", "What would have to be wanted otherwise", tuple(blocks))


def deciding_words(desk: Desk, report: StrategyReport) -> str:
    """A clause on the statement that decides most; empty where none does."""
    if not report.deciding:
        return ""
    top = report.deciding[0]
    who = desk.wording.actor(top.decision_maker)
    return f"hat decides most is where {who} puts {desk.wording.statement(top.decision_maker, top.statement)}"


def _said(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Sentence]:
    for needed in report.needed:
        if needed.asked in {"breaks", "holds"}:
            yield _present(desk, write, needed)
    words = deciding_words(desk, report)
    if words:
        top = report.deciding[0]
        yield write.say(
            f"W{words}: taken from another draw, its place turns whether the present situation "
            f"holds in {round(top.flips * top.draws)} of {top.draws} draws.",
            cites=_cites(desk, [(top.decision_maker, top.statement)]),
            assumed=_assumed(desk, [(top.decision_maker, top.statement)]),
            computed=["k-deciding", "k-robustness"],
        )
    for needed in report.needed:
        if needed.assumed and needed.possible:
            yield _reordering(desk, write, needed)


def _present(desk: Desk, write: Writer, needed: NeededChange) -> Sentence:
    held = needed.asked == "breaks"
    if not needed.found:
        end = "end the present situation" if held else "make the present situation hold"
        text = f"No change of up to {count(needed.searched, 'raised statement')} would {end}."
    else:
        end = "end" if held else "make the present situation hold"
        what = "the present situation" if held else ""
        text = f"The least change that would {end} {what}".rstrip()
        text += f": {_raises(desk, needed.raises)}."
    return write.say(text, **_grounds(desk, needed))


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
    return f"the present situation {'no longer holds' if needed.asked == 'breaks' else 'holds'}"


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
    return {
        "cites": _cites(desk, stated),
        "assumed": _assumed(desk, stated),
        "computed": ["k-needed", "k-priorities"],
    }


def _cites(desk: Desk, stated: Iterable[tuple[str, str]]) -> list[str]:
    crisis = desk.given.crisis
    wanted = crisis.priorities if crisis else {}
    return [c for dm, want in stated for s in wanted.get(dm, ()) if s.want == want for c in s.cites]


def _assumed(desk: Desk, stated: Iterable[tuple[str, str]]) -> list[str]:
    crisis = desk.given.crisis
    wanted = crisis.priorities if crisis else {}
    return [
        s.assumption
        for dm, want in stated
        for s in wanted.get(dm, ())
        if s.want == want and s.assumption
    ]
