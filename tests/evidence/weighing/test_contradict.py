from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.evidence.claims import claim, document, sentences
from tests.evidence.contract import ACTORS
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import Contradiction
from tightrope.evidence.weighing.contradict import find_contradictions
from tightrope.evidence.weighing.denials import find_denials
from tightrope.evidence.weighing.stances import dimensions, find_statements

A = document(
    "a.txt",
    "Ruritania and Graustark signed a defence pact.\n"
    "Ruritania sent muskets to Graustark.\n"
    "Ruritania enjoys warm ties with Graustark.\n"
    "Ruritania attacked Syldavia at dawn.\n"
    "Ruritania wants the government of Syldavia gone.\n"
    "In March the two signed their treaty.",
)
B = document(
    "b.txt",
    "Their partnership with Graustark includes no defence clause for Ruritania.\n"
    "Ruritania will not send Graustark any muskets.\n"
    "Ruritania condemned Graustark for smuggling.\n"
    "Ruritania denied that it attacked Syldavia.\n"
    "Graustark rejects any change of government in Syldavia.\n"
    "The treaty was signed in July.",
)
PACT = claim(A, "Ruritania and Graustark signed a defence pact", "ruritania", "treaty", "graustark")
NO_CLAUSE = claim(
    B, "includes no defence clause", "ruritania", "defence_obligation", "graustark", held="no"
)
SENT = claim(A, "Ruritania sent muskets to Graustark", "ruritania", "arms_transfer", "graustark")
NOT_SENT = claim(
    B,
    "Ruritania will not send Graustark any muskets",
    "ruritania",
    "military_aid_refused",
    "graustark",
    polarity=-1,
    modality="predicted",
)
WARM = claim(A, "Ruritania enjoys warm ties with Graustark", "ruritania", "alliance", "graustark")
CONDEMNED = claim(
    B, "Ruritania condemned Graustark", "ruritania", "condemnation", "graustark", polarity=-1
)
ATTACKED = claim(
    A, "Ruritania attacked Syldavia", "ruritania", "military_action", "syldavia", polarity=-1
)
DENIED = claim(
    B,
    "it attacked Syldavia",
    "ruritania",
    "military_action",
    "syldavia",
    polarity=-1,
    modality="denied",
)
GONE = claim(
    A,
    "wants the government of Syldavia gone",
    "ruritania",
    "regime_change_goal",
    "syldavia",
    polarity=-1,
)
STAYS = claim(
    B,
    "rejects any change of government",
    "graustark",
    "regime_change_goal",
    "syldavia",
    polarity=-1,
    held="no",
)


@pytest.mark.parametrize(
    ("one", "other", "kind", "relation_to"),
    [
        (PACT, NO_CLAUSE, "pact against no clause", "contradicts"),
        (SENT, NOT_SENT, "aid given and refused", "contradicts"),
        (WARM, CONDEMNED, "friendly and hostile", "pulls against"),
        (ATTACKED, DENIED, "asserted and denied", "contradicts"),
        (GONE, STAYS, "positions differ", "contradicts"),
    ],
)
def test_each_way_of_clashing_is_found_with_both_quotes(
    one: Claim, other: Claim, kind: str, relation_to: str
) -> None:
    found = find_contradictions((one, other))
    assert [(c.kind, c.relation_to) for c in found] == [(kind, relation_to)]
    assert {found[0].a, found[0].b} == {one, other}
    assert "a.txt" in found[0].text
    assert "b.txt" in found[0].text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SENT, replace(SENT, id="c-x", document="b.txt")),
        (SENT, replace(NOT_SENT, target_actor="syldavia")),
        (SENT, replace(NOT_SENT, source_actor="graustark", target_actor="ruritania")),
        (SENT, replace(NOT_SENT, held="no")),
        (WARM, replace(CONDEMNED, modality="hypothetical")),
        (ATTACKED, replace(DENIED, held="no")),
        (GONE, replace(STAYS, source_actor="ruritania", held="yes")),
    ],
)
def test_what_does_not_clash_is_not_paired(one: Claim, other: Claim) -> None:
    assert find_contradictions((one, other)) == ()


def test_a_quote_does_not_contradict_itself() -> None:
    inside = replace(SENT, id="c-y", held="no")
    assert find_contradictions((SENT, inside)) == ()


def test_one_treaty_dated_twice_is_a_contradiction() -> None:
    march = claim(
        A,
        "In March the two signed their treaty",
        "ruritania",
        "treaty",
        "graustark",
        time_resolved="2019-03",
    )
    july = claim(
        B,
        "The treaty was signed in July",
        "ruritania",
        "treaty",
        "graustark",
        time_resolved="2019-07",
    )
    year = replace(july, id="c-z", time_resolved="2019")
    assert [c.kind for c in find_contradictions((march, july))] == ["different dates"]
    assert find_contradictions((march, year)) == ()


def test_a_much_newer_document_supersedes_and_comes_first() -> None:
    apart = {"a.txt": date(2019, 1, 1), "b.txt": date(2019, 6, 1)}
    close = {"a.txt": date(2019, 1, 1), "b.txt": date(2019, 1, 5)}
    (superseding,) = find_contradictions((SENT, NOT_SENT), apart)
    assert (superseding.relation_to, superseding.a) == ("supersedes", NOT_SENT)
    assert find_contradictions((SENT, NOT_SENT), close)[0].relation_to == "contradicts"
    assert find_contradictions((PACT, NO_CLAUSE), apart)[0].relation_to == "contradicts"


