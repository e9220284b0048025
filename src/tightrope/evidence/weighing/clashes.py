"""The ways two claims can clash, as a table: who stands on which side, and how hard it is.

Each side of a rule gives a key or None; two claims clash when one stands on side a and the
other on side b under the same key. So contradictions are found by grouping, never by
comparing every claim with every other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tightrope.evidence.weighing.clash_sides import (
    Side,
    allied,
    calls_it_a_pact,
    close,
    commits,
    cue,
    direction,
    distant,
    dyad,
    exact,
    flatly_denied,
    friendly,
    gives_aid,
    goal,
    group,
    hedged,
    held,
    holds_back,
    hostile,
    limited,
    may_support,
    no_request,
    not_allied,
    opposes_intervention,
    pair_of,
    plain,
    refuses_aid,
    request,
    says_it_does_not_bind,
    source,
    standing,
    strong,
    threatens,
    unable,
    uses_force,
    when,
)

__all__ = ["CLASHES", "Clash"]


@dataclass(frozen=True, slots=True)
class Clash:
    """One way of clashing. `weight` is for ranking only."""

    kind: str
    relation_to: Literal["contradicts", "pulls against"]
    weight: float
    a: Side
    b: Side
    says: str  # what clashes, for the sentence shown with the two quotes
    can_supersede: bool = False  # the newer of two documents may simply know better
    other_source: bool = False  # the two must come from different actors
    other_target: bool = False  # the two must be aimed at different actors
    a_cue: re.Pattern[str] | None = None  # words that put side a at its sharpest
    b_cue: re.Pattern[str] | None = None


CLASHES: tuple[Clash, ...] = (
    Clash("pact against no clause", "contradicts", 1.0, when(calls_it_a_pact, pair_of),
          when(says_it_does_not_bind, pair_of),
          "one calls it a pact that protects, the other says that it obliges nothing",
          a_cue=cue(r"defen[cs]e\s+(?:pact|treaty)|(?:security|military)\s+(?:pact|treaty|alliance)|commitment\s+to"),
          b_cue=cue(r"no\s+(?:\w+\s+){0,2}(?:clause|article|obligation|provision)|not\s+(?:\w+\s+)?(?:requir|oblig|bind|bound|commit|translat)|rather\s+than|blank\s+che")),
    Clash("asserted and denied", "contradicts", 0.9, when(held, exact),
          when(flatly_denied, exact), "one says it, the other denies it", can_supersede=True,
          b_cue=cue(r"den(?:y|ies|ied|ial)|not\b|no\b|never|refut|reject|rather\s+than|far\s+from")),
    Clash("aid given and refused", "contradicts", 0.9, when(gives_aid, dyad),
          when(refuses_aid, dyad), "one says that help is given, the other that it is refused",
          can_supersede=True, a_cue=cue(r"provid|suppl|deliver|recipro|mutual|sent|shar"),
          b_cue=cue(r"refus|declin|reluctan|withh|not\s+been\s+recipro|not\s+prepared|will\s+not|cannot|no\b|unlikely")),
    Clash("asked and not asked", "contradicts", 0.85, when(no_request, pair_of),
          when(request, pair_of), "one says that help was asked for, the other that it was not"),
    Clash("opposite sign", "contradicts", 0.65, when(allied, pair_of), when(not_allied, pair_of),
          "one says that the two stand together, the other that they do not", can_supersede=True),
    Clash("commitment and restraint", "pulls against", 0.6, when(commits, pair_of),
          when(holds_back, pair_of), "one speaks of commitment, the other of its limits",
          a_cue=cue(r"surviv|loyal|stands?\s+by|commit|guarant|ensur|protect|defend|vital|willing"),
          b_cue=cue(r"self-preserv|will\s+not|won['’]t|cannot|limits?\b|not\s+prepared|unlikely|abandon|reluctan")),
    Clash("positions differ", "contradicts", 0.65, when(lambda c: direction(c) > 0, goal),
          when(lambda c: direction(c) < 0, goal), "actors stand on opposite sides of the same matter",
          other_source=True),
    Clash("friendly and hostile", "pulls against", 0.6, when(friendly, pair_of),
          when(hostile, pair_of), "one shows the two as partners, the other as adversaries",
          a_cue=cue(r"warm|trust|robust|friend|stable|good\b|ties|partner"),
          b_cue=cue(r"condemn|apprehen|frustrat|accus|tension|stern|hostil|distrust|denounc|critici")),
    Clash("strong and limited", "pulls against", 0.45, when(close, pair_of),
          when(distant, pair_of), "one puts it strongly, the other limits it",
          a_cue=cue(r"deep|strong|robust|vital|unprecedented|long-?standing|decades|centuries|solid"),
          b_cue=cue(r"merely|temporar|limit|cannot|conditional|transactional|competition|self-")),
    Clash("standing", "pulls against", 0.55, when(strong, standing),
          when(lambda c: limited(c) or c.negated, standing),
          "one gives the actor weight, the other takes it away",
          a_cue=cue(r"pivotal|indispensable|key\b|central|decisive|major\s+player|leading"),
          b_cue=cue(r"few\s+levers|little|not\s+shaping|merely|limits|marginal|sidelined|powerless|unable")),
    Clash("firm and rhetorical", "pulls against", 0.55,
          when(lambda c: threatens(c) and strong(c), source),
          when(lambda c: limited(c) and group(c) in ("hostility", "diplomacy", "other"), source),
          "one calls the warning firm, the other calls the stance words only",
          a_cue=cue(r"clear|firm|unequivocal|stern|strong|red\s+line"),
          b_cue=cue(r"rhetoric|symbolic|verbal|words|without\s+(?:\w+\s+)?(?:commit|engag|act)|bluff|empty")),
    Clash("different red lines", "pulls against", 0.5,
          when(lambda c: c.relation == "red_line", source), when(threatens, source),
          "the line is drawn at different things", a_cue=cue(r"red\s+lines?"), b_cue=cue(r"red\s+lines?"),
          other_target=True),
    Clash("each the attacker", "pulls against", 0.45,
          when(lambda c: uses_force(c) and (c.source_actor or "") < (c.target_actor or ""), pair_of),
          when(lambda c: uses_force(c) and (c.source_actor or "") > (c.target_actor or ""), pair_of),
          "each is said to have attacked the other",
          a_cue=cue(r"attack|aggress|respon|retaliat|unprovoked|provok"),
          b_cue=cue(r"attack|aggress|respon|retaliat|unprovoked|provok")),
    Clash("doctrine and deed", "pulls against", 0.45, when(opposes_intervention, source),
          when(uses_force, source), "the actor opposes in others what it does itself",
          a_cue=cue(r"oppos|principle|sovereign|interfer|interven|violation|international\s+law"),
          b_cue=cue(r"inva[ds]|offensive|interven|war\b|annex|occup")),
    Clash("willing and unwilling", "pulls against", 0.45, when(uses_force, source),
          when(unable, source), "one shows it using force, the other avoiding it",
          a_cue=cue(r"willing|interven|decisive|inva[ds]"),
          b_cue=cue(r"cannot\s+afford|bogged|avoid|drain|divert|reluctan|unable|overstretch")),
    Clash("more support and no means", "pulls against", 0.4, when(may_support, source),
          when(unable, source), "one expects more support, the other sees no means for it",
          b_cue=cue(r"cannot|bogged|drain|divert|unable|overstretch|avoid")),
    Clash("certain and possible", "pulls against", 0.4, when(plain, exact),
          when(hedged, exact), "one states it, the other only supposes it"),
)  # fmt: skip
