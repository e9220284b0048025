"""Sentences on how often a side's best reply changes with what the others do."""

from __future__ import annotations

from tightrope.conflict.replies import ReplyCount
from tightrope.words.parts import ActorRef, Phrase
from tightrope.words.phrase import sentence


def reply_count(found: ReplyCount) -> Phrase:
    """Gives in how many situations a side would rather do something else than in most of them."""
    whose = ActorRef(found.decision_maker, possessive=True)
    if found.situations == 1:
        return sentence("{whose} best reply cannot change: nobody else has a choice.", whose=whose)
    if not found.others:
        return sentence(
            "{whose} best reply is the same in all {all} situations that the others can bring about.",
            whose=whose,
            all=f"{found.situations:,}",
        )
    return sentence(
        "{whose} best reply changes with what the others do: in {some} of the {all} situations that "
        "they can bring about it is another than the commonest one.",
        whose=whose,
        all=f"{found.situations:,}",
        some=f"{found.others:,}",
    )
