"""A brief of what differs: two analysts, before and after a change, two dates of one folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brief.edge_cases import TRUCE, write_edge
from tests.brief.walking import texts
from tests.words.lint import faults, without_stop
from tightrope.analysis.engines import engines
from tightrope.analysis.facts import Difference, Fact, FactKey
from tightrope.app.answers.briefs import _side
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import Brief, compose_difference
from tightrope.brief.page import Fold, Table
from tightrope.words import ById, render
from tightrope.words.differences import SUBJECTS, counted, exits, expected_otherwise, situation
from tightrope.words.facts import about


def differing(tmp_path: Path, before: str, after: str) -> Brief:
    sides = []
    for name, text in (("before", before), ("after", after)):
        write_edge("truce", tmp_path / name)
        (tmp_path / name / "crisis.yaml").write_text(text, "utf-8")
        sides.append(gather(tmp_path / name, How(draws=0)))
    return compose_difference(_side(sides[0]), _side(sides[1]), sides[1].quoted())


def rows(brief: Brief, caption: str) -> list[list[str]]:
    found = [
        block
        for section in brief.sections
        for block in section.blocks
        if isinstance(block, Table) and block.caption == caption
    ]
    return [[cell.text for cell in row.cells] for table in found for row in table.rows]


WAR = TRUCE.replace(
    '"not (harra.fire and belmar.fire)", text: An end', '"harra.fire", text: No end'
)


def test_the_same_twice_has_no_effect_and_says_so(tmp_path: Path) -> None:
    made = differing(tmp_path, TRUCE, TRUCE)
    assert texts(made, "bottom-line") == [
        "What is expected is the same: no effect.",
        "Nothing else that was found differs.",
    ]
    assert texts(made, "put-in") == ["The two crisis files say the same."]
    assert [s.id for s in made.sections] == ["bottom-line", "put-in", "method"]


def test_what_one_analyst_put_in_otherwise_and_what_it_changes_stand_apart(tmp_path: Path) -> None:
    made = differing(tmp_path, TRUCE, TRUCE.replace("now: yes", "now: no"))
    assert texts(made, "bottom-line")[:3] == [
        "What is expected differs on two of four points. After: Harra does not fire on the towns of Belmar and Belmar does not fire on the towns of Harra. Before: Harra fires on the towns of Belmar and Belmar fires on the towns of Harra.",
        "The situation does not hold, and did before.",
        "A way out together is gone: Harra does not fire on the towns of Belmar and Belmar does not fire on the towns of Harra.",
    ]  # fmt: skip
    assert texts(made, "put-in") == ["In the crisis file four things differ."]
    folds = [b for s in made.sections if s.id == "put-in" for b in s.blocks if isinstance(b, Fold)]
    listed = [table for fold in folds for table in fold.blocks if isinstance(table, Table)]
    assert [(len(table.rows), table.note) for table in listed] == [(4, "")]  # all are shown
    assert rows(made, "What is expected") == [
        ["What is expected: Harra: fire on the towns of Belmar", "yes", "no"],
        ["What is expected: Belmar: fire on the towns of Harra", "yes", "no"],
    ]
    assert made.summary == "Before: before, as of 2031-05-04. After: after, as of 2031-05-04."
    back = differing(tmp_path, TRUCE.replace("now: yes", "now: no"), TRUCE)
    assert texts(back, "bottom-line")[2].startswith("A way out together is new: ")


def test_what_only_the_first_file_knows_is_named_by_the_first(tmp_path: Path) -> None:
    without = "\n".join(line for line in TRUCE.splitlines() if "ostia" not in line.lower())
    made = differing(tmp_path, TRUCE, without.replace("  \n", ""))
    assert ["What is expected: Ostia: send shells to Harra", "yes", "not asked"] in rows(
        made, "What is expected"
    )


def test_every_sentence_of_a_difference_reads_well(tmp_path: Path) -> None:
    for before, after in ((TRUCE, WAR), (WAR, TRUCE), (TRUCE, TRUCE.replace("strong", "weak"))):
        made = differing(tmp_path, before, after)
        said = [t for section in made.sections for t in texts(made, section.id)]
        assert list(faults(said)) == []
        assert without_stop(said) == []
        assert sum(len(t.split()) for t in texts(made, "bottom-line")) <= 160


@pytest.mark.parametrize("kind", [kind for engine in engines().values() for kind in engine.kinds])
def test_every_kind_of_fact_has_a_name_and_belongs_to_a_subject(kind: str) -> None:
    assert kind in SUBJECTS
    assert render(about(FactKey(kind, ("path", "defence", "a.x=yes"))), ById())


def change(kind: str, of: tuple[str, ...], before: object, after: object) -> Difference:
    key = FactKey(kind, of)
    sides = (None if v is ... else Fact(key, v) for v in (before, after))  # type: ignore[arg-type]
    return Difference(*sides)


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ([], "What is expected is the same: no effect."),
        ([change("forecast", ("a.x",), "no", "yes")], "What is expected differs on one of nine points. After: a.x = yes. Before: a.x = no."),
        ([change("forecast", ("a.x",), "no", None)], "What is expected differs on one of nine points. After: it is open whether 'a.x'. Before: a.x = no."),
        ([change("forecast", ("a.x",), "no", ...)], "What is expected differs on one of nine points. After: it is not asked whether 'a.x'. Before: a.x = no."),
        (
            [change("forecast", (f"a.{n}",), "no", "yes") for n in "pqrstu"],
            "What is expected differs on six of nine points; two more points in the table. After: a.p = yes, a.q = yes, a.r = yes and a.s = yes. Before: a.p = no, a.q = no, a.r = no and a.s = no.",
        ),
    ],
)  # fmt: skip
def test_what_is_expected_otherwise(differences: list[Difference], said: str) -> None:
    assert render(expected_otherwise(differences, 9), ById()).replace("what", "What", 1) == said


def test_what_is_held_is_no_effect_and_no_point() -> None:
    held = change("forecast", ("a.x",), None, "yes")
    assert render(expected_otherwise([held], 9, ["a.x"]), ById()) == (
        "What is expected of all that is not held is the same: no effect."
    )
    other = change("forecast", ("a.y",), "no", None)
    assert render(expected_otherwise([held, other], 9, ["a.x"]), ById()) == (
        "What is expected differs on one of the eight points that are not held. After: it is open "
        "whether 'a.y'. Before: a.y = no."
    )
    assert "one of the one point that is not held" in render(
        expected_otherwise([held, other], 2, ["a.x"]), ById()
    )
    idle = change("forecast", ("a.z",), None, "yes")
    assert render(expected_otherwise([held, other, idle], 9, ["a.x"], ["a.z"]), ById()) == (
        "What is expected differs on one of the seven points that are not held. After: it is open "
        "whether 'a.y'. Before: a.y = no. Options that nobody’s wants reach are left out."
    )


def test_where_only_one_of_the_two_expects_anything_no_points_are_counted() -> None:
    new = [change("forecast", ("a.x",), ..., "yes")]
    assert render(expected_otherwise(new, 1), ById()) == (
        "What is expected stands on one side only: before, nothing was asked of it."
    )
    gone = [change("forecast", ("a.x",), "yes", ...)]
    assert "now, nothing is asked of it" in render(expected_otherwise(gone, 0), ById())
    assert "differs on one of two points" in render(expected_otherwise(new, 2), ById())


def test_one_file_on_two_dates_is_said_to_be_one_file(tmp_path: Path) -> None:
    folder = write_edge("truce", tmp_path / "w")
    early, late = (gather(folder, How(draws=0, as_of=day)) for day in ("2030-06-01", "2031-05-04"))
    made = compose_difference(_side(early), _side(late), late.quoted())
    assert texts(made, "put-in") == [
        "It is the same crisis file, looked at on 2030-06-01 and on 2031-05-04."
    ]


def test_the_situation_that_turns_is_told_once_and_named_by_which_way() -> None:
    assert not situation([])
    turned = situation([change("status_quo", ("seq",), False, True)])
    assert render(turned, ById()) == "The situation holds, and did not before."
    turned = situation([change("status_quo", ("seq",), True, False)])
    assert render(turned, ById()) == "The situation does not hold, and did before."
    assert not situation([change("status_quo", ("seq",), ..., True)])


@pytest.mark.parametrize(
    ("kind", "new", "said"),
    [
        ("", True, "A way out together is new: a.x = yes."),
        ("", False, "A way out together is gone: a.x = yes."),
        ("path", True, "What steps that pay led to before must now be taken together: a.x = yes."),
        ("path", False, "What had to be taken together before steps that pay now lead to: a.x = yes."),
        ("other", True, "What would have held before is now a way out together: a.x = yes."),
        ("other", False, "A way out together is none any more, though it would hold: a.x = yes."),
    ],
)  # fmt: skip
def test_what_was_reached_otherwise_before_is_neither_new_nor_gone(
    kind: str, new: bool, said: str
) -> None:
    sides = (..., True) if new else (True, ...)
    found = [change("outcome", ("joint_exit", "a.x=yes"), *sides)]
    if kind:
        found.append(change("outcome", (kind, "a.x=yes"), *reversed(sides)))
    found.append(change("outcome", ("path", "a.y=yes"), *reversed(sides)))
    assert render(exits(found), ById()) == said


def test_only_joint_exits_are_ways_out_and_sizes_count_for_nothing() -> None:
    other = change("outcome", ("path", "a.x=yes"), ..., True)
    assert not exits([other])
    assert counted([change("states", (), 4, 8)]) == "Nothing else that was found differs."
    assert counted([other, change("indicator", ("oil",), "up", "down")]) == (
        "Found otherwise besides: one point under “outcomes” and one point under “what follows”."
    )
