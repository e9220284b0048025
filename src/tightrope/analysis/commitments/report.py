"""What the commitments engine reports: obligations in force and triggered, red lines judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.consequences import Status

Answer = Literal["yes", "no", "not judged"]
Taking = Literal["yes", "no", "done", "cannot", "not judged"]
Share = Literal["yes", "no", "in part", "not judged"]
WhyNot = Literal[
    "",
    "not yet said",
    "no response announced",
    "no model",
    "no options of its author",
    "response of another",
    "nothing crosses it",
    "done for good",
]
Verdict = Literal["credible", "empty", "conditional", "self-executing", "not judged"]
Told = Verdict | Literal["adds nothing"]


@dataclass(frozen=True, slots=True)
class ObligationStatus:
    """One obligation of one party on a date and in a state."""

    treaty: str
    obligation: str
    party: str
    towards: tuple[str, ...]
    status: Status
    triggered: Answer
    honoured: Answer  # by this party, in the present; not judged where it does not bind
    article: str
    cites: tuple[str, ...]
    assumption: str | None
    says: str = ""  # the clause in the words of the file
    area: str = ""
    condition: str | None = None  # formula over options; None: owed at all times
    signed: str | None = None  # when its treaty was signed
    date: str | None = None  # what the status rests on: in force since, ended on, in force from
    by: str | None = None  # who left, reserved, suspended or broke; None: nobody, or everybody
    broken_on: str | None = None  # the last act, as a fact of the file, by which the party broke it
    clause: int = 1  # the place of the clause in its treaty, from 1
    honoured_expected: Answer = "not judged"  # in the outcome that is expected, by the formulas
    unable: bool = False  # not honoured, and no one move of its own could honour it
    unable_because: tuple[str, ...] = ()  # the reasons of the rules that leave it no way


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """A treaty that sources call by a name, and the kinds of obligation it has."""

    treaty: str
    called: str
    obliges: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwedClause:
    """An obligation of one party, to be named in a sentence."""

    treaty: str
    obligation: str
    party: str
    towards: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A treaty that does not bind a party on a date, and why."""

    treaty: str
    party: str
    status: Status
    date: str | None  # what the status rests on, as for obligations


@dataclass(frozen=True, slots=True)
class Clash:
    """Two obligations that no feasible state honours together."""

    one: OwedClause
    other: OwedClause
    states: int  # feasible states in which both are triggered
    not_in_force: tuple[Loose, ...]  # those of the two that do not bind, as far as is known


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish for the trigger: the formula, and the statement it stands above (None: last of all)."""

    formula: str
    above: str | None


@dataclass(frozen=True, slots=True)
class MendedBy:
    """The least change of its author's priorities that makes a red line credible."""

    statement: str
    above: str
    stated: bool  # whether the statement is one of its own; else it is a new one


@dataclass(frozen=True, slots=True)
class ResponseTest:
    """One response of the one who drew a red line, taken as certain, and what it would do."""

    response: str  # a formula over one option of `by`
    named: bool  # whether the red line names it
    deters: Literal["yes", "no", "cannot be done"]  # here, with the response certain
    preferred: bool  # once crossed from here, it is what `by` prefers to doing without
    deters_in: int = 0  # of the sampled orders in which crossing pays, those it would deter in
    option: str = ""  # where the response is one comparison: its option
    op: str = ""  # and its operator; "": done, or not done


