"""A person's own claims: verified against the document, every field checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.claims import document, sentences
from tests.evidence.contract import ACTORS
from tightrope.evidence.claims.anchor import check_anchor
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.person import Stated, check_stated, claim_of_person
from tightrope.evidence.errors import AnchorBroken, ClaimFieldWrong
from tightrope.evidence.text.words import find_quote

WIRE = document(
    "wire.txt",
    "Ruritania lifted its “ruinous” sanctions on Graustark on 3 May 2019.\n"
    "Gunmen fired on the Syldavian embassy — in Strelsau.\n"
    "Syldavia warned Ruritania. Syldavia warned Ruritania.",
    date(2019, 5, 6),
)
LIFTED = Stated(
    "lifted its “ruinous” sanctions", "ruritania", "sanction", "graustark", phase="ended"
)


def stated(said: Stated) -> Claim:
    return claim_of_person(said, WIRE, sentences(WIRE), ACTORS)


def test_a_claim_has_what_was_stated_and_what_follows_from_it() -> None:
    claim = stated(LIFTED)
    assert (claim.source_actor, claim.relation, claim.target_actor) == (
        "ruritania",
        "sanction",
        "graustark",
    )
    assert (claim.event, claim.phase, claim.polarity, claim.held) == ("YIELD", "ended", -1, "yes")
    assert (claim.coder, claim.confidence, claim.speakers) == ("person", 1.0, ())
    assert check_anchor(claim, WIRE)
    spans = [WIRE.text[slice(*span)] for span in (claim.source_span, claim.target_span) if span]
    assert spans == ["Ruritania", "Graustark"]


def test_the_fields_that_were_stated_are_kept() -> None:
    said = replace(
        LIFTED, event="reject", phase=None, polarity=1, held="open", modality="reported",
        content="demand", speakers=("Strelsau", "a clerk"), time="3 May 2019", note="unsure",
    )  # fmt: skip
    claim = stated(said)
    assert (claim.event, claim.phase, claim.polarity) == ("REJECT", "done", 1)
    assert (claim.held, claim.modality, claim.content) == ("open", "reported", "demand")
    assert (claim.speakers, claim.note) == (("ruritania", "a clerk"), "unsure")
    assert (claim.time_stated, claim.time_resolved) == ("3 May 2019", "2019-05-03")


def test_a_tie_goes_on_and_a_speech_act_is_vouched_for_by_whose_it_is() -> None:
    tie = stated(Stated("sanctions on Graustark", "ruritania", "rivalry", "graustark"))
    assert (tie.event, tie.phase, tie.speakers) == ("STATE", "ongoing", ())
    threat = stated(Stated("sanctions on Graustark", "ruritania", "warning_threat", "graustark"))
    assert threat.speakers == ("ruritania",)


def test_names_stand_for_ids_and_an_unknown_source_keeps_its_words() -> None:
    assert (
        stated(replace(LIFTED, source="Strelsau", target="Edelweiss")).target_actor == "graustark"
    )
    gunmen = stated(Stated("Gunmen fired", "“Gunmen”", "military_action", "syldavia"))
    assert (gunmen.source_actor, gunmen.source_text, gunmen.source_kind) == (
        None,
        "Gunmen",
        "unknown",
    )


def test_a_time_may_be_a_date() -> None:
    assert stated(replace(LIFTED, time="2019-05")).time_resolved == "2019-05"


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"quote": "lifted nothing"}, AnchorBroken, "does not stand"),
        ({"quote": "Syldavia warned"}, AnchorBroken, "stands 2 times"),
        ({"quote": "  "}, AnchorBroken, "does not stand"),
        ({"quote": "LIFTED its"}, AnchorBroken, "does not stand"),
        ({"source": "Zembla"}, ClaimFieldWrong, "no such source actor"),
        ({"source": "Syldavi"}, ClaimFieldWrong, "did you mean"),
        ({"target": "“somebody”"}, ClaimFieldWrong, "only a source"),
        ({"target": "ruritania"}, ClaimFieldWrong, "two different ends"),
        ({"relation": "sanctions"}, ClaimFieldWrong, "did you mean 'sanction'"),
        ({"event": "LIFT"}, ClaimFieldWrong, "no such event"),
        ({"phase": "over"}, ClaimFieldWrong, "no such phase"),
        ({"polarity": 2}, ClaimFieldWrong, "no such polarity"),
        ({"held": "maybe"}, ClaimFieldWrong, "yes, no, open"),
        ({"modality": "said"}, ClaimFieldWrong, "no such modality"),
        ({"content": "tariffs"}, ClaimFieldWrong, "no such content"),
        ({"time": "in the year of the comet"}, ClaimFieldWrong, "no date"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(
    changes: dict[str, object], code: type[Exception], said: str
) -> None:
    with pytest.raises(code, match=said):
        stated(replace(LIFTED, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ('lifted its "ruinous" sanctions', "lifted its “ruinous” sanctions"),
        ("the  Syldavian\nembassy - in Strelsau", "the Syldavian embassy — in Strelsau"),
        ("Strelsau. Syldavia warned", "Strelsau.\nSyldavia warned"),
    ],
)
def test_marks_dashes_and_spaces_are_those_of_the_document(quote: str, found: str) -> None:
    ((start, end),) = find_quote(WIRE.text, quote)
    assert WIRE.text[start:end] == found


def test_a_quote_is_looked_for_between_two_places() -> None:
    at = WIRE.text.index("Syldavia warned")
    assert len(find_quote(WIRE.text, "Syldavia warned", at)) == 2
    assert len(find_quote(WIRE.text, "Syldavia warned", at + 1)) == 1
    assert find_quote(WIRE.text, "Syldavia warned", 0, at + 5) == []


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_every_stretch_of_a_text_is_found_where_it_stands(text: str, start: int, end: int) -> None:
    quote = text[start:end]
    if quote.strip():
        found = [text[a:b] for a, b in find_quote(text, quote)]
        assert quote.strip() in found or any(quote.split() == one.split() for one in found)


@pytest.mark.parametrize(
    ("relation", "phase", "refused"),
    [
        ("diplomatic_ties", None, True),
        ("diplomatic_ties", "ended", True),
        ("rivalry", None, True),
        ("military_cooperation", None, True),
        ("aid", None, True),
        ("aid", "planned", False),  # AGREE
        ("treaty", "ended", True),  # SANCTION
        ("sanction", None, True),
        ("sanction", "ended", False),  # YIELD
        ("condemnation", None, False),
        ("show_of_force", None, False),
        ("military_action", None, False),
        ("treaty", None, False),
    ],
)
def test_a_tie_aid_cooperation_and_sanctions_need_both_ends(
    relation: str, phase: str | None, refused: bool
) -> None:
    said = replace(LIFTED, relation=relation, phase=phase)
    assert stated(said).target_actor == "graustark"
    if refused:
        with pytest.raises(ClaimFieldWrong, match=r"needs both ends.*name the target"):
            stated(replace(said, target=None))
    else:
        assert stated(replace(said, target=None)).target_actor is None


def test_a_red_line_that_stands_may_be_drawn_for_nobody_named() -> None:
    said = replace(LIFTED, relation="red_line", event="state", phase=None, target=None)
    assert stated(said).event == "STATE"
    with pytest.raises(ClaimFieldWrong, match="needs both ends"):
        stated(replace(said, relation="military_action"))


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("quote", "Gunmen fired", "Gunmen slept"),
        ("source", "Strelsau", "zembla"),
        ("source", "“gunmen”", "gunmen"),
        ("target", "Edelweiss", "“gunmen”"),
        ("relation", "sanction", "sanctions"),
        ("content", "aid", "help"),
        ("phase", "ended", "over"),
        ("held", "open", "maybe"),
        ("modality", "denied", "doubted"),
        ("time", "3 May 2019", "one of these days"),
        ("speaker", "anybody", None),
    ],
)
def test_each_field_is_checked_by_itself_as_in_a_whole_claim(
    field: str, good: str, bad: str | None
) -> None:
    check_stated(field, good, WIRE, ACTORS)
    if bad is not None:
        with pytest.raises((AnchorBroken, ClaimFieldWrong)):
            check_stated(field, bad, WIRE, ACTORS)
