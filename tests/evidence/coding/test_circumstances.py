"""Where a claim's word and ends stand: the numbers the calibration looks at beside the scores."""

from __future__ import annotations

import math
from datetime import date

import pytest

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.circumstances import CIRCUMSTANCES, circumstances
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.propose import Proposal, find_proposals
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line

RIVALS, PLACE, LENGTHS, SURE = slice(0, 2), slice(2, 7), slice(7, 11), slice(11, 13)
MARKS, KINDS = slice(13, 17), slice(17, 29)


def read(text: str) -> tuple[Line, list[Proposal]]:
    one = document("a.txt", text, date(2010, 5, 1))
    model = load_model()
    found = read_lines(one, sentences(one), ActorIndex.build(), Resolver(model.antecedents))
    return found.lines[0], find_proposals(found.lines[0], model)


def one_of(text: str, source: str, target: str) -> tuple[Line, Proposal, list[Proposal]]:
    line, found = read(text)
    pair = {source, target}
    return line, next(p for p in found if {p.source.acts_for, p.target.acts_for} == pair), found


def numbers(text: str, source: str, target: str) -> tuple[float, ...]:
    return circumstances(*one_of(text, source, target))


def test_there_are_as_many_as_said_and_they_end_the_evidence() -> None:
    line, proposal, others = one_of("Libya attacked Chad.", "libya", "chad")
    found = circumstances(line, proposal, others)
    assert len(found) == CIRCUMSTANCES
    assert proposal.evidence[-CIRCUMSTANCES:] == found


@pytest.mark.parametrize(
    ("cue", "place"),
    [((1, 2), (1, 0, 0, 0.1, 0.1)), ((3, 4), (0, 1, 0, 0.1, 0.3)), (None, (0, 0, 0, 0, 0))],
)
def test_the_place_of_the_word(cue: tuple[int, int] | None, place: tuple[float, ...]) -> None:
    line, proposal, others = one_of("Libya attacked Chad.", "libya", "chad")
    assert circumstances(line, proposal._replace(cue=cue), others)[PLACE] == place


def test_a_word_before_both_ends() -> None:
    line, proposal, others = one_of("The attack by Libya on Chad went on.", "libya", "chad")
    assert circumstances(line, proposal._replace(cue=(1, 2)), others)[PLACE] == (0, 0, 1, 0.2, 0.4)


def test_lengths_and_whether_only_links_stand_between() -> None:
    assert numbers("Libya attacked Chad.", "libya", "chad")[LENGTHS] == (0.4, 0.2, 0, 0)
    line, found = read("Libya, Egypt and Chad attacked Sudan.")
    apart = found[0]._replace(source_span=line.spans[0], target_span=line.spans[2])
    assert circumstances(line, apart, found)[LENGTHS] == (0.8, 0.4, 0.1, 1)


def test_marks_of_the_sentence_and_the_gap() -> None:
    line, proposal, others = one_of("Libya attacked Chad.", "libya", "chad")
    assert circumstances(line, proposal, others)[MARKS] == (0, 0, 0.1, 1)
    line.zone, line.quoted = "headline", [True] * len(line.low)
    turned = proposal._replace(source_span=proposal.target_span, target_span=proposal.source_span)
    assert circumstances(line, turned, others)[MARKS] == (1, 1, 0.1, 0)


def test_what_kinds_the_ends_are_and_how_sure() -> None:
    line, proposal, others = one_of("Chadian troops attacked Libya.", "libya", "chad")
    found = circumstances(line, proposal, others)
    assert found[KINDS] == (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)
    assert found[SURE] == (0, 0)
    doubtful = proposal.pair._replace(a=proposal.pair.a._replace(sure=0.01))
    assert circumstances(line, proposal._replace(pair=doubtful), others)[SURE] == (
        math.log(0.05),
        0,
    )


def test_rivals_rest_on_the_same_word() -> None:
    line, proposal, _ = one_of("Libya attacked Chad.", "libya", "chad")
    pair = proposal.pair._replace(first=0)
    far = proposal.source_span._replace(first=9)
    sharing = proposal._replace(pair=pair, target_span=far, evidence=(2.0,))
    apart = sharing._replace(source_span=far, evidence=(1.0,))
    elsewhere = sharing._replace(cue=(7, 8), evidence=(5.0,))
    assert circumstances(line, proposal, [sharing, apart, elsewhere])[RIVALS] == (2.0, 1.0)
    assert circumstances(line, proposal, [proposal])[RIVALS] == (-4.0, -4.0)
    assert circumstances(line, proposal._replace(cue=None), [sharing])[RIVALS] == (-4.0, -4.0)
