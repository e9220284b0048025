"""`tightrope draft`: from claims to a draft, and from the draft into the crisis file, piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Call
from tightrope.app import use_cases
from tightrope.app.drafts.merging import Merging
from tightrope.app.errors import FileChanged
from tightrope.app.model.editing import edit_crisis
from tightrope.app.store.folder import Folder
from tightrope.cli.draft import _converse
from tightrope.crisis import read_crisis
from tightrope.crisis.edit import Edit
from tightrope.crisis.errors import CrisisInvalid
from tightrope.evidence import read_decisions

TEXT = """\
The quarrel over gas

MADRID, 1 March 2024 - Algeria cut gas deliveries to Morocco on Friday. Algeria condemned Morocco.
Algeria and Spain signed a partnership treaty on 2 February 2024.
If Morocco attacks Spain, Algeria will strike Morocco, Algiers warned.
"""
CLAIMS = (
    ("Algeria cut gas deliveries to Morocco on Friday", "algeria", "energy_trade", "morocco",
     "--phase", "ended", "--time", "on Friday"),
    ("Algeria condemned Morocco", "algeria", "condemnation", "morocco"),
    ("Algeria and Spain signed a partnership treaty on 2 February 2024", "algeria", "treaty", "spain",
     "--time", "on 2 February 2024"),
    ("If Morocco attacks Spain", "morocco", "military_action", "spain", "--modality", "hypothetical"),
    ("Algeria will strike Morocco, Algiers warned", "algeria", "red_line", "morocco",
     "--content", "military_action"),
)  # fmt: skip


@pytest.fixture
def begun(tmp_path: Path, call: Call) -> Path:
    """An empty crisis folder with one text, and a person's claims of it."""
    folder, text = tmp_path / "begun", tmp_path / "gas.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert call("init", folder)[0] == 0
    assert call("read", text, "--into", folder)[0] == 0
    for quote, source, relation, target, *more in CLAIMS:
        ends = ("--source", source, "--relation", relation, "--target", target)
        said = ("--document", "gas.txt", "--quote", quote, *ends, *more, "--by", "Ada")
        assert call("claim", "add", folder, *said)[0] == 0
    return folder


def test_a_draft_is_written_in_the_form_of_the_file_with_what_is_left(
    begun: Path, call: Call
) -> None:
    code, out, _ = call("draft", begun, "--json")
    made = json.loads(out)
    assert code == 0
    assert made["schema"] == "draft/1"
    assert (made["claims"], made["basis"]) == (5, "accepted")
    assert made["elements"]["red_lines"] == 1
    assert {found["check"] for found in made["findings"]} == {"no-priorities"}
    assert any(gap["place"] == "interests.algeria" for gap in made["gaps"])
    text = (begun / "draft.yaml").read_text("utf-8")
    assert "if: morocco.against_spain" in text
    assert "signed: 2024-02-02" in text
    assert "  - place: interests.algeria\n" in text
    assert "Drafted" in call("draft", begun)[1], "a draft nobody touched is made anew"


def test_everything_goes_into_the_file_and_its_comments_stay(begun: Path, call: Call) -> None:
    before = (begun / "crisis.yaml").read_text("utf-8")
    call("draft", begun)
    code, out, _ = call("draft", begun, "--all")
    assert code == 0
    assert "0 refused, 0 waiting" in out
    after = (begun / "crisis.yaml").read_text("utf-8")
    comments = [line for line in before.splitlines() if line.startswith("#")]
    assert [line for line in after.splitlines() if line.startswith("#")] == comments
    model = read_crisis(begun).model
    assert set(model.actors) == {"algeria", "morocco", "spain"}
    assert model.as_of == "2024-03-01"
    assert [line.then for line in model.red_lines] == ["algeria.against_morocco"]
    _, out, _ = call("check", begun)
    told = {line.rpartition("[")[2] for line in out.splitlines()[:-1]}
    assert told == {"no-priorities]", "draft-gaps]"}


def test_nothing_that_is_in_the_file_is_proposed_or_written_over(begun: Path, call: Call) -> None:
    crisis = begun / "crisis.yaml"
    own = crisis.read_text("utf-8").replace("actors: {}", "actors:\n  spain: {name: The Kingdom}")
    crisis.write_text(own, encoding="utf-8")
    call("draft", begun)
    listed = call("draft", begun, "--list")[1]
    assert "actors.algeria" in listed
    assert "actors.spain" not in listed
    call("draft", begun, "--all")
    assert read_crisis(begun).model.actors["spain"].name == "The Kingdom"


def test_sections_are_accepted_and_rejected_by_name_and_rejections_are_kept(
    begun: Path, call: Call
) -> None:
    call("draft", begun)
    code, out, _ = call("draft", begun, "--accept", "actors", "--reject", "ties", "--json")
    made = json.loads(out)
    assert code == 0
    assert made["accepted"] == ["actors.algeria", "actors.morocco", "actors.spain"]
    assert made["rejected"]
    assert not read_crisis(begun).model.ties
    assert " ties." not in call("draft", begun, "--list")[1]
    call("draft", begun)  # made anew
    assert " ties." not in call("draft", begun, "--list")[1]


