"""Sentences on what a game was asked: the least change, what one must want, who would leave, draws."""

from __future__ import annotations

from tightrope.analysis.strategy.coalitions import CoalitionMove
from tightrope.analysis.strategy.inverse import Clause, Requirement
from tightrope.analysis.strategy.least_change import LeastChange
from tightrope.analysis.strategy.robustness import Robustness
from tightrope.words.needed import raised
from tightrope.words.parts import ActorRef, Agreeing, Phrase, StatementRef
from tightrope.words.phrase import actors, acts, clauses, fill, join, joined, sentence
from tightrope.words.plain import count, share
from tightrope.words.strategy import deterrence


def least_change(found: LeastChange) -> Phrase:
    """Gives the least change of priorities after which an outcome holds, or no longer does."""
    goal = f"{'holds' if found.goal == 'holds' else 'no longer holds'} ({_name(found.concept)})"
    if not found.found:
        looked = "There is no change" if found.proven else "No change was found"
        who = (
            fill(" (no change of its own makes {who} stay)", who=actors(found.unmoved, "or"))
            if found.unmoved
            else Phrase()
        )
        return sentence(
            "{looked} of at most {most} after which the outcome {goal}{who}.",
            looked=looked,
            most=count(found.searched, "raised statement"),
            goal=goal,
            who=who,
        )
    if not found.raises:
        return sentence(
            "The outcome {goal} as the priorities stand; nothing need change.", goal=goal
        )
    return sentence(
        "{least} after which the outcome {goal}: {raises}.",
        least="The smallest change" if found.proven else "The smallest change found",
        goal=goal,
        raises=raised(found.raises),
    )


def requirement(found: Requirement) -> Phrase:
    """Gives what a decision maker would have to like for an outcome to be stable for it."""
    who = ActorRef(found.decision_maker)
    if not found.clauses:
        return sentence(
            "{who} cannot move, so the outcome is stable for it whatever it prefers.", who=who
        )
    unmet = [found.clauses[place] for place in found.unmet]
    if not unmet:
        stays = Agreeing((found.decision_maker,), "stays", "stay")
        return sentence(
            "{who} {stays} as things stand: {conditions} met.",
            who=who,
            stays=stays,
            conditions="the one condition is"
            if len(found.clauses) == 1
            else f"all {len(found.clauses):,} conditions are",
        )
    return sentence(
        "For {who} to stay, it must like the outcome at least as well as {unmet} ({share} of its "
        "conditions not met).",
        who=who,
        unmet=joined(_instead(clause) for clause in unmet),
        share=f"{len(unmet):,} of {len(found.clauses):,}",
    )


def _instead(clause: Clause) -> Phrase:
    """What it could do instead, and where that may lead."""
    answers = len(clause.alternatives) - 1
    act = acts(clause.move, form="gerund")
    if not answers:
        return fill("{act}", act=act)
    how = "the answer" if answers == 1 else f"one of {answers:,} answers"
    return fill("{act} or where {how} to that leads", act=act, how=how)


def coalition_move(found: CoalitionMove) -> Phrase:
    """Gives who would leave a state together, how, and whether the others can deter it."""
    together = " together" if len(found.members) > 1 else ""
    return sentence(
        "{who}{together} could gain: {change}; {deterrence}.",
        who=actors(found.members),
        together=together,
        change=clauses(found.move),
        deterrence=deterrence(found.deterred),
    )


def held_in_draws(found: Robustness) -> Phrase:
    """Gives in how many draws an outcome holds, and which statement decides most."""
    short = (
        f" (interrupted; {found.asked:,} were asked for)" if found.finished < found.asked else ""
    )
    first = sentence(
        "The outcome holds ({concept}) in {share} draws{short}.",
        concept=_name(found.concepts[-1]),
        share=share(found.holds, found.finished),
        short=short,
    )
    top = next((w for w in found.deciding if w.flips > 0), None)
    if top is None:
        return first
    puts = Agreeing((top.decision_maker,), "puts", "put")
    second = sentence(
        "What decides most is where {who} {puts} {statement}.",
        who=ActorRef(top.decision_maker),
        puts=puts,
        statement=StatementRef(top.decision_maker, top.statement),
    )
    return join([first, second])


def _name(concept: str) -> str:
    return "Nash" if concept == "nash" else concept.upper()