@dataclass(frozen=True, slots=True)
class RedLineJudgement:
    """Whether a red line is credible, and whether it deters, computed from the model."""

    id: str
    by: str
    against: str
    trigger: str
    response: str | None
    verdict: Verdict
    holds_in: int  # feasible states with the trigger in which the response is what `by` prefers
    judged_in: int  # feasible states with the trigger
    conditional_on: str | None  # formula that tells the two apart, where one was found
    deters: Share  # with the response certain
    share_credible: float | None  # of sampled priorities; robustness, not probability
    draws: int
    crossed: str | None
    cites: tuple[str, ...]
    assumption: str | None
    followed: str = ""  # what followed the crossing
    said_by: str = ""
    said_on: str | None = None
    public: bool = True
    being_crossed: bool = False  # said by the date, and the trigger holds in the present state
    gains_in: int = (
        0  # states without the response in which the target gains by crossing, unanswered
    )
    deterred_in: int = 0  # of them, with the named response certain
    deters_as_modelled: Share = "not judged"
    responses: tuple[ResponseTest, ...] = ()
    share_deters: float | None = None  # with the named response, of the orders in which it pays
    pays_in: int = 0  # of `sampled` orders of the target's priorities: crossing pays here
    sampled: int = 0
    # where the target stands: it has crossed, cannot by itself, gains by crossing or does not
    situation: Literal["crossed", "cannot", "tempted", "not tempted", "not judged"] = "not judged"
    wish: Wished | None = None  # what the responses were tested against, where nothing tempts
    own_answer_deters: bool = False  # what its author would do of itself, once it is crossed
    why_not: WhyNot = ""  # why its verdict is not judged; empty where it is
    supposed_by: str = ""  # who supposes the response; empty: it was announced
    supposed_on: str | None = None  # when it was supposed; `said_on` is when the line was drawn
    reckoned: Share = "not judged"  # would it respond still, reckoning with the target's reply?
    reckoned_in: int = 0  # of `open_in`: it would respond still, so reckoning
    open_in: int = 0  # judged states with the trigger in which it has not responded yet
    least_change: tuple[str, ...] = ()  # raises that make it credible, as `whatif` takes them
    mended_by: MendedBy | None = None  # the same; None: nothing does, or nothing need
    by_draws: bool = False  # shares are over draws of strengths and weights, not of orders alone
    mending_sought: bool = True  # looked for among the author's lines; not where it has interests
    demands: bool = False  # its trigger is so where the other does nothing: it asks for an act
    done_already: bool = False  # the response is so today, though the line is not crossed
    answered: bool = False  # the line is crossed today, and the response is so
    says: str = ""  # what was said, in the words of the file
    stands_for: str = ""  # what the trigger stands in for, as the model has no option for it
    supposed: RedLineJudgement | None = None  # the same line by the answer somebody supposes

    @property
    def is_crossed(self) -> bool:
        """Whether it was crossed: it says when, or what was drawn in public is so today."""
        return bool(self.crossed) or (self._is_so_in_public and not self.demands)

    @property
    def is_unmet(self) -> bool:
        """Whether what was demanded in public is not done today; no day says since when."""
        return not self.crossed and self._is_so_in_public and self.demands

    @property
    def _is_so_in_public(self) -> bool:
        return self.being_crossed and self.public and not self.stands_for

    @property
    def holds_as_modelled(self) -> bool:
        """Whether only the formula it is read as is so today: nobody drew it, or it stands in."""
        return self.being_crossed and not (self.is_crossed or self.is_unmet)

    @property
    def told(self) -> Told:
        """The verdict; "adds nothing" of a threat of what is done already, whatever it would be."""
        return "adds nothing" if self.done_already else self.verdict

    @property
    def told_deterrence(self) -> tuple[str, str]:
        """Whether it deters, if certain and as modelled; neither is asked of what is done already.

        What has been crossed, or is not met, did not deter, whatever the model has it do elsewhere.
        """
        if self.done_already:
            return "done already", "done already"
        modelled: str = self.deters_as_modelled
        if modelled in ("yes", "in part") and self.is_crossed:
            modelled = "it did not"
        elif modelled in ("yes", "in part") and self.is_unmet:
            modelled = "not so far"
        return self.deters, modelled


@dataclass(frozen=True, slots=True)
class OfferJudgement:
    """An offer: would its author keep it, and is it worth taking up."""

    id: str
    by: str
    to: str
    asked: str  # formulas over options
    promised: str
    cites: tuple[str, ...]
    assumption: str | None
    said_by: str = ""
    said_on: str | None = None
    was_said: bool = True  # by the date; else it is not judged
    kept: Verdict = "not judged"  # as for red lines: would its author rather keep it, once asked to
    holds_in: int = 0  # feasible states with what is asked in which it would
    judged_in: int = 0
    pays_if_certain: Taking = "not judged"  # does the other gain from here, the promise certain
    pays_anyhow: Taking = "not judged"  # and if nothing is given in return
    says: str = ""  # what was said, in the words of the file


@dataclass(frozen=True, slots=True)
class DemandJudgement:
    """A demand: is it met, is it late, and would the other gain by meeting it from here."""

    id: str
    by: str
    of: str
    wants: str  # a formula over options
    cites: tuple[str, ...]
    assumption: str | None
    met: Answer
    pays: Taking
    late: bool  # its deadline has passed and it is not met
    was_said: bool = True
    deadline: str | None = None
    said_by: str = ""
    said_on: str | None = None
    says: str = ""  # what was said, in the words of the file


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """A published base rate shown beside the case, never mixed into the model."""

    question: str
    measure: str
    rate: float
    interval: tuple[float, float] | None
    n: int | None
    source: str


@dataclass(frozen=True, slots=True, repr=False)
class CommitmentsReport:
    """Which commitments bind on a date, and which only sound as if they did."""

    as_of: str | None
    obligations: tuple[ObligationStatus, ...]
    called_against_obliges: tuple[NamedInstrument, ...]
    conflicts: tuple[Clash, ...]
    red_lines: tuple[RedLineJudgement, ...]
    offers: tuple[OfferJudgement, ...]
    demands: tuple[DemandJudgement, ...]
    reference: tuple[ReferenceClass, ...]
    method: dict[str, str | int]

    def __repr__(self) -> str:
        return (
            f"<CommitmentsReport {self.as_of}: {len(self.obligations)} obligations, "
            f"{len(self.red_lines)} red lines>"
        )


def both(line: RedLineJudgement) -> tuple[RedLineJudgement, ...]:
    """Gives a red line as announced and, where somebody supposes an answer, as supposed."""
    return (line,) if line.supposed is None else (line, line.supposed)
