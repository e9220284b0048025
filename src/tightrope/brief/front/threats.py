"""What was threatened: how many red lines there are, how credible, which are crossed; a ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.commitments.report import CommitmentsReport, RedLineJudgement
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Figure, Row, Sentence
from tightrope.brief.pictures.drawing import Ladder, Rung
from tightrope.words import count, listed, numeral, sentence_case
from tightrope.words.plain import portion

_IDLE = "adds nothing"
_VERDICTS = ("self-executing", "credible", "conditional", "empty", _IDLE, "not judged")
_RUNGS = 6  # red lines that are drawn; all stand in the table
_GLOSS = {
    "self-executing": "the answer follows by itself",
    "conditional": "only in some of the outcomes that cross it would the answer be given",
    "empty": "answering would gain nothing",
}
_UNJUDGED = ("", "not judged")


def threats(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Sentence]:
    """How many red lines are credible, how many have a supposed answer only, which are crossed."""
    lines = report.red_lines
    if not lines:
        return
    found = [(v, n) for v in _VERDICTS if (n := sum(line.told == v for line in lines))]
    if len(found) == 1:
        some, several = portion(len(lines), len(lines), "red line")
        text = f"{sentence_case(some)} {_is(found[0][0], several)}"
    else:
        parts = [f"{numeral(n)} {_is(v, n > 1)}" for v, n in found]
        text = f"Of {count(len(lines), 'red line')}, {listed(parts)}"
    supposed = sum(line.supposed is not None for line in lines)
    if supposed:
        these = "it" if len(lines) == 1 else f"{numeral(supposed)} of these"
        text += f"; for {these} a reader supposes an answer, judged apart"
    yield write.say(f"{text}.", computed=["k-red-lines"])
    for text in _crossings(lines):
        yield write.say(text, computed=["k-red-lines"])


def _crossings(lines: Sequence[RedLineJudgement]) -> Iterator[str]:
    """What was drawn in public and is crossed, and what only holds as modelled, and why only so."""
    crossed = [line for line in lines if line.is_crossed]
    if crossed:
        has = "has" if len(crossed) == 1 else "have"
        which = "It" if len(lines) == 1 else sentence_case(numeral(len(crossed)))
        yield f"{which} {has} been crossed{_answered(crossed)}."
    unmet = [line for line in lines if line.is_unmet]
    if unmet:
        some = f"{numeral(len(unmet))} of these {'demands' if len(unmet) == 1 else 'demand'}"
        which = f"What {'it demands' if len(lines) == 1 else some}"
        yield f"{which} is not done today{_answered(unmet)}."
    modelled = [line for line in lines if line.holds_as_modelled]
    implied = [line for line in modelled if not line.stands_for]
    if implied:
        which = "It" if len(lines) == 1 else sentence_case(numeral(len(implied)))
        one = len(implied) == 1
        was, holds = ("was", "its condition") if one else ("were", "their conditions")
        holds += f" as modelled {'holds' if one else 'hold'} today"
        yield f"{which} {was} not said in public; {holds}."
    stood_in = len(modelled) - len(implied)
    if stood_in:
        which = "It" if len(lines) == 1 else sentence_case(numeral(stood_in))
        are, condition = ("is", "its condition") if stood_in == 1 else ("are", "their conditions")
        yield f"{which} {are} not tested: only what stands in for {condition} holds today."


def _answered(crossed: Sequence[RedLineJudgement]) -> str:
    answered = sum(line.answered for line in crossed)
    if not answered:
        return ""
    if len(crossed) == 1:
        return " and has been answered"
    return f"; {numeral(answered)} of these {'has' if answered == 1 else 'have'} been answered"


def _is(verdict: str, several: bool) -> str:
    if verdict == _IDLE:
        return (
            "add nothing (what they threaten is done already)"
            if several
            else "adds nothing (what it threatens is done already)"
        )
    gloss = f" ({_GLOSS[verdict]})" if verdict in _GLOSS else ""
    return f"{'are' if several else 'is'} {verdict}{gloss}"


def ladder_figure(desk: Desk, write: Writer, report: CommitmentsReport) -> Figure:
    """The red lines by how credible they are; each stands once, with the answer supposed for it."""
    drawn = sorted(report.red_lines, key=_by_verdict)
    shown = _shown(drawn)
    rungs = tuple(
        Rung(
            f"{desk.wording.actor(line.by)} to {desk.wording.actor(line.against)}{_deterring(line)}",
            sentence_case(desk.wording.formula(line.trigger))
            + " (a demand, not met)" * line.is_unmet
            + _supposed(line.supposed),
            line.told,
            line.is_crossed,
        )
        for line in shown
    )
    empty = sum(line.told == "empty" for line in drawn)
    title = "Red lines by how credible they are"
    if len(drawn) > 1:
        some, several = portion(empty, len(drawn), "line")
        title += f": {some} {'are' if several else 'is'} empty"
    if len(rungs) < len(drawn):
        title += f" ({numeral(len(rungs))} are drawn)"
    return Figure(
        "fig-ladder",
        title,
        f"{sentence_case(count(len(drawn), 'red line'))}, most credible first; each by the condition "
        "it is read as.",
        Ladder(_VERDICTS, rungs),
        write.table(
            "ladder",
            "Red lines",
            Column.put_in("Red line", "What was said", "Then", "Crossed")
            + Column.found("Credible?", "Deters if certain?", "Deters as modelled?"),
            [_row(desk, write, line) for line in drawn],
        ),
    )


def _by_verdict(line: RedLineJudgement) -> int:
    return _VERDICTS.index(line.told)


def _shown(ordered: Sequence[RedLineJudgement]) -> list[RedLineJudgement]:
    """As many as can be read, one of each verdict before a second of any."""
    first = list({line.told: line for line in reversed(ordered)}.values())
    kept = [*first, *(line for line in ordered if line not in first)][:_RUNGS]
    return [line for line in ordered if line in kept]


def _deterring(line: RedLineJudgement) -> str:
    words = {"yes": "deters", "no": "does not deter", "in part": "deters in part"}
    if line.done_already:
        return " · done already"
    return f" · {words[line.deters]} if certain" if line.deters in words else ""


def _supposed(guess: RedLineJudgement | None) -> str:
    """Who supposes an answer that was not announced, and when; how it is judged."""
    return f" (answer supposed by {_supposer(guess)}: {guess.told})" if guess else ""


def _supposer(guess: RedLineJudgement) -> str:
    return ", ".join(filter(None, (guess.supposed_by, guess.supposed_on)))


def _row(desk: Desk, write: Writer, line: RedLineJudgement) -> Row:
    formula, guess = desk.wording.formula, line.supposed
    who = ", ".join(filter(None, (line.said_by, line.said_on)))
    if not line.public:
        who += f"{'; ' if who else ''}not said in public"
    trigger = f"if {formula(line.trigger)}"
    if line.stands_for:
        trigger += f" (stands in for “{line.stands_for}”)"
    response = formula(line.response) if line.response else "no answer named"
    then = ""
    if guess is not None and guess.response:
        then = f"supposed by {_supposer(guess)}: {formula(guess.response)}"
    verdicts = (line.told, *line.told_deterrence)
    guessed = ("", "", "") if guess is None else (guess.told, *guess.told_deterrence)
    return write.row(
        (
            Cell(f"{desk.wording.actor(line.by)} to {desk.wording.actor(line.against)}", note=who),
            Cell(line.says, note=f"read as: {trigger}") if line.says else trigger,
            Cell(response, "" if line.response else "muted", then),
            _crossed_cell(line),
            *(
                Cell(verdict, note=f"as supposed: {other}" if other not in _UNJUDGED else "")
                for verdict, other in zip(verdicts, guessed, strict=True)
            ),
        ),
        cites=tuple(dict.fromkeys((*line.cites, *(guess.cites if guess else ())))),
        assumed=[line.assumption, guess.assumption if guess else None],
        computed=["k-red-lines"],
        on=[*desk.drawn(line), *(desk.drawn(guess) if guess else ())],
    )


def _crossed_cell(line: RedLineJudgement) -> Cell:
    answered = "answered today" if line.answered else ""
    if line.is_unmet:
        return Cell("not met", note=answered)
    if line.is_crossed:
        note = "; ".join(filter(None, (line.followed, answered)))
        return Cell(line.crossed or "today", note=note)
    if line.stands_for:
        return Cell("not tested", "muted", "what stands in for it holds today" * line.being_crossed)
    if line.holds_as_modelled:
        return Cell("not known", "muted", "the condition it is read as holds today")
    return Cell("not crossed", "muted")
