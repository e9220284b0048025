"""Red lines: credible, empty or conditional, and whether they deter."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import (
    CommitmentsReport,
    DemandJudgement,
    OfferJudgement,
    RedLineJudgement,
)
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Tone
from tightrope.words import count, sentence_case
from tightrope.words.told import told

__all__ = ["write_red_lines"]

_TONES: dict[str, Tone] = {
    "credible": "plus",
    "self-executing": "plus",
    "conditional": "mixed",
    "empty": "minus",
    "not judged": "muted",
}


def write_red_lines(desk: Desk) -> Section | None:
    """Each red line with its verdict, its condition and the share of draws behind it."""
    report = desk.commitments
    if report is None or not (report.red_lines or report.offers or report.demands):
        return None
    write = Writer(desk, "red-lines")
    blocks: list[Block] = []
    if report.red_lines:
        blocks = [_summary(desk, write, report), _table(desk, write, report)]
    for n, line in enumerate(report.red_lines):
        blocks.extend(_told(desk, write, line, open_=n == 0))
    blocks.extend(_other_signals(desk, write, report))
    return Section("red-lines", "Which red lines are credible", tuple(blocks))


def _other_signals(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Finding]:
    """What was offered and demanded, and what the model says of it."""
    signals: list[OfferJudgement | DemandJudgement] = [*report.offers, *report.demands]
    said = [
        write.say(
            desk.wording.say(phrase),
            cites=signal.cites,
            assumed=[signal.assumption],
            computed=["k-red-lines"],
        )
        for signal in signals
        for phrase in told(signal).values()
    ]
    if said:
        yield Finding(tuple(said), kind="list")


def _table(desk: Desk, write: Writer, report: CommitmentsReport) -> Block:
    return write.table(
        "judged",
        "Red lines, judged from the model",
        (
            "Red line",
            "If",
            "Then",
            "Verdict",
            "Deters if certain",
            "Deters as modelled",
            "Judged in",
            "Crossed",
        ),
        (_row(desk, write, line) for line in report.red_lines),
        note="Judged in: states with the line crossed in which its author prefers to carry "
        "out the threat, of all states with the line crossed.",
    )


def _summary(desk: Desk, write: Writer, report: CommitmentsReport) -> Finding:
    said = []
    for verdict in _TONES:
        own = [line for line in report.red_lines if line.verdict == verdict]
        if own:
            names = ", ".join(_name(desk, line) for line in own)
            be = "is" if len(own) == 1 else "are"
            said.append(
                write.say(
                    f"{sentence_case(count(len(own), 'red line'))} {be} {verdict}: {names}.",
                    computed=["k-red-lines"],
                )
            )
    return Finding(tuple(said))


def _told(desk: Desk, write: Writer, line: RedLineJudgement, *, open_: bool) -> Iterator[Fold]:
    """What the engine says of one line: its credibility, its deterrence, what would mend it."""
    said = [
        write.say(
            desk.wording.say(phrase),
            cites=line.cites,
            assumed=[line.assumption],
            computed=["k-red-lines"],
        )
        for phrase in told(line).values()
        if phrase
    ]
    if said:
        summary = f"{_name(desk, line)}: {line.verdict}, and why"
        yield Fold(summary, (Finding(tuple(said), kind="list"),), open=open_)


def _name(desk: Desk, line: RedLineJudgement) -> str:
    return f"{desk.wording.actor(line.by)} against {desk.wording.actor(line.against)} ({line.id})"


def _row(desk: Desk, write: Writer, line: RedLineJudgement) -> Row:
    share = (
        f"credible in {round(line.share_credible * line.draws)} of {line.draws} draws"
        if line.share_credible is not None and line.draws
        else ""
    )
    condition = f"where {desk.wording.formula(line.conditional_on)}" if line.conditional_on else ""
    deters: dict[str, Tone] = {"yes": "plus", "no": "minus", "in part": "mixed"}
    return write.row(
        (
            Cell(
                f"{desk.wording.actor(line.by)} against {desk.wording.actor(line.against)}",
                note=", ".join(filter(None, (line.id, _speaker(line), line.said_on))),
            ),
            desk.wording.formula(line.trigger),
            desk.wording.formula(line.response)
            if line.response
            else Cell("no response named", "muted"),
            Cell(
                line.verdict,
                _TONES.get(line.verdict, ""),
                note="; ".join(filter(None, (condition, share))),
            ),
            Cell(line.deters, deters.get(line.deters, "muted")),
            Cell(line.deters_as_modelled, deters.get(line.deters_as_modelled, "muted")),
            f"{line.holds_in:,} of {line.judged_in:,} states"
            if line.judged_in
            else Cell("no state", "muted"),
            _crossed(line),
        ),
        cites=line.cites,
        assumed=[line.assumption],
        computed=["k-red-lines", "k-robustness"] if share else ["k-red-lines"],
    )


def _crossed(line: RedLineJudgement) -> Cell:
    if line.crossed:
        return Cell(line.crossed, note=line.followed)
    return Cell("being crossed") if line.being_crossed else Cell("not crossed", "muted")


def _speaker(line: RedLineJudgement) -> str:
    return f"supposed by {line.supposed_by}" if line.supposed_by else line.said_by
