"""Briefs of a difference, in every form, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.brief.edge_cases import TRUCE, write_edge
from tests.cli.conftest import Call


def test_two_dates_of_one_folder_on_the_command_line(call: Call, tmp_path: Path) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    dated = TRUCE + (
        "events:\n  - {date: 2031-04-01, text: The war begins, "
        "moves: {harra.fire: yes, belmar.fire: yes}, assumption: Known.}\n"
    )
    (folder / "crisis.yaml").write_text(dated, "utf-8")
    code, out, err = call(
        "brief", folder, "--compare-as-of", "2031-03-01", "--draws", "0", "--json"
    )
    assert (code, err) == (0, "")
    path = Path(json.loads(out)["path"])
    assert path.name == "difference.html"
    text = path.read_text("utf-8")
    assert "Before: hills, as of 2031-03-01. After: hills, as of 2031-05-04." in text
    assert "Harra fires on the towns of Belmar" in text


DATED = (
    TRUCE
    + """\
events:
  - {date: 2031-03-10, text: Shots, moves: {harra.fire: yes}, assumption: Known.}
  - {date: 2031-03-20, text: Quiet, moves: {harra.fire: no}, assumption: Known.}
  - {date: 2031-04, text: The war begins, moves: {harra.fire: yes, belmar.fire: yes}, assumption: Known.}
  - {date: 2031-04-02, text: Told later, sealed: yes, assumption: Known.}
"""
)
SAME = (
    "This changes nothing in what is expected, in whether the situation holds, in what each side would "
    "best do or in where indicators go: no effect."
)


def test_analyse_says_what_the_file_dates_between_two_days_and_what_it_changes(
    call: Call, tmp_path: Path
) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    (folder / "crisis.yaml").write_text(DATED, "utf-8")

    def compared(before: str, *on: str) -> dict[str, Any]:
        code, out, err = call(
            "analyse", folder, "--compare-as-of", before, *on, "--draws", "0", "--json"
        )
        assert (code, err) == (0, "")
        found: dict[str, Any] = json.loads(out)
        return found

    quiet = compared("2031-03-01", "--as-of", "2031-03-25")
    assert quiet["in_words"] == (
        "After 2031-03-01 and up to 2031-03-25 the file dates two events. All options stand as they "
        f"stood. harra.fire moved and came back. {SAME}"
    )
    assert (quiet["between"]["returned"], quiet["differences"]) == (["harra.fire"], [])
    war = compared("2031-03-25")
    assert (war["before"], war["after"]) == ("2031-03-25", "2031-05-04")
    assert war["between"]["events"] == 1
    assert war["between"]["changed"] == {"harra.fire": "yes", "belmar.fire": "yes"}
    assert "no effect" not in war["in_words"]
    assert war["differences"]
    back = compared("2031-05-04", "--as-of", "2031-03-25")
    assert back["between"] == war["between"]
    assert (back["before"], back["after"]) == ("2031-05-04", "2031-03-25")
    assert compared("2031-05-04")["between"]["events"] == 0
    code, out, _ = call(
        "analyse", folder, "--compare-as-of", "2031-03-01", "--as-of", "2031-03-25", "--draws", "0"
    )
    assert code == 0
    shown = " ".join(out.split())
    assert f"Harra: fire on the towns of Belmar moved and came back. {SAME} no effect" in shown


def test_dates_that_are_none_are_refused_in_one_line(call: Call, tmp_path: Path) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    code, _, err = call("analyse", folder, "--compare-as-of", "soon")
    assert (code, "not a date" in err) == (2, True)
    dateless = "\n".join(line for line in TRUCE.splitlines() if not line.startswith("as_of"))
    (folder / "crisis.yaml").write_text(dateless, "utf-8")
    code, _, err = call("analyse", folder, "--compare-as-of", "2031-03-01", "--draws", "0")
    assert (code, "the file speaks for no date" in err) == (2, True)


def test_the_other_folder_may_be_compared_on_another_date_and_a_missing_one_is_named(
    call: Call, tmp_path: Path
) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    code, _, err = call("brief", folder, "--compare", tmp_path / "nowhere")
    assert code == 4
    assert "nowhere" in err
    other = write_edge("truce", tmp_path / "other")
    out = tmp_path / "d.md"
    assert call("brief", folder, "--compare", other, "--out", out, "--draws", "0")[0] == 0
    assert "Before: other, as of 2031-05-04" in out.read_text("utf-8")


def test_a_date_the_file_does_not_speak_for_is_said_by_every_verb_and_in_the_brief(
    call: Call, tmp_path: Path
) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    said = "No move in the file is dated: what all are doing on 2030 is taken from 2031-05-04"
    for verb in (["analyse"], ["export", "ties"], ["count"], ["whatif"]):
        change = ["harra.fire=no"] if verb == ["whatif"] else []
        code, out, err = call(*verb, folder, *change, "--as-of", "2030")
        assert code == 0
        assert err.count(said) == 1
        assert said not in out
    page = tmp_path / "b.md"
    code, _, err = call("brief", folder, "--as-of", "2030", "--draws", "0", "--out", page)
    assert err.startswith(said)
    assert page.read_text("utf-8").count(said) == 1
    assert call("analyse", folder, "--as-of", "2031-05-04")[2] == ""
    call("brief", folder, "--compare-as-of", "2030", "--draws", "0", "--out", page)
    assert page.read_text("utf-8").count(said) == 1


def test_a_difference_names_those_who_want_and_what_they_want_as_the_file_does(
    call: Call, tmp_path: Path
) -> None:
    folder, other = (write_edge("truce", tmp_path / name) for name in ("hills", "other"))
    first, second = TRUCE.split("  harra:\n")[-1].splitlines()[:2]
    swapped = TRUCE.replace(f"{first}\n{second}", f"{second}\n{first}")
    (other / "crisis.yaml").write_text(swapped, "utf-8")
    page = tmp_path / "d.md"
    call("brief", folder, "--compare", other, "--draws", "0", "--out", page)
    (row,) = (line for line in page.read_text("utf-8").splitlines() if "from place" in line)
    assert row.startswith("| Harra lowers “")


def test_another_file_on_another_date_is_said_to_be_both(call: Call, tmp_path: Path) -> None:
    folder, other = (write_edge("truce", tmp_path / name) for name in ("hills", "other"))
    page = tmp_path / "d.md"
    both = ("--compare", other, "--compare-as-of", "2030")
    assert call("brief", folder, *both, "--draws", "0", "--out", page)[0] == 0
    text = page.read_text("utf-8")
    assert text.startswith(
        "# The war over the salt hills: what differs from another file on another date, 2030\n"
    )
    assert (
        "These are two crisis files on two dates, 2030 and 2031-05-04, so that what differs may come "
        "from either; one thing differs." in text
    )
    call("brief", folder, "--compare", other, "--draws", "0", "--out", page)
    assert page.read_text("utf-8").startswith("# The war over the salt hills: what differs\n")


def test_a_slip_in_the_name_of_the_folder_to_write_into_makes_no_folder(
    call: Call, tmp_path: Path
) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    code, out, err = call("brief", folder, "--out", tmp_path / "breifs" / "b.html")
    assert (code, out) == (2, "")
    assert "there is no such folder to write into" in err
    assert "[out-has-no-folder]" in err
    assert not (tmp_path / "breifs").exists()
    assert call("export", "ties", folder, "--out", tmp_path / "breifs" / "t.csv")[0] == 2
    inside = folder / "exports" / "b.md"
    assert call("brief", folder, "--draws", "0", "--out", inside)[0] == 0
    assert inside.is_file()
