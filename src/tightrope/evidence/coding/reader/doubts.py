"""When a claim is possible at most: where what was learned and the rules of telling do not agree."""

from __future__ import annotations

from tightrope.evidence.coding.reader.certain import Settled
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.sentence import Referent, Span
from tightrope.evidence.coding.reader.telling import Told, is_real, sign_of

__all__ = ["is_another", "is_contested"]


def is_another(who: Referent, span: Span) -> bool:
    """Whether a pronoun likelier stands for somebody else: "he" is one of two, and one alone can be proposed."""
    return not span.joint and span.referents[0].acts_for != who.acts_for


def is_contested(reading: Told, rule: Scope, settled: Settled) -> bool:
    """Whether a claim is doubtful: the rules of telling say another sign, or what is told as a fact is only
    foretold or supposed by them.

    The opposite of what a text says is worse than silence, and so is a fact that it does not tell: such a
    claim is possible at most. What is certain is in no doubt.
    """
    if not _decides_sign(settled):
        mine, theirs = (sign_of(reading.polarity, scope) for scope in (reading.scope, rule))
        if mine != theirs:
            return True
    return "modality" not in settled.decided and is_real(reading.scope) and not is_real(rule)


def _decides_sign(settled: Settled) -> bool:
    """Whether what is certain decides the sign of a claim, whatever was learned and the rules of telling say."""
    is_denied = "modality" in settled.decided and settled.scope.modality == "denied"
    return is_denied or not settled.decided.isdisjoint(("phase", "held"))
