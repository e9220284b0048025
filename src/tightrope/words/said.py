"""What was said in public or only implied: the words of the file first, then how they are read."""

from __future__ import annotations

from tightrope.analysis.commitments.report import RedLineJudgement
from tightrope.words.parts import ActorRef, Agreeing, FormulaRef, Phrase
from tightrope.words.phrase import fill, join, sentence


def as_said(
    says: str, said_by: str, said_on: str | None, read: Phrase, *, public: bool = True
) -> Phrase:
    """Gives who said it, when and in which words, and then what it is read as in the model."""
    if not says:
        return read
    who = ", ".join(filter(None, (said_by, said_on)))
    stop = "" if says.rstrip().endswith((".", "!", "?")) else "."
    words = sentence(f"{'{who}: ' if who else ''}{{says}}{stop}", who=who, says=says.strip())
    private = Phrase() if public else sentence("It was not said in public.")
    return join([words, private, sentence("(Read as: {read}.)", read=read)])


def warning(line: RedLineJudgement) -> Phrase:
    """Gives what was announced: if this, then that."""
    if line.supposed_by and line.response is not None:
        return sentence(
            "Supposed ({who}): if {trigger}, then {response}.",
            who=", ".join(filter(None, (line.supposed_by, line.supposed_on))),
            trigger=FormulaRef(line.trigger),
            response=FormulaRef(line.response),
        )
    if line.says:
        read = _filled(line, "a red line of {by} against {against}: {rule}")
        return as_said(line.says, line.said_by, line.said_on, read, public=line.public)
    if line.public and line.said_by:
        return _filled(line, "{by} warned {against}: {rule}.", whole=True)
    implied = "" if line.public else " (implied, not said in public)"
    text = "{by} {is_} read to have a red line against {against}" + implied + ": {rule}."
    return _filled(line, text, whole=True)


def _filled(line: RedLineJudgement, template: str, *, whole: bool = False) -> Phrase:
    trigger = FormulaRef(line.trigger)
    rule = (
        fill("if {trigger}, with no answer named", trigger=trigger)
        if line.response is None
        else fill(
            "if {trigger}, then {response}", trigger=trigger, response=FormulaRef(line.response)
        )
    )
    return (sentence if whole else fill)(
        template,
        by=ActorRef(line.by),
        against=ActorRef(line.against),
        is_=Agreeing((line.by,), "is", "are"),
        rule=rule,
    )
