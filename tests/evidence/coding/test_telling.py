"""How an act is told: the named rules, on the codebook's kinds of sentence."""

from __future__ import annotations

import pytest

from tightrope.evidence.coding.reader.certain import Settled, settle
from tightrope.evidence.coding.reader.scope import Scope, find_scope
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.telling import sign_of
from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.words import tokenise

PLAIN = Scope("done", "yes", "asserted")


def line(text: str) -> Line:
    tokens = tokenise(text, 0, len(text))
    low = [t.low for t in tokens]
    made = Line(0, len(text), tokens, low, [stem(w) for w in low])
    made.quoted = [False] * len(tokens)
    return made


def told(text: str, cue: str, relation: str = "military_action", polarity: int = -1) -> Scope:
    one = line(text)
    at = one.low.index(cue)
    return find_scope(one, at, at + 1, relation, polarity)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cue", "held"),
    [
        ("N shelled S.", "shelled", "yes"),
        ("N did not shell S.", "shell", "no"),
        ("N never shelled S.", "shelled", "no"),
        ("Neither N nor E shelled S.", "shelled", "no"),
        ("N failed to shell S.", "shell", "no"),
        ("N refused to rule out shelling S.", "shelling", "open"),
        ("It is unclear whether N shelled S.", "shelled", "open"),
        ("Will N shell S?", "shell", "open"),
        ("Not only N shelled S.", "shelled", "yes"),
    ],
)
def test_held_has_three_values(text: str, cue: str, held: str) -> None:
    assert told(text, cue).held == held


@pytest.mark.parametrize(
    ("text", "cue", "relation", "polarity", "phase"),
    [
        ("N imposed sanctions on S.", "sanctions", "sanction", -1, "done"),
        ("N lifted sanctions on S.", "sanctions", "sanction", -1, "ended"),
        ("N halted gas sales to S.", "gas", "energy_trade", 1, "ended"),
        ("V resumed arms deliveries to E.", "arms", "arms_transfer", 1, "resumed"),
        ("N postponed its talks with S.", "talks", "negotiation", 1, "planned"),
        ("N turned down talks with S.", "talks", "negotiation", 1, "refused"),
        ("N keeps shelling S.", "shelling", "military_action", -1, "ongoing"),
    ],
)
def test_the_phase_follows_from_the_verb(
    text: str, cue: str, relation: str, polarity: int, phase: str
) -> None:
    assert told(text, cue, relation, polarity).phase == phase


def test_a_speech_act_is_done_and_asserted_whatever_it_embeds() -> None:
    scope = told("N demanded that S end the war.", "demanded", "demand")
    assert (scope.phase, scope.modality) == ("done", "asserted")


@pytest.mark.parametrize(
    ("scope", "polarity", "sign"),
    [
        (PLAIN, -1, -1),
        (PLAIN._replace(phase="ended"), -1, 1),
        (PLAIN._replace(phase="ended", held="no"), -1, -1),
        (PLAIN._replace(held="no"), -1, 0),
        (PLAIN._replace(held="open"), 1, 0),
        (PLAIN._replace(modality="denied"), 1, 0),
        (PLAIN._replace(phase="refused"), 1, -1),
        (PLAIN._replace(phase="refused"), -1, 0),
    ],
)
def test_the_sign_is_the_codebooks(scope: Scope, polarity: int, sign: int) -> None:
    assert sign_of(polarity, scope) == sign


def settled(
    text: str, cue: str, relation: str = "military_action", scope: Scope = PLAIN
) -> Settled:
    one = line(text)
    return settle(one, one.low.index(cue), relation, scope, from_token=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cue", "rule", "held", "modality"),
    [
        ("N nearly shelled S.", "shelled", "nearly", "no", "asserted"),
        ("N practised shelling S.", "shelling", "rehearsed", "yes", "hypothetical"),
        ("N ruled out shelling S.", "shelling", "ruled out", "no", "hypothetical"),
        ("N is not ruling out shelling S.", "shelling", "not ruled out", "open", "hypothetical"),
        ("N reportedly shelled S.", "shelled", "hearsay", "yes", "reported"),
        ("It is not true that N shelled S.", "shelled", "not true", "yes", "denied"),
        ("N failed to deny that it shelled S.", "shelled", "fails to deny", "open", "hypothetical"),
        ("N will soon shell S.", "shell", "will", "yes", "predicted"),
        ("N is unlikely to shell S.", "shell", "unlikely", "no", "predicted"),
        ("N is hardly likely to shell S.", "shell", "unlikely", "no", "predicted"),
        ("N is unlikely to lift its last ban.", "ban", "unlikely to do", "no", "predicted"),
        ("N is likely to shell S.", "shell", "likely", "yes", "predicted"),
        ("N renounced the use of force on S.", "force", "force ruled out", "no", "hypothetical"),
        ("N stopped short of the shelling of S.", "shelling", "stopped short", "no", "asserted"),
        ("N was warned against shelling S.", "shelling", "warned off", "open", "hypothetical"),
        ("There is no proof that N shelled S.", "shelled", "no evidence", "open", "hypothetical"),
        ("N is not opposed to shelling S.", "shelling", "not opposed", "open", "hypothetical"),
    ],
)
def test_what_is_certain_overrules(
    text: str, cue: str, rule: str, held: str, modality: str
) -> None:
    found = settled(text, cue)
    assert rule in found.rules
    assert (found.scope.held, found.scope.modality) == (held, modality)


