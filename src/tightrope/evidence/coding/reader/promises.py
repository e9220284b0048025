"""What a source says that it will do to another is done by saying it: a threat or a red line.

"We will close the border if they march", said N: no hypothetical closing, but a red line of N's.
"""

from __future__ import annotations

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.clauses import is_in_condition
from tightrope.evidence.coding.reader.document import Read
from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.speakers import find_speakers

__all__ = ["as_promised", "told_by"]

_WILL = frozenset(("will", "would", "shall", "'ll", "wo", "won't"))
_CONDITIONS = frozenset(("if", "unless"))
_BEFORE = 5  # tokens in which a verb's "will" stands before it
_THREATENED: frozenset[Relation] = frozenset((
    "military_action", "sanction", "coercion", "show_of_force", "arms_withheld", "energy_trade",
    "economic_cooperation", "diplomatic_ties", "treaty", "military_aid_refused", "refusal",
))  # fmt: skip
_THREATS: frozenset[Relation] = frozenset(("warning_threat", "red_line"))
_UNREAL = ("hypothetical", "predicted", "reported")  # what is not vouched for as done


def told_by(read: Read, line: Line, proposal: Proposal) -> tuple[Proposal, tuple[str, ...]]:
    """Gives a claim as what it is once it is known who says so, and who vouches for it, outermost first."""
    speakers = find_speakers(read, line, proposal)
    is_own = bool(speakers) and read.acts_for(speakers[-1]) == proposal.source.acts_for
    promised = as_promised(line, proposal, is_own=is_own)
    if promised is not proposal:
        speakers = find_speakers(read, line, promised)
    return promised, speakers


def as_promised(line: Line, proposal: Proposal, *, is_own: bool) -> Proposal:
    """Gives a claim as the speech act that it is; `is_own` says that its source is who says so.

    What is threatened becomes the `content`; what is only thought possible ("might", "could") stays as it is.
    """
    scope, cue = proposal.scope, proposal.cue
    if not is_own or cue is None or scope.modality not in _UNREAL or scope.held != "yes":
        return proposal
    if proposal.relation in _THREATS and not is_in_condition(line, cue[0]):
        return proposal._replace(event="THREATEN", scope=scope._replace(modality="asserted"))
    if not _WILL.intersection(line.low[max(0, cue[0] - _BEFORE) : cue[0]]):
        return proposal
    if proposal.sign < 0 and proposal.relation in _THREATENED:
        has_condition = not _CONDITIONS.isdisjoint(line.low)
        return proposal._replace(
            relation="red_line" if has_condition else "warning_threat",
            polarity=-1, event="THREATEN", scope=scope._replace(phase="done", modality="asserted"), content=proposal.relation,
        )  # fmt: skip
    return proposal
