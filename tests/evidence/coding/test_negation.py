"""An act whose object, subject or noun is negated did not happen; what only seems negated did; what is called off is ended."""

from __future__ import annotations

import pytest

from tightrope import code_text
from tightrope.evidence.coding.reader.certain import Settled, settle
from tightrope.evidence.coding.reader.placing import stands_so
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.words import tokenise

PLAIN = Scope("done", "yes", "asserted")


def line(text: str) -> Line:
    """A sentence in which each single capital letter is an actor."""
    tokens = tokenise(text, 0, len(text))
    low = [t.low for t in tokens]
    made = Line(0, len(text), tokens, low, [stem(w) for w in low])
    made.quoted = [False] * len(tokens)
    for i, t in enumerate(tokens):
        if len(t.text) == 1 and t.text.isupper():
            who = Referent(t.low, t.low, t.start, t.end)
            made.spans.append(Span(i, i + 1, t.start, t.end, "name", (who,)))
            made.stems[i] = "ACT"
    return made


def settled(text: str, cue: str, relation: str, scope: Scope = PLAIN) -> Settled:
    one = line(text)
    at, behind = one.low.index(cue), one.spans[0].last
    return settle(one, at, relation, scope, from_token=min(at, behind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cue", "relation", "rule"),
    [
        ("N signed no pact with S.", "signed", "treaty", "object negated"),
        ("N sold S no arms.", "sold", "arms_transfer", "object negated"),
        ("N handed over to S not a single gun.", "handed", "arms_transfer", "object negated"),
        ("N has bought hardly any gas from S.", "has", "energy_trade", "object negated"),
        ("N backed neither E nor S.", "backed", "diplomatic_support", "object negated"),
        ("N backed no state but gave E arms.", "backed", "diplomatic_support", "object negated"),
        ("N made no threat against S.", "threat", "warning_threat", "noun negated"),
        ("N left S without any new help.", "help", "aid", "without it"),
        ("Nobody in N has ever bombed S.", "bombed", "military_action", "subject negated"),
        ("Nowhere did N attack S.", "attack", "military_action", "subject negated"),
        ("E said that no one in N struck S.", "struck", "military_action", "subject negated"),
        ("N has at no time struck S.", "struck", "military_action", "negated by an adverb"),
        ("Not a single soldier of N struck S.", "struck", "military_action", "subject negated"),
        ("Not so much as a gun was sent to S by N.", "sent", "arms_transfer", "subject negated"),
        ("N has not lent S its support.", "support", "diplomatic_support", "act not done"),
        ("N left S without help.", "help", "aid", "without it"),
        ("N has yet to arm S.", "arm", "arms_transfer", "yet to be done"),
        ("N has not closed its own airspace to S.", "airspace", "coercion", "act not done"),
        ("N has still not closed its airspace to S.", "airspace", "coercion", "act not done"),
        ("N took no part in the raid on S.", "raid", "military_action", "no part in it"),
    ],
)
def test_what_is_negated_by_its_object_subject_or_noun_is_not_so(
    text: str, cue: str, relation: str, rule: str
) -> None:
    found = settled(text, cue, relation)
    assert rule in found.rules
    assert found.scope.held == "no"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("N sent no fewer than forty guns to S.", "sent"),
        ("N backed no one but S.", "backed"),
        ("N sold arms to no state other than S.", "sold"),
        ("N sent arms to S and got nothing.", "sent"),
        ("N sold S guns at no cost.", "sold"),
        ("N sold guns to S for no money.", "sold"),
        ("No one except N armed S.", "armed"),
        ("No sooner had E left than N armed S.", "armed"),
        ("E spoke and nobody knew that N armed S.", "armed"),
        ("N, no friend of E, armed S.", "armed"),
        ("N did not welcome arms from S.", "arms"),
        ("N, which did not like it, sold arms to S.", "arms"),
        ("N did not wait to send arms to S.", "arms"),
        ("N asked and did not sell arms to S.", "arms"),
        ("N made no secret of its arming S.", "arming"),
        ("N left no doubt as it armed S.", "armed"),
    ],
)
def test_what_only_seems_negated_is_so(text: str, cue: str) -> None:
    assert settled(text, cue, "arms_transfer").scope.held == "yes"


@pytest.mark.parametrize(
    ("text", "cue", "relation"),
    [
        ("N lost no time in condemning S.", "condemning", "condemnation"),
        ("N gave no explanation for its raid on S.", "raid", "military_action"),
        ("N imposed none the less sanctions on S.", "sanctions", "sanction"),
        ("N, for no apparent reason, shelled S.", "shelled", "military_action"),
    ],
)
def test_what_was_learned_to_be_negated_is_so_behind_a_phrase_that_negates_another_thing(
    text: str, cue: str, relation: str
) -> None:
    assert settled(text, cue, relation, PLAIN._replace(held="no")).scope.held == "yes"


def test_what_has_no_end_goes_on() -> None:
    scope = PLAIN._replace(phase="ended", held="no")
    found = settled("N put no end to its sanctions on S.", "sanctions", "sanction", scope)
    assert (found.scope.phase, found.scope.held) == ("ongoing", "yes")


@pytest.mark.parametrize(
    ("text", "cue", "relation", "phase"),
    [
        ("No envoy was sent to S by N.", "sent", "diplomatic_ties", "done"),
        ("No envoy was recalled from S by N.", "recalled", "diplomatic_ties", "ended"),
        ("N lifted no sanctions on S.", "sanctions", "sanction", "ended"),
        ("N imposed no sanctions on S.", "sanctions", "sanction", "done"),
    ],
)
def test_what_was_never_begun_has_not_ended(text: str, cue: str, relation: str, phase: str) -> None:
    found = settled(text, cue, relation, PLAIN._replace(phase="ended")).scope
    assert (found.phase, found.held) == (phase, "no")