def test_what_would_make_the_file_wrong_is_told_as_refused(begun: Path, call: Call) -> None:
    call("draft", begun)
    before = (begun / "crisis.yaml").read_bytes()
    code, _, err = call("draft", begun, "--accept", "red_lines")
    assert code == 3
    assert "red_lines." in err
    assert "unknown actor 'algeria'" in err
    assert (begun / "crisis.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--accept", "actors.algria"), 2, "actors.algeria"),
        (("--merge",), 2, "needs a terminal"),
    ],
)
def test_mistakes_are_one_line(
    begun: Path, call: Call, arguments: tuple[str, ...], code: int, said: str
) -> None:
    call("draft", begun)
    got, _, err = call("draft", begun, *arguments)
    assert got == code
    assert said in err


def test_without_a_draft_the_command_that_makes_one_is_named(begun: Path, call: Call) -> None:
    code, _, err = call("draft", begun, "--list")
    assert code == 2
    assert "tightrope draft" in err


def test_a_draft_that_a_person_changed_is_not_written_over(begun: Path, call: Call) -> None:
    call("draft", begun)
    path = begun / "draft.yaml"
    path.write_text(
        path.read_text("utf-8").replace("name: Spain", "name: Iberia"), encoding="utf-8"
    )
    code, _, err = call("draft", begun)
    assert code == 5
    assert "changed by hand" in err
    call("draft", begun, "--accept", "actors")
    assert read_crisis(begun).model.actors["spain"].name == "Iberia"


def test_elements_from_suggested_claims_take_these_with_them(tmp_path: Path, call: Call) -> None:
    folder, text = tmp_path / "w", tmp_path / "gas.txt"
    text.write_text(TEXT, encoding="utf-8")
    call("init", folder)
    call("read", text, "--into", folder)
    code, out, _ = call("draft", folder, "--least", "0", "--json")
    assert code == 0
    assert json.loads(out)["basis"] == "suggested"
    assert "Nobody has accepted" in (folder / "draft.yaml").read_text("utf-8")
    assert not read_decisions(folder / "evidence.jsonl")
    call("draft", folder, "--accept", "actors", "--accept", "ties")
    cited = {c for tie in read_crisis(folder).model.ties for c in tie.cites}
    assert cited
    assert cited <= {d.claim.id for d in read_decisions(folder / "evidence.jsonl")}


def _pressed(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    pressed: Iterator[str] = iter(keys)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))


def test_one_by_one_at_a_terminal(
    begun: Path, call: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call("draft", begun)
    session = use_cases.merging(begun)
    everything = len(session.waiting)
    _pressed(monkeypatch, "a?xsq")
    _converse(session)
    told = capsys.readouterr().out
    assert "as_of: 2024-03-01" in told
    assert "“Algeria cut gas deliveries to Morocco on Friday” (gas.txt, c-" in told
    assert f"{everything - 1} elements wait" in told
    assert session.waiting[-1].id in session.put_off
    monkeypatch.setattr(
        click, "edit", lambda text, extension: text.replace("name: Morocco", "name: Rabat")
    )
    _pressed(monkeypatch, "earq")
    _converse(session)
    assert read_crisis(begun).model.actors["morocco"].name == "Rabat"
    assert len(session.draft.rejected) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Algeria", "nam: Algeria", "unknown key 'nam'"),
        ("algeria:", "other:", "the name of an element stays"),
        ("name: Algeria", "name: [", "not YAML"),
    ],
)
def test_an_edit_that_is_no_such_element_is_one_line_and_changes_nothing(
    begun: Path, call: Call, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], old: str, new: str, said: str,
) -> None:  # fmt: skip
    call("draft", begun)
    session = use_cases.merging(begun)
    while session.waiting[0].id != "actors.algeria":
        session.skip()
    before = session.text(session.waiting[0])
    monkeypatch.setattr(click, "edit", lambda text, extension: text.replace(old, new))
    _pressed(monkeypatch, "eq")
    _converse(session)
    assert said in capsys.readouterr().err
    assert session.text(session.waiting[0]) == before


def test_a_draft_that_is_wrong_is_told_with_its_line(begun: Path, call: Call) -> None:
    call("draft", begun)
    path = begun / "draft.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Spain", "nmae: Spain"), encoding="utf-8")
    code, _, err = call("draft", begun, "--list")
    assert code == 3
    assert "draft.yaml:" in err
    assert "unknown key 'nmae'" in err


def test_a_file_that_somebody_changed_meanwhile_is_not_written(begun: Path, call: Call) -> None:
    call("draft", begun)
    session: Merging = use_cases.merging(begun)
    crisis = begun / "crisis.yaml"
    crisis.write_text("# mine\n" + crisis.read_text("utf-8"), encoding="utf-8")
    with pytest.raises(FileChanged, match="meanwhile"):
        session.accept()
    session.again()
    session.accept()
    assert crisis.read_text("utf-8").startswith("# mine\n")


def test_an_edit_that_brings_in_an_error_is_refused_and_old_errors_forbid_none(
    quarrel: Path,
) -> None:
    folder, crisis = Folder(quarrel), quarrel / "crisis.yaml"
    seen = "\ufeff" + crisis.read_text("utf-8").replace("to: price", "to: prize")
    crisis.write_text(seen, encoding="utf-8")
    tie = {"from": "spain", "to": "nobody", "sign": "+", "assumption": "a"}
    with pytest.raises(CrisisInvalid, match="nobody"):
        edit_crisis(folder, seen, [Edit("add", ("ties", 0), tie)], {})
    assert crisis.read_text("utf-8") == seen
    after = edit_crisis(folder, seen, [Edit("add", ("ties", 0), {**tie, "to": "morocco"})], {})
    assert after.startswith("\ufeff")
    assert crisis.read_text("utf-8") == after
