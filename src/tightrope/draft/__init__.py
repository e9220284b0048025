"""Claims in, a first model out, for a person to correct: main function `draft_crisis`."""

from tightrope.draft.claimed import Claimed
from tightrope.draft.make import draft_crisis
from tightrope.draft.proposal import Draft, Gap, Proposal, identity
from tightrope.draft.write import draft_yaml

__all__ = ["Claimed", "Draft", "Gap", "Proposal", "draft_crisis", "draft_yaml", "identity"]