def test_a_figure_of_speech_is_dropped_for_war_alone() -> None:
    assert settled("N launched a charm offensive on S.", "offensive").is_dropped
    assert not settled("N launched a charm offensive on S.", "offensive", "sanction").is_dropped


def test_what_is_asked_of_another_is_possible_at_most() -> None:
    assert settled("N called on all to shell S.", "shell").is_capped
    assert not settled("N began to shell S.", "shell").is_capped


def test_a_threat_to_act_is_the_threat() -> None:
    found = settled("N threatened to shell S.", "shell")
    assert (found.relation, found.scope.modality) == ("warning_threat", "asserted")


@pytest.mark.parametrize(
    ("text", "cue", "modality"),
    [
        ("E will protest if N shelled S.", "shelled", "hypothetical"),
        ("E will protest unless N frees S.", "frees", "hypothetical"),
        ("If N shelled S, E protested.", "shelled", "hypothetical"),
        ("N shelled S and E protests if asked.", "shelled", "asserted"),
        ("Had N shelled S, E protested.", "shelled", "hypothetical"),
        ("Had N shelled S?", "shelled", "asserted"),
        ("N looked as if it shelled S.", "shelled", "asserted"),
        ("As N had shelled S, E protested.", "shelled", "asserted"),
    ],
)
def test_a_deed_in_a_condition_is_hypothetical(text: str, cue: str, modality: str) -> None:
    assert settled(text, cue).scope.modality == modality


@pytest.mark.parametrize(
    ("text", "cue", "relation", "told"),
    [
        ("The pact of N and S lapsed.", "pact", "treaty", ("ended", "yes")),
        ("The truce of N and S has expired.", "truce", "settlement", ("ended", "yes")),
        ("The pact of N and S has not expired.", "pact", "treaty", ("done", "yes")),
        ("The sanctions of N on S lapsed.", "sanctions", "sanction", ("done", "yes")),
        ("N severed all of its ties to S.", "ties", "diplomatic_ties", ("ended", "yes")),
        ("N severed quite all of its ties to S.", "ties", "diplomatic_ties", ("done", "yes")),
        ("N never severed its ties to S.", "ties", "diplomatic_ties", ("ongoing", "yes")),
        ("N did not rule out the use of force on S.", "force", "military_action", ("done", "open")),
        ("N did not stop short of shelling S.", "shelling", "military_action", ("done", "yes")),
        ("N stopped short of one two three shelling.", "shelling", "coercion", ("done", "no")),
        (
            "N stopped short of one two three four shelling.",
            "shelling",
            "coercion",
            ("done", "yes"),
        ),
    ],
)
def test_what_lapsed_is_over_and_what_was_stopped_short_of_is_not_so(
    text: str, cue: str, relation: str, told: tuple[str, str]
) -> None:
    scope = settled(text, cue, relation).scope
    assert (scope.phase, scope.held) == told


@pytest.mark.parametrize(
    "text", ["N ruled out shelling S.", "N renounced force, no shelling of S."]
)
def test_what_is_ruled_out_is_not_refused_as_well(text: str) -> None:
    scope = settled(text, "shelling", scope=PLAIN._replace(phase="refused")).scope
    assert (scope.phase, scope.held) == ("done", "no")


def test_what_is_denied_in_a_condition_stays_denied() -> None:
    scope = PLAIN._replace(modality="denied")
    assert (
        settled("If N shelled S, E protested.", "shelled", scope=scope).scope.modality == "denied"
    )


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("N will very soon now shell S.", "asserted"),
        ("N shall shell S.", "predicted"),
    ],
)
def test_will_counts_near_its_verb(text: str, modality: str) -> None:
    assert settled(text, "shell").scope.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "N, unlikely to win, shelled S.",
        "N is not unlikely to shell S.",
        "N shelled the likely heir.",
    ],
)
def test_what_is_not_said_of_the_act_does_not_make_it_unlikely(text: str) -> None:
    cue = "shelled" if "shelled" in text else "shell"
    assert not {"unlikely", "unlikely to do", "likely"} & set(settled(text, cue).rules)


def test_it_is_unlikely_that_an_actor_will() -> None:
    one = line("It is unlikely that N will shell S.")
    one.stems[one.low.index("n")] = "ACT"
    found = settle(one, one.low.index("shell"), "military_action", PLAIN, from_token=0)
    assert (found.scope.held, found.scope.modality) == ("no", "predicted")


def test_nothing_certain_leaves_the_scope_alone() -> None:
    assert settled("N shelled S.", "shelled").scope == PLAIN