def test_the_ranking_is_the_same_in_any_order_of_claims() -> None:
    claims = (PACT, NO_CLAUSE, SENT, NOT_SENT, WARM, CONDEMNED, ATTACKED, DENIED, GONE, STAYS)
    assert find_contradictions(claims) == find_contradictions(tuple(reversed(claims)))


def test_the_first_page_is_not_one_quarrel_told_over_and_over() -> None:
    lines = [f"Ruritania attacked Syldavia, says witness {n}." for n in range(30)]
    lines += [f"Ruritania never attacked Syldavia, says clerk {n}." for n in range(30)]
    one = document("many.txt", "\n".join(lines))
    loud = [
        claim(
            one,
            line,
            "ruritania",
            "military_action",
            "syldavia",
            polarity=-1,
            held="no" if "never" in line else "yes",
        )
        for line in lines
    ]
    found = find_contradictions((*loud, SENT, NOT_SENT, WARM, CONDEMNED))
    assert {"aid given and refused", "friendly and hostile"} <= {c.kind for c in found[:6]}
    assert len(found) < 200  # of the 900 pairs


def of(text: str, *more: str) -> tuple[Contradiction, ...]:
    """Contradictions between the statements of these documents."""
    documents = [document(f"{n}.txt", one) for n, one in enumerate((text, *more))]
    everything = [s for d in documents for s in sentences(d)]
    return find_contradictions((), None, find_statements(documents, everything, ACTORS))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Ruritania and Graustark have a mutual defence treaty.",
            "The treaty does not oblige Ruritania to defend Graustark.",
            "pact against no clause",
        ),
        (
            "Ruritania has issued a stern warning to Graustark.",
            "Ruritania's warning to Graustark is mere words.",
            "firm and rhetorical",
        ),
        (
            "Syldavia is an indispensable broker between them.",
            "Syldavia has little leverage left.",
            "pivotal and powerless",
        ),
        (
            "Graustark and Ruritania have enjoyed an alliance for centuries.",
            "The tie of Graustark to Ruritania is a marriage of convenience.",
            "long and passing",
        ),
        (
            "Ruritania showed its willingness to fight for Graustark.",
            "Ruritania cannot afford another war.",
            "willing and overstretched",
        ),
        (
            "Ruritania upholds the principle of non-intervention.",
            "Ruritania's invasion of Syldavia shocked all.",
            "doctrine and deed",
        ),
    ],
)
def test_statements_that_take_opposite_sides_are_paired(one: str, other: str, kind: str) -> None:
    assert kind in [c.kind for c in of(one, other)]


def test_a_statement_is_anchored_and_says_what_it_is() -> None:
    (found,) = of(
        "Syldavia is an indispensable broker.", "Syldavia has little leverage, as always."
    )
    assert found.b.anchor.exact == "Syldavia has little leverage, as always."
    assert {found.a.coder, found.b.coder} == {"stances"}
    assert found.a.rule == "stance/pivotal and powerless"
    assert "“Syldavia is an indispensable broker.”" in found.text


def denied(*texts: str) -> tuple[Contradiction, ...]:
    """Contradictions by explicit denial between documents, each text one."""
    documents = [document(f"{n}.txt", one) for n, one in enumerate(texts)]
    everything = [s for d in documents for s in sentences(d)]
    return find_contradictions((), None, (), find_denials(documents, everything, ACTORS))


def test_a_denial_meets_what_it_denies_in_other_words_and_documents() -> None:
    (found,) = denied(
        "Ruritania lost eleven cannon at the bridge.\nRuritania sells plums.",
        "Ruritania denied that any cannon had been lost near the bridge.",
    )
    assert (found.kind, found.relation_to) == ("said and denied", "contradicts")
    assert found.a.anchor.exact == "Ruritania lost eleven cannon at the bridge."
    assert found.b.modality == "denied"
    assert found.b.anchor.exact.startswith("Ruritania denied")


@pytest.mark.parametrize(
    "said",
    [
        "Graustark lost eleven cannon at the bridge.",
        "Ruritania sells plums in the valley.",
        "Ruritania denied that it lost cannon at the bridge.",
    ],
)
def test_a_denial_is_not_set_against_another_matter_actor_or_denial(said: str) -> None:
    assert denied(said, "Ruritania denied that any cannon had been lost near the bridge.") == ()


def test_statements_about_other_actors_are_not_paired() -> None:
    assert of("Syldavia is an indispensable broker.", "Graustark has little leverage.") == ()


def test_in_one_clause_the_denial_is_what_is_meant() -> None:
    assert of("Graustark's defence treaty with Ruritania does not bind it.") == ()


def test_a_sentence_without_actors_is_about_those_before_it() -> None:
    found = of("Syldavia is an indispensable broker.\nYet it has little leverage.")
    assert [c.kind for c in found] == ["pivotal and powerless"]


def test_letters_that_grow_in_lower_case_do_not_move_the_quotes() -> None:
    found = of("İSyldavia is an indispensable broker of İİ.", "Syldavia has little leverage.")
    assert all(c.a.anchor.exact in "İSyldavia is an indispensable broker of İİ." for c in found)


def test_one_endless_line_ends_at_once() -> None:
    """Looking up each cue among all clauses of one line would take hours here."""
    line = (
        "Ruritania condemned Graustark, a mutual defence pact, no defence clause, denied, " * 20_000
    )
    assert of(line) == ()
    assert denied(line) == ()


def test_every_dimension_can_clash() -> None:
    names = [d.name for d in dimensions()]
    assert len(set(names)) == len(names)
    assert all(d.alike or d.denies is not None for d in dimensions())
    assert all(0 < d.weight <= 1 for d in dimensions())
