"""Who is meant by a name."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.evidence.coding.actors import ActorIndex, KnownActor
from tightrope.evidence.text.words import tokenise


def found(text: str, at: date | None = None, *extra: KnownActor) -> list[tuple[str, str]]:
    return [(m.actor, m.acts_for) for m in ActorIndex.build(extra).find_in(text, at=at)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Kremlin said so.", "russia"),
        ("the White House", "usa"),
        ("the U.S. position", "usa"),
        ("the US position", "usa"),
        ("Ankara's view", "turkey"),
        ("the Security Council", "un_security_council"),
        ("the O.A.S. met", "oas"),
        ("Western capitals", "west"),
        ("Saudi officials", "saudi_arabia"),
        ("the Islamic Republic of Iran", "iran"),
        ("South Korea", "south_korea"),
        ("Pyongyang", "north_korea"),
        ("the Élysée", "france"),
        ("OPEC+", "opec"),
        ("Natanz", "iran"),
        ("the North Atlantic Council", "nato"),
        ("Dar es Salaam", "tanzania"),
        ("the Bosnian Serb leaders", "bosnian_serbs"),
    ],
)
def test_an_alias_leads_to_its_actor(text: str, actor: str) -> None:
    assert found(text) == [(actor, actor)]


def test_a_person_acts_for_a_state() -> None:
    assert found("Vladimir Putin spoke.") == [("vladimir_putin", "russia")]


def test_small_words_are_no_actors() -> None:
    assert found("It may help us, and the turkey was dry in the china shop.") == []


def test_the_seat_of_a_state_that_is_gone() -> None:
    assert found("Moscow backed Havana.", date(1962, 10, 1))[0][0] == "soviet_union"
    assert found("Moscow backed Havana.", date(2024, 10, 1))[0][0] == "russia"


def test_without_a_date_the_text_decides_which_state_is_meant() -> None:
    assert found("The Soviet Union yielded. Moscow was silent.")[1][0] == "soviet_union"
    both = found("Russia is not the Soviet Union. Moscow was silent.")
    assert both[2][0] == "russia"


def test_the_crisis_file_wins() -> None:
    rebels = KnownActor("rebels", "The Rebels", ("Moscow", "the Front"))
    assert found("Moscow met the Front and the Rebels.", None, rebels) == [
        ("rebels", "rebels"),
        ("rebels", "rebels"),
        ("rebels", "rebels"),
    ]


def test_the_crisis_file_may_call_a_state_otherwise() -> None:
    us = KnownActor("us", "United States", ("America",))
    text = "Washington, the American president and Donald Trump agreed."
    assert found(text, None, us) == [("us", "us"), ("us", "us"), ("donald_trump", "us")]


def test_every_leader_acts_for_somebody_known() -> None:
    index = ActorIndex.build()
    for mention in index.find_in("Putin Xi Modi Castro Grossi Rutte Nasrallah Assad Maduro"):
        assert index.knows(mention.acts_for), mention


def test_names_are_shown_as_written() -> None:
    assert ActorIndex.build().name("saudi_arabia") == "Saudi Arabia"
    assert ActorIndex.build().name("nobody_here") == "nobody_here"


@pytest.mark.parametrize(("year", "state"), [(1975, "west_germany"), (1995, "germany")])
def test_the_germans_are_those_of_the_day(year: int, state: str) -> None:
    for words in ("Germany", "a German ship"):
        assert found(words, date(year, 6, 1)) == [(state, state)]


def test_a_name_in_an_older_spelling_is_the_same_person() -> None:
    assert found("Chou En-lai spoke.", date(1960, 6, 1)) == [("zhou_enlai", "china")]


@pytest.mark.parametrize(
    ("day", "years", "actors"),
    [
        (date(1979, 5, 1), frozenset[str](), ["usa"]),
        (date(1981, 1, 20), frozenset[str](), ["usa"]),
        (date(1981, 1, 21), frozenset[str](), []),
        (date(1987, 5, 1), frozenset(("1987",)), []),
        (date(1987, 5, 1), frozenset(("1987", "1979")), ["usa"]),
        (date(1987, 5, 1), frozenset(("1981",)), ["usa"]),
        (date(1987, 5, 1), frozenset(("1976",)), []),
        (date(1970, 5, 1), frozenset[str](), ["usa"]),
        (date(1987, 5, 1), None, ["usa"]),
        (None, frozenset[str](), ["usa"]),
    ],
)
def test_a_leader_who_has_left_office_speaks_for_nobody(
    day: date | None, years: frozenset[str] | None, actors: list[str]
) -> None:
    text = "Jimmy Carter spoke."
    mentions = ActorIndex.build().find(tokenise(text, 0, len(text)), at=day, years=years)
    assert [m.acts_for for m in mentions] == actors


def test_a_demonym_of_two_states_means_the_one_called_so() -> None:
    assert found("Guinean ships left.") == [("guinea", "guinea")]
