"""The mistakes the option game can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused, UsageMistake


class NothingToPlay(CheckFailed, code="game-nothing-to-play"):
    """A game needs at least one decision maker, each with at least one option of two or more
    levels, and names that are not used twice. Add what is missing or rename."""


class UnknownDecisionMaker(UsageMistake, code="game-unknown-decision-maker"):
    """A decision maker was named that the game does not have. Use one of its names."""


class UnknownOption(UsageMistake, code="game-unknown-option"):
    """An option was named that the game does not have, or a bare name that several decision
    makers use. Write it as `decision_maker.option`."""


class UnknownLevel(UsageMistake, code="game-unknown-level"):
    """A level was named or numbered that the option does not have. Levels are numbered from 0 in
    the order they were given; yes/no options have the levels no (0) and yes (1)."""


class UnknownMove(UsageMistake, code="game-unknown-move"):
    """A move was allowed or forbidden that the decision maker cannot make in any case: it changes
    somebody else's option, undoes an irreversible one, or changes nothing. Check the pair."""


class RestrictedMoves(UsageMistake, code="game-restricted-moves"):
    """This question is asked of whole options only, and the game allows or forbids single moves.
    Express what cannot be undone by irreversible options, or ask for stability alone."""


class UnknownState(UsageMistake, code="game-unknown-state"):
    """A state was named that is not among the feasible states. Check its levels against the rules
    or the list of feasible states."""


class DuplicateState(UsageMistake, code="game-duplicate-state"):
    """The same state stands twice where it may stand once: in the feasible states or in a
    ranking. Remove one of the two."""


class UnrankedState(UsageMistake, code="game-unranked-state"):
    """A ranking leaves out feasible states. Every feasible state needs a place; put states
    between which there is no preference into one set."""


class CyclicRanking(UsageMistake, code="game-cyclic-ranking"):
    """A strict ranking runs in a circle: a state is said to be better than itself by way of
    others. Remove one of the comparisons named."""


class WrongLength(UsageMistake, code="game-wrong-length"):
    """A list has not as many entries as there are options (in a state) or feasible states (in
    preferences). Give one entry for each."""


class NotANumber(UsageMistake, code="game-not-a-number"):
    """A payoff or weight is not a number. States without a known payoff need a place too."""


class MissingPreferences(CheckFailed, code="game-missing-preferences"):
    """A decision maker has options but no preferences. Give it priorities, a ranking, weights or
    a number per state."""


class NoFeasibleState(CheckFailed, code="game-no-feasible-state"):
    """No state satisfies all the rules: they contradict each other. The message names the rules
    at which the last states were lost."""


class InfeasibleStatusQuo(CheckFailed, code="game-infeasible-status-quo"):
    """The status quo is not among the feasible states. Change what the options are doing now, or
    the rule it breaks."""


class TooManyStates(Refused, code="game-too-many-states"):
    """The state space is larger than this machine can hold. Add rules, merge options, or list the
    feasible states."""


class NoPriorities(CheckFailed, code="strategy-no-priorities"):
    """The question is about the order of stated priorities, and nobody concerned has two or more
    statements. Give priorities as statements instead of numbers or a ranking."""


class BadDispersion(UsageMistake, code="strategy-bad-dispersion"):
    """A dispersion says how far sampled orders stray from the stated one: above 0 (hardly ever)
    up to 1 (any order is as likely as any other)."""
