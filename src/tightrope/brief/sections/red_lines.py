"""Red lines, offers and demands in full: what was said, what the model says of it."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import (
    DemandJudgement,
    OfferJudgement,
    RedLineJudgement,
    both,
)
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Section, Sentence
from tightrope.words.told import told


def write_red_lines(desk: Desk) -> Section | None:
    """A paragraph for each red line, offer and demand; None where there is none."""
    report = desk.commitments
    if report is None or not (report.red_lines or report.offers or report.demands):
        return None
    write = Writer(desk, "red-lines")
    blocks: list[Block] = [
        Fold(
            _name(desk, line),
            (Finding(tuple(s for one in both(line) for s in _told(desk, write, one))),),
        )
        for line in report.red_lines
    ]
    signals: list[OfferJudgement | DemandJudgement] = [*report.offers, *report.demands]
    said = tuple(
        write.say(
            phrase,
            cites=signal.cites,
            assumed=[signal.assumption],
            computed=["k-red-lines"],
        )
        for signal in signals
        for phrase in told(signal).values()
    )
    if said:
        blocks.append(Fold("Offers and demands", (Finding(said, kind="list"),)))
    return Section("red-lines", "Red lines, offers and demands, one by one", tuple(blocks))


def _told(desk: Desk, write: Writer, line: RedLineJudgement) -> Iterator[Sentence]:
    """Its credibility, its deterrence, what would mend it; what was sampled is said as such."""
    computed = ["k-red-lines", *(["k-robustness"] if line.draws or line.sampled else [])]
    for name, phrase in told(line).items():
        if phrase and not (name == "deterrence" and line.supposed_by):  # as of what was announced
            yield write.say(
                phrase,
                cites=line.cites,
                assumed=[line.assumption],
                computed=computed,
                on=desk.drawn(line),
            )


def _name(desk: Desk, line: RedLineJudgement) -> str:
    guess = line.supposed
    said = ", ".join(filter(None, (line.said_by, line.said_on)))
    if guess is not None:
        supposed = ", ".join(filter(None, (guess.supposed_by, guess.supposed_on)))
        said += f"{'; ' if said else ''}answer supposed by {supposed}"
    who = f"{desk.wording.actor(line.by)} to {desk.wording.actor(line.against)}"
    return f"{who} ({line.id}{': ' if said else ''}{said})"
