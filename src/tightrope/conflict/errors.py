"""The mistakes the option game can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused, UsageMistake


class NothingToPlay(CheckFailed):
    """A game needs at least one decision maker, each with at least one option of two or more
    levels, and names that are not used twice. Add what is missing or rename."""

    code = "game-nothing-to-play"


class UnknownDecisionMaker(UsageMistake):
    """A decision maker was named that the game does not have. Use one of its names."""

    code = "game-unknown-decision-maker"


class UnknownOption(UsageMistake):
    """An option was named that the game does not have, or a bare name that several decision
    makers use. Write it as `decision_maker.option`."""

    code = "game-unknown-option"


class UnknownLevel(UsageMistake):
    """A level was named or numbered that the option does not have. Levels are numbered from 0 in
    the order they were given; yes/no options have the levels no (0) and yes (1)."""

    code = "game-unknown-level"


class UnknownMove(UsageMistake):
    """A move was allowed or forbidden that the decision maker cannot make in any case: it changes
    somebody else's option, undoes an irreversible one, or changes nothing. Check the pair."""

    code = "game-unknown-move"


class RestrictedMoves(UsageMistake):
    """This question is asked of whole options only, and the game allows or forbids single moves.
    Express what cannot be undone by irreversible options, or ask for stability alone."""

    code = "game-restricted-moves"


class UnknownState(UsageMistake):
    """A state was named that is not among the feasible states. Check its levels against the rules
    or the list of feasible states."""

    code = "game-unknown-state"


class DuplicateState(UsageMistake):
    """The same state stands twice where it may stand once: in the feasible states or in a
    ranking. Remove one of the two."""

    code = "game-duplicate-state"


class UnrankedState(UsageMistake):
    """A ranking leaves out feasible states. Every feasible state needs a place; put states
    between which there is no preference into one set."""

    code = "game-unranked-state"


class CyclicRanking(UsageMistake):
    """A strict ranking runs in a circle: a state is said to be better than itself by way of
    others. Remove one of the comparisons named."""

    code = "game-cyclic-ranking"


class WrongLength(UsageMistake):
    """A list has not as many entries as there are options (in a state) or feasible states (in
    preferences). Give one entry for each."""

    code = "game-wrong-length"


class NotANumber(UsageMistake):
    """A payoff or weight is not a number. States without a known payoff need a place too."""

    code = "game-not-a-number"


class MissingPreferences(CheckFailed):
    """A decision maker has options but no preferences. Give it priorities, a ranking, weights or
    a number per state."""

    code = "game-missing-preferences"


class NoFeasibleState(CheckFailed):
    """No state satisfies all the rules: they contradict each other. The message names the rules
    at which the last states were lost."""

    code = "game-no-feasible-state"


class InfeasibleStatusQuo(CheckFailed):
    """The status quo is not among the feasible states. Change what the options are doing now, or
    the rule it breaks."""

    code = "game-infeasible-status-quo"


class TooManyStates(Refused):
    """The state space is larger than this machine can hold. Add rules, merge options, or list the
    feasible states."""

    code = "game-too-many-states"


class NoPriorities(CheckFailed):
    """The question is about the order of stated priorities, and nobody concerned has two or more
    statements. Give priorities as statements instead of numbers or a ranking."""

    code = "strategy-no-priorities"


class BadDispersion(UsageMistake):
    """A dispersion says how far sampled orders stray from the stated one: above 0 (hardly ever)
    up to 1 (any order is as likely as any other)."""

    code = "strategy-bad-dispersion"
