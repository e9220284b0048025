"""Sentences on offers and demands."""

from __future__ import annotations

from tightrope.analysis.commitments.report import DemandJudgement, OfferJudgement
from tightrope.words.parts import ActorRef, Agreeing, FormulaRef, Part, Phrase
from tightrope.words.phrase import fill, join, joined, sentence
from tightrope.words.said import as_said


def offer(found: OfferJudgement) -> Phrase:
    """Gives what was offered, whether it would be kept, and whether taking it up pays."""
    rule = fill(
        "if {asked}, then {promised}",
        asked=FormulaRef(found.asked),
        promised=FormulaRef(found.promised),
    )
    parties: dict[str, Part | Phrase] = {
        "by": ActorRef(found.by),
        "to": ActorRef(found.to),
        "rule": joined([rule]),
    }
    first = as_said(
        found.says,
        found.said_by,
        found.said_on,
        fill("an offer of {by} to {to}: {rule}", **parties),
    )
    if not found.says:
        first = sentence("{by} offered {to}: {rule}.", **parties)
    if not found.was_said:
        late = "It was said only on {on}, so it is not judged for an earlier date."
        return join([first, sentence(late, on=found.said_on or "")])
    return join([first, _kept(found), _taken_up(found)])


def _kept(found: OfferJudgement) -> Phrase:
    told = {
        "credible": "{by} would rather keep it than not in all {judged} possible outcomes in which "
        "its part is asked for.",
        "empty": "{by} would rather not keep it in any of the {judged} possible outcomes in which "
        "its part is asked for.",
        "conditional": "{by} would rather keep it in {holds} of the {judged} possible outcomes in "
        "which its part is asked for.",
    }
    said = told.get(found.kept, "Whether it would be kept is not judged.")
    return sentence(
        said, by=ActorRef(found.by), holds=f"{found.holds_in:,}", judged=f"{found.judged_in:,}"
    )


def _taken_up(found: OfferJudgement) -> Phrase:
    told = {
        ("yes", "no"): "Were the promise certain, {to} would gain by taking it up as things stand.",
        ("yes", "yes"): "{to} {gains} by doing what is asked even if nothing is given in return.",
        ("no", "no"): "Even were the promise certain, {to} would not gain by taking it up.",
        (
            "no",
            "yes",
        ): "{to} {gains} by doing what is asked, and would not if the promise were kept.",
        ("done", "done"): "{to} {does} what is asked already.",
        ("cannot", "cannot"): "{to} cannot do what is asked from here by a move of its own.",
        ("cannot", "yes"): "The promise cannot be made good from here.",
        ("cannot", "no"): "The promise cannot be made good from here.",
    }
    said = told.get((found.pays_if_certain, found.pays_anyhow), "")
    return (
        sentence(
            said,
            to=ActorRef(found.to),
            gains=Agreeing((found.to,), "gains", "gain"),
            does=Agreeing((found.to,), "does", "do"),
        )
        if said
        else Phrase()
    )


def demand(found: DemandJudgement) -> Phrase:
    """Gives what was demanded, whether it is met or late, and whether meeting it pays."""
    parts_of: dict[str, Part | Phrase] = {
        "by": ActorRef(found.by),
        "of": ActorRef(found.of),
        "wants": FormulaRef(found.wants),
        "deadline": f", by {found.deadline}" if found.deadline else "",
    }
    read = fill("a demand of {by} to {of} that {wants}{deadline}", **parts_of)
    first = as_said(found.says, found.said_by, found.said_on, read)
    if not found.says:
        first = sentence("{by} demanded of {of} that {wants}{deadline}.", **parts_of)
    if not found.was_said:
        late = "It was said only on {on}, so it is not judged for an earlier date."
        return join([first, sentence(late, on=found.said_on or "")])
    met = {
        "yes": "It is met.",
        "no": "It is not met." if not found.late else "It is not met and late.",
    }
    pays = {
        "yes": "{of} would gain by meeting it as things stand.",
        "no": "{of} would not gain by meeting it as things stand.",
        "cannot": "{of} cannot meet it from here by a move of its own.",
    }
    parts = [first]
    if found.met in met:
        parts.append(sentence(met[found.met]))
    if found.pays in pays:
        parts.append(sentence(pays[found.pays], of=ActorRef(found.of)))
    return join(parts)
