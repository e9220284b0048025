"""Which of the times in a quote dates the act."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope import code_text
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.dating import time_of_act
from tightrope.evidence.time.when import find_times

DAY = date(2031, 3, 13)  # a Thursday


def dated(
    quote: str, relation: Relation = "condemnation", word: str = "", *, is_undone: bool = False
) -> str | None:
    at = quote.index(word) if word else None
    time = time_of_act(quote, find_times(quote, DAY), relation, at, is_undone=is_undone)
    return None if time is None else time.resolved


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("She accused Ostravia of violating the 2019 Treaty of Dorn.", None),
        ("On 3 March she accused Ostravia of violating the 2019 Treaty of Dorn.", "2031-03-03"),
        ("Sarnova, bound by a treaty signed in 2022, condemned it.", None),
        ("Sarnova, bound by an agreement of 1994, condemned it on Monday.", "2031-03-10"),
        ("Sarnova broke the pact concluded on 4 May 2020.", None),
        ("Sarnova broke the pact on 4 May 2020.", "2020-05-04"),
        ("Sarnova has condemned it since 2019.", "2019"),
        ("Nothing is dated here.", None),
    ],
)
def test_the_year_of_a_name_or_of_a_signature_is_not_that_of_the_act(
    quote: str, day: str | None
) -> None:
    assert dated(quote) == day


@pytest.mark.parametrize("relation", ["treaty", "alliance", "defence_obligation", "settlement"])
def test_of_the_agreement_itself_it_is(relation: Relation) -> None:
    assert dated("Sarnova is bound by a treaty signed in 2022.", relation) == "2022"
    assert dated("They signed the 2019 Treaty of Dorn.", relation) == "2019"


def test_of_an_agreement_that_was_left_the_day_it_was_signed_is_not_that_of_the_act() -> None:
    quote = "Sarnova left the treaty signed in 2022 on Monday."
    assert dated(quote, "treaty", "left", is_undone=True) == "2031-03-10"


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("On Monday Sarnova, bound by a treaty of 1994, signed a treaty with Velm.", "2031-03-10"),
        ("They signed a treaty in 2022 that binds Velm since 2029.", "2022"),
        ("They are bound by the treaty that they signed in 2022.", "2022"),
        ("They signed it, as the treaty of Dorn, three days after the war.", None),
        ("Ostravia, which Velm struck in 2029, broke no treaty.", None),
        ("Ostravia signs a treaty with all who are bound by the pact of 2022.", "2022"),
    ],
)
def test_an_agreement_is_dated_by_its_own_clause_and_else_by_the_day_of_a_text(
    quote: str, day: str | None
) -> None:
    assert dated(quote, "treaty", "treaty") == day


@pytest.mark.parametrize(
    ("quote", "word", "day"),
    [
        # relative clauses
        ("Ostravia freed the crew that it had seized in May 2029 on 3 March 2031.", "freed", "2031-03-03"),
        ("Ostravia released the crew that it had seized in May 2029 on Monday.", "seized", "2029-05"),
        ("Ostravia, which struck Velm in 2029, offered it talks on Monday.", "offered", "2031-03-10"),
        ("Ostravia, which struck Velm in 2029, offered it talks on Monday.", "struck", "2029"),
        ("Ostravia shelters the rebels whom Velm expelled in 2029.", "shelters", None),
        ("Ostravia, which arms the rebels, recalled its envoy on Monday.", "arms", None),
        ("The port which Velm seized in 2029 was returned to it on Monday.", "returned", "2031-03-10"),
        ("Ostravia, which on Monday had urged restraint, struck Velm.", "urged", "2031-03-10"),
        # without a relative
        ("Ostravia opened the pipeline it had shut in May 2029 to Velm.", "opened", None),
        ("Ostravia handed back the islands seized in 2029 on Monday.", "handed", "2031-03-10"),
        ("Ostravia handed back the islands seized by Velm in 2029 on Monday.", "handed", "2031-03-10"),
        ("The islands seized in 2029 were handed back by Ostravia on Monday.", "handed", "2031-03-10"),
        ("Ostravia freed the crew on Monday, the palace in Velm announced on Tuesday.", "freed", "2031-03-10"),
        ("The minister of Ostravia announced on Monday a blockade of Velm.", "blockade", "2031-03-10"),
        # before and after
        ("Ostravia recalled its envoy on 3 March, after Velm struck a convoy.", "struck", None),
        ("Ostravia recalled its envoy on 3 March, after Velm struck a convoy.", "recalled", "2031-03-03"),
        ("Ostravia recalled its envoy after Velm struck a convoy on 3 March.", "recalled", None),
        ("After Velm struck a convoy on 3 March, Ostravia recalled its envoy on 5 March.", "recalled", "2031-03-05"),
        ("After Velm struck a convoy on 3 March, Ostravia recalled its envoy.", "recalled", None),
        ("Ostravia struck Velm before dawn on Monday.", "struck", "2031-03-10"),
        ("Ostravia has shut the bridge until further notice since 2029.", "shut", "2029"),
        ("Ostravia struck Velm on Monday, when its envoy was in the capital.", "was", "2031-03-10"),
        # clauses side by side
        ("Ostravia struck Velm on Monday, and on Tuesday Sarnova condemned it.", "condemned", "2031-03-11"),
        ("Ostravia struck Velm on Monday, and Sarnova condemned it on Tuesday.", "condemned", "2031-03-11"),
        ("Ostravia struck Velm on Monday and Sarnova condemned it on Tuesday.", "condemned", "2031-03-11"),
        ("Ostravia struck Velm on Monday; Sarnova condemned it on Tuesday.", "condemned", "2031-03-11"),
        ("On Monday, Ostravia struck Velm, and Sarnova condemned it.", "condemned", "2031-03-10"),
        ("Ostravia signed on Monday a pact with Velm, Orsk and Sarnova.", "signed", "2031-03-10"),
        # what is said
        ("Ostravia warned Velm that its ships would be stopped on 20 March.", "warned", None),
        ("Ostravia said on Monday that Velm had struck a convoy.", "struck", "2031-03-10"),
        ("Ostravia said on Monday that Velm had struck a convoy on 3 March.", "struck", "2031-03-03"),
        ("Ostravia announced to envoys on Monday that it had struck Velm.", "struck", "2031-03-10"),
        ("Ostravia announced to the press on Monday that it had struck Velm.", "struck", "2031-03-10"),
        ("Ostravia announced to Sarnova on Monday that it had struck Velm.", "struck", "2031-03-10"),
        ("Ostravia hopes on Monday to drop the ban that Velm imposed.", "imposed", None),
        ("Ostravia keeps its troops in Velm until October 2031.", "keeps", "2031-10"),
        ("Ostravia struck Velm on Monday while Sarnova, its ally, watched.", "watched", "2031-03-10"),
        ("Ostravia struck Velm on Monday, but the envoy of Sarnova stayed there.", "stayed", "2031-03-10"),
        ("Ostravia struck Velm on Monday, and, on Tuesday, Sarnova condemned it.", "condemned", "2031-03-11"),
        ("Ostravia struck Velm after the envoys of Sarnova had left on 3 March.", "left", "2031-03-03"),
        ("Ostravia shut, once more on Monday, the bridge to Velm.", "shut", "2031-03-10"),
        ("Ostravia struck Velm on Monday, before.", "struck", "2031-03-10"),
        ("Ostravia is said to want to drop the ban that Velm imposed in 2029.", "drop", None),
        ("Ostravia promised that to Velm in 2029.", "promised", "2029"),
        ("Ostravia called on 3 March on that ally of Velm.", "ally", "2031-03-03"),
    ],
)  # fmt: skip
def test_a_date_is_that_of_its_own_clause(quote: str, word: str, day: str | None) -> None:
    assert dated(quote, "coercion", word) == day


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("Velm denounces the embargo that Ostravia put on it in 2029.", "2029"),
        ("Velm denounces the embargo on grain and on machines of war and peace that Ostravia put on it in 2029.", None),
        ("Velm denounces the embargo, struck as it was, which began in 2029.", None),
    ],
)  # fmt: skip
def test_an_act_that_is_a_noun_is_dated_by_the_clause_that_tells_of_it(
    quote: str, day: str | None
) -> None:
    assert dated(quote, "sanction", "embargo") == day


@pytest.mark.parametrize(
    ("quote", "word", "day"),
    [
        ("Ostravia lifted the ban that it had imposed in 2029 on Monday.", "imposed", "2031-03-10"),
        ("Ostravia lifted the ban that it had imposed in 2029 on Monday.", "ban", "2031-03-10"),
        ("Ostravia has lifted the ban that it imposed in 2029.", "ban", None),
        ("Ostravia, which lifted its ban in 2029, struck Velm on Monday.", "ban", "2029"),
        ("Since it imposed its ban in 2029, Ostravia is poor.", "imposed", "2029"),
        ("Ostravia took up again the talks with Velm that it left in 2029.", "talks", None),
        ("Ostravia, which resumed the talks in 2029, struck Velm on Monday.", "talks", "2029"),
    ],
)
def test_what_is_undone_is_dated_by_the_clause_that_undoes_it(
    quote: str, word: str, day: str | None
) -> None:
    assert dated(quote, "sanction", word, is_undone=True) == day


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("Ostravia recalled its envoy on Monday, a day after Velm struck a convoy.", "2031-03-09"),
        (
            "Ostravia recalled its envoy on Monday, the day before Velm struck a convoy.",
            "2031-03-11",
        ),
        (
            "Ostravia recalled its envoy on Monday, three days after Velm struck a convoy.",
            "2031-03-07",
        ),
        (
            "Ostravia recalled its envoy on Monday, 10 days after Velm struck a convoy.",
            "2031-02-28",
        ),
        ("Ostravia recalled its envoy on Monday, two weeks after Velm struck a convoy.", None),
        ("Ostravia recalled its envoy on Monday, hours after Velm struck a convoy.", None),
        ("Ostravia recalled its envoy in May 2029, a day after Velm struck a convoy.", None),
        ("Ostravia recalled its envoy, a day after Velm struck a convoy.", None),
    ],
)
def test_a_day_that_is_counted_from_another_act_is_reckoned(quote: str, day: str | None) -> None:
    assert dated(quote, "military_action", "struck") == day
    time = time_of_act(quote, find_times(quote, DAY), "military_action", quote.index("struck"))
    assert time is None or quote[time.start : time.end] == time.said


def test_the_coder_dates_an_act_by_the_clause_that_its_words_stand_in() -> None:
    text = "VELM, 13 March 2031 - Norway ended on Monday the sanctions that it had put on Chile in May 2029."
    (claim,) = (c for c in code_text(text, published=DAY) if c.relation == "sanction")
    assert (claim.time_stated, claim.time_resolved) == ("on Monday", "2031-03-10")
