"""One act, its ends: who is meant by a surname, which pairs an act joins, who speaks without a name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.evidence.claims import document, sentences
from tests.evidence.coding.reading import line_of
from tightrope import code_text
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.acts import may_be_sport
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.names import People
from tightrope.evidence.coding.reader.propose import CAP, find_proposals
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.spans import find_spans
from tightrope.evidence.text.words import plain, tokenise


def named(text: str, day: date, *states: str) -> list[str]:
    """Gives the spans of a sentence in a text that names these states elsewhere."""
    tokens = tokenise(text, 0, len(text))
    mentions = ActorIndex.build().find(tokens, at=day, named=frozenset(states))
    return [s.referents[0].acts_for for s in find_spans(tokens, mentions, People())]


@pytest.mark.parametrize(
    ("day", "states", "actors"),
    [
        (date(1966, 3, 1), ("united_kingdom",), ["united_kingdom", "chad"]),
        (date(1966, 3, 1), ("france",), ["chad"]),
        (date(1963, 3, 1), ("united_kingdom",), ["chad"]),
        (date(1976, 4, 6), ("united_kingdom",), ["chad"]),
        (date(1976, 4, 5), ("united_kingdom",), ["united_kingdom", "chad"]),
        (date(1964, 10, 16), ("united_kingdom",), ["united_kingdom", "chad"]),
    ],
)
def test_a_surname_means_somebody_in_office_beside_the_state(
    day: date, states: tuple[str, ...], actors: list[str]
) -> None:
    assert named("Mr Wilson wrote to Chad.", day, *states) == actors


def test_another_given_name_makes_another_person() -> None:
    assert named("Then Sarah Wilson wrote to Chad.", date(1966, 3, 1), "united_kingdom") == ["chad"]


def test_a_given_name_of_the_leader_alone_makes_nobody_else() -> None:
    text = "President Tayyip Erdogan wrote to Chad."
    assert named(text, date(2018, 3, 1)) == ["turkey", "chad"]
    tokens = tokenise(text, 0, len(text))
    (erdogan, _) = find_spans(
        tokens, ActorIndex.build().find(tokens, at=date(2018, 3, 1)), People()
    )
    assert text[erdogan.start : erdogan.end] == "Tayyip Erdogan"


@pytest.mark.parametrize("who", ["Latin American", "Central American", "Inter-American"])
def test_a_continent_is_not_the_united_states(who: str) -> None:
    assert named(f"{who} ministers wrote to Chad.", date(2018, 3, 1)) == ["chad"]
    assert named("North of it American ministers wrote to Chad.", date(2018, 3, 1)) == [
        "usa",
        "chad",
    ]


@pytest.mark.parametrize(
    ("word", "bare"), [("Kovačevski", "Kovacevski"), ("Łódź", "Lodz"), ("Chad", "Chad")]
)
def test_names_are_written_with_accents_and_without(word: str, bare: str) -> None:
    assert plain(word) == bare
    spoken = [named(f"Nikola {name} spoke.", date(2018, 1, 1)) for name in ("Dimitrov", "Dimítrov")]
    assert spoken == [["north_macedonia"]] * 2


def proposals(text: str) -> dict[tuple[str, str], float]:
    one = document("a.txt", text, date(2010, 5, 1))
    model = load_model(quick=True)
    read = read_lines(one, sentences(one), ActorIndex.build(), Resolver(model.antecedents))
    found: dict[tuple[str, str], float] = {}
    for line in read.lines:
        for p in find_proposals(line, model):
            pair = (p.source.acts_for, p.target.acts_for)
            found[pair] = max(found.get(pair, 0.0), p.confidence)
    return found


def test_an_act_has_one_target_where_the_next_actor_begins_a_clause() -> None:
    found = proposals("If Poland attacks Hungary, Austria will send weapons to Budapest.")
    assert found[("poland", "hungary")] > CAP
    assert found.get(("poland", "austria"), 0.0) <= CAP


@pytest.mark.parametrize(
    ("text", "far", "near"),
    [
        ("If Chad attacks Egypt, Libya will strike Chad.", ("chad", "libya"), ("chad", "egypt")),
        ("Had Chad attacked Egypt, Libya would have sent arms to Cairo.", ("chad", "libya"), ("chad", "egypt")),
        ("With an eye on Kenya, Peru condemned Chad.", ("kenya", "chad"), ("peru", "chad")),
    ],
)  # fmt: skip
def test_an_end_behind_a_comma_gives_way_to_one_in_the_clause(
    text: str, far: tuple[str, str], near: tuple[str, str]
) -> None:
    found = proposals(text)
    assert found[near] > CAP
    assert found.get(far, 0.0) <= CAP


def test_an_act_has_both_targets_that_are_joined() -> None:
    found = proposals("Poland attacked Hungary and Austria.")
    assert min(found[("poland", "hungary")], found[("poland", "austria")]) > CAP


@pytest.mark.parametrize(
    "text",
    [
        "Chile condemned the sale of Spanish arms to Peru.",
        "Chile denounced the supply of Spanish missiles to Peru.",
    ],
)
def test_who_condemns_a_deed_did_not_do_it(text: str) -> None:
    told = code_text(text, published="2010-05-01")
    assert not [c for c in told if (c.source_actor, c.relation) == ("chile", "arms_transfer")]


@pytest.mark.parametrize(
    "text",
    [
        "Canada lifted its sanctions on Bolivia.",
        "Spain has refused to condemn Morocco.",
        "Kenya has denied supplying rifles to Uganda.",
    ],
)
def test_what_is_undone_refused_or_denied_is_read_in_one_way(text: str) -> None:
    claims = code_text(text, published="2010-05-01")
    assert len({c.sign for c in claims}) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kenyan tanks are rolling towards Uganda, witnesses said.", "witnesses"),
        ("Kenya supplied rifles to Uganda, a senior diplomat said.", "a senior diplomat"),
        ("“Kenya attacked Uganda,” said a retired colonel.", "a retired colonel"),
    ],
)
def test_a_speaker_without_a_name_is_given_by_words(text: str, speaker: str) -> None:
    claims = code_text(text, published="2010-05-01")
    assert claims
    assert {c.speakers for c in claims} == {(speaker,)}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya backs Uganda's enemy.",
        "Kenya has armed Uganda's enemies.",
    ],
)
def test_who_helps_the_enemy_of_one_does_nothing_for_it(text: str) -> None:
    told = code_text(text, published="2010-05-01")
    assert not [c for c in told if (c.source_actor, c.target_actor) == ("kenya", "uganda")]


def test_an_enemy_is_not_the_one_it_is_an_enemy_of() -> None:
    assert named("Uganda's foes met in Chad.", date(2010, 5, 1)) == ["chad"]
    assert named("Uganda's friends met in Chad.", date(2010, 5, 1)) == ["uganda", "chad"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Chad are allies against Uganda.",
        "Kenya gave Chad weapons against the Ugandan army.",
    ],
)
def test_what_is_given_against_somebody_is_not_given_to_him(text: str) -> None:
    told = code_text(text, published="2010-05-01")
    assert not [c for c in told if "uganda" in (c.source_actor, c.target_actor) and c.polarity > 0]


def test_states_in_general_are_not_the_united_states() -> None:
    assert named("Chad thanked those States which had helped.", date(2010, 5, 1)) == ["chad"]
    assert named("Chad thanked the United States.", date(2010, 5, 1)) == ["chad", "usa"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Rockets hit Kandahar.", "afghanistan"),
        ("Rockets hit Mazar-i-Sharif.", "afghanistan"),
        ("Rockets hit Ho Chi Minh City.", "vietnam"),
    ],
)
def test_cities_stand_for_the_state_they_lie_in(text: str, state: str) -> None:
    assert named(text, date(2010, 5, 1)) == [state]


def test_a_state_that_dismisses_its_envoy_does_nothing_to_where_he_was_sent() -> None:
    assert not code_text("Chile sacked its ambassador to Peru.", published="2010-05-01")


def test_what_is_forbidden_is_not_given() -> None:
    told = code_text("The EU has banned the sale of weapons to Chad.", published="2010-05-01")
    assert not [c for c in told if c.relation == "arms_transfer" and c.sign > 0 and c.is_proposed]


def test_a_will_that_is_told_of_in_the_past_is_predicted() -> None:
    text = "Kagame said that Chad had attacked Libya and that Rwanda would send troops to Chad."
    told = code_text(text, published="2010-05-01")
    sent = [c for c in told if (c.source_actor, c.relation) == ("rwanda", "military_aid_offer")]
    assert [c.modality for c in sent] == ["predicted"]


def acts(text: str) -> list[tuple[str, str]]:
    one = document("a.txt", text, date(2010, 5, 1))
    model = load_model(quick=True)
    read = read_lines(one, sentences(one), ActorIndex.build(), Resolver(model.antecedents))
    return [
        (p.source.acts_for, p.target.acts_for)
        for p in find_proposals(read.lines[0], model)
        if p.sign < 0
    ]


def test_two_who_are_named_again_do_two_acts() -> None:
    found = acts("If Libya attacks Chad, Chad will strike Libya.")
    assert sorted(found) == [("chad", "libya"), ("libya", "chad")]


def test_two_who_are_named_once_do_one() -> None:
    assert len(acts("Libya attacked Chad and shelled its towns.")) == 1


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("Spain crushed Chad in Lyon.", True),
        ("Spain crushed the Chad of old.", True),
        ("Spain crushed Chad with tanks.", False),
        ("Spain crushed Chad's ports.", False),
        ("Spain crushed Chadian ports.", False),
        ("Spanish ships crushed Chad.", False),
        ("Spain attacked Chad in Lyon.", False),
        ("Spain crushed ports in Chad.", False),
    ],
)
def test_a_side_may_beat_another_in_sport(sentence: str, doubted: bool) -> None:
    line = line_of(sentence)
    at = next(i for i, word in enumerate(line.low) if word in ("crushed", "attacked"))
    assert may_be_sport(line, at, line.spans[0], line.spans[1]) is doubted


def test_who_stands_before_the_word_is_not_beaten_by_the_one_behind() -> None:
    line = line_of("Spain crushed Chad.")
    assert not may_be_sport(line, 1, line.spans[1], line.spans[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain attacked Chad in the cup final.",
        "Spain crushed Chad in Lyon.",
        "Spain sank Chad at rugby.",
    ],
)
def test_what_may_be_sport_is_possible_at_most(sentence: str) -> None:
    assert not any(c.is_proposed for c in code_text(sentence) if c.relation == "military_action")