def test_where_no_word_speaks_of_an_act_its_verb_is_looked_at() -> None:
    one = line("N took no action on S.")
    at, behind = one.low.index("s"), one.spans[0].last
    assert settle(one, at, "military_action", PLAIN, from_token=behind).scope.held == "no"


def test_a_warning_that_was_not_given_is_none() -> None:
    text = "N, with no prior warning, shelled S."
    assert settled(text, "warning", "warning_threat").is_dropped
    assert not settled(text, "shelled", "military_action").is_dropped


def test_a_tie_that_is_not_there_has_not_ended() -> None:
    scope = PLAIN._replace(phase="ended")
    found = settled("N has no alliance with S.", "alliance", "alliance", scope)
    assert (found.scope.phase, found.scope.held) == ("ongoing", "no")


@pytest.mark.parametrize(
    ("text", "cue", "relation", "phase", "held"),
    [
        ("N cancelled a visit to S.", "visit", "personal_diplomacy", "ended", "yes"),
        ("N called off all drills with S.", "drills", "military_cooperation", "ended", "yes"),
        ("N dropped its support for S.", "support", "diplomatic_support", "ended", "yes"),
        ("The visit of N to S was called off.", "visit", "personal_diplomacy", "ended", "yes"),
        ("The meeting of N and S was scrapped.", "meeting", "negotiation", "ended", "yes"),
        ("N met S and a game was scrapped.", "met", "negotiation", "done", "yes"),
        (
            "Relations of N and S were broken once before.",
            "relations",
            "diplomatic_ties",
            "ended",
            "yes",
        ),
        ("N declared the ceasefire with S over.", "ceasefire", "settlement", "ended", "yes"),
        ("N called the long truce dead.", "truce", "settlement", "ended", "yes"),
        ("N never declared the truce over.", "truce", "settlement", "done", "yes"),
        ("N declared a deal over the port with S.", "deal", "treaty", "done", "yes"),
        ("The visit of N to S was not called off.", "visit", "personal_diplomacy", "done", "yes"),
        ("N never cancelled a visit to S.", "visit", "personal_diplomacy", "done", "yes"),
        ("N cancelled flights and signed a pact with S.", "pact", "treaty", "done", "yes"),
        ("N visited S and a game was called off.", "visited", "personal_diplomacy", "done", "yes"),
        ("N dropped plans to attack S.", "attack", "military_action", "planned", "no"),
        ("N called off an attack on S.", "attack", "military_action", "planned", "no"),
        ("N never called off an attack on S.", "attack", "military_action", "done", "yes"),
        ("N abolished visas for S.", "abolished", "sanction", "ended", "yes"),
        ("N has not abolished the tariff on S.", "tariff", "sanction", "ongoing", "yes"),
        ("N resumed its old ties with S.", "ties", "diplomatic_ties", "resumed", "yes"),
        ("N refused to resume ties with S.", "ties", "diplomatic_ties", "done", "yes"),
    ],
)
def test_what_is_called_off_is_ended_and_a_harm_only_planned_is_not_so(
    text: str, cue: str, relation: str, phase: str, held: str
) -> None:
    scope = settled(text, cue, relation).scope
    assert (scope.phase, scope.held) == (phase, held)


@pytest.mark.parametrize(
    ("text", "where", "cue", "phrase", "so"),
    [
        ("N gave no arms to S.", "governs", "arms", "no", True),
        ("N gave no new British arms to S.", "governs", "arms", "no", True),
        ("N gave no sign of arms to S.", "governs", "arms", "no", True),
        ("N gave no cause for arms to S.", "governs", "arms", "no", False),
        ("N lent no E arms.", "governs", "arms", "no", False),
        ("N lent no E's arms.", "governs", "arms", "no", True),
        ("N gave S no arms.", "governed", "gave", "no", True),
        ("N gave S openly no arms.", "governed", "gave", "no", True),
        ("N gave the men no arms.", "governed", "gave", "no", False),
        ("N has given no arms.", "governed", "has", "no", True),
        ("N has been given two no arms.", "governed", "has", "no", False),
        ("N gave back no arms.", "governed", "gave", "no", True),
        ("No arms left N.", "opens", "left", "no", True),
        ("N says that no arms left.", "opens", "left", "no", True),
        ("N says no arms left.", "opens", "left", "no", False),
        ("No state but N left.", "opens", "left", "no", False),
    ],
)
def test_where_a_phrase_stands(text: str, where: str, cue: str, phrase: str, so: bool) -> None:
    one = line(text)
    at = one.low.index(phrase)
    assert stands_so(one, where, one.low.index(cue), (at, at + 1)) is so


@pytest.mark.parametrize(
    "sentence",
    [
        "Italy signed no agreement with Algeria on 11 April 2022.",
        "Russia delivered no weapons to Algeria in 2022.",
        "Kenya provided zero aid to Somalia.",
        "Poland seized none of Norway's ships.",
        "Jordan supplied hardly any weapons to Kuwait.",
        "Poland fired no missile at Belarus.",
    ],
)
def test_an_act_of_which_there_was_none_is_never_told_as_done(sentence: str) -> None:
    claims = code_text(sentence, published="2025-06-20")
    assert claims
    assert all(c.sign == 0 for c in claims)


@pytest.mark.parametrize(
    "sentence", ["Tebboune cancelled a visit to France.", "Peru dropped its support for Chile."]
)
def test_a_visit_cancelled_and_support_dropped_are_no_kindness(sentence: str) -> None:
    claims = code_text(sentence, published="2025-06-20")
    assert claims
    assert all(c.sign <= 0 for c in claims)
