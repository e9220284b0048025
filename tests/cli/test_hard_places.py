"""Places and streams that give trouble: closed folders, pipes, links, odd names, nobody reading."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tightrope
from tests.articles import CRISIS, FIRST
from tests.cli.conftest import Call, start
from tightrope.cli.main import VERBS

TIGHTROPE = [sys.executable, "-m", "tightrope"]
BARE = {"PATH": os.environ["PATH"], "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def test_odd_names_of_files_and_folders(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "ä folder ✓" / "w x"
    assert call("init", folder)[0] == 0
    names = ["naïve näme ✓.txt", ".hidden", "set.yaml", f"{'✓' * 70}.txt", "a:b.txt"]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(f"{FIRST}\nNumber {number}.\n", "utf-8")
    code, out, err = call("read", *(tmp_path / name for name in names), "--into", folder, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["counts"]["documents"] == len(names)
    out_file = tmp_path / "out put" / "ünï.html"
    out_file.parent.mkdir()
    assert call("brief", folder, "--out", out_file)[0] == 0
    assert out_file.is_file()


def test_standard_input_and_pipes(call: Call, quarrel: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = subprocess.Popen(["sh", "-c", f"printf '%s' '{FIRST}' > '{fifo}'"])
    code, out, _ = call("read", fifo, "--into", quarrel)
    assert writer.wait(10) == 0
    assert (code, "1 added" in out) == (0, True)
    done = subprocess.run(
        [*TIGHTROPE, "read", "-", "--into", str(quarrel)],
        input=b"",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1


def test_an_endless_file_is_refused(call: Call, quarrel: Path) -> None:
    code, _, err = call("read", "/dev/zero", "--into", quarrel)
    assert code == 5
    assert "the limit is 50 MB" in err


@as_root
@pytest.mark.parametrize(
    "verb", [("brief",), ("review", "--accept", "all"), ("export", "claims", "--out", "{x}")]
)
def test_a_folder_that_cannot_be_written(
    call: Call, articles: Path, quarrel: Path, verb: tuple[str, ...]
) -> None:
    call("read", articles, "--into", quarrel)
    quarrel.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        filled = [part.format(x=quarrel / "x.jsonl") for part in verb]
        place = 1 if verb[0] != "export" else 2
        code, _, err = call(*filled[:place], quarrel, *filled[place:])
    finally:
        quarrel.chmod(0o755)
    assert (code, len(err.splitlines())) == (5, 1)
    assert "the system refused" in err


@pytest.mark.parametrize("verb", ["init", "demo"])
def test_a_file_in_the_way(call: Call, tmp_path: Path, verb: str) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for place in (file, file / "inside"):
        code, _, err = call(verb, place)
        assert (code, len(err.splitlines())) == (5, 1)
    assert file.read_text() == "x"


def test_where_the_output_cannot_go(call: Call, quarrel: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    code, _, err = call("export", "claims", quarrel, "--out", file / "x.jsonl")
    assert (code, "there is no such folder" in err) == (2, True)
    code, _, err = call("export", "claims", quarrel, "--out", quarrel)
    assert (code, "name a file" in err) == (2, True)


@pytest.mark.parametrize("part", ["sources", ".tightrope", "brief.html", "sources.yaml"])
def test_links_out_of_the_folder_are_not_followed(
    call: Call, articles: Path, quarrel: Path, tmp_path: Path, part: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "file" if "." in part[1:] else outside
    place = quarrel / part
    if place.is_dir():
        place.rmdir()
    place.unlink(missing_ok=True)
    place.symlink_to(target)
    verb = {
        ".tightrope": ("read", articles, "--into", quarrel, "--archive"),
        "brief.html": ("brief", quarrel),
    }.get(part, ("read", articles, "--into", quarrel))
    code, _, err = call(*verb)
    assert (code, "leads out" in err) == (5, True)
    assert not any(outside.iterdir())


@pytest.mark.parametrize("name", ["sources.yaml", "expectations.yaml", "evidence.jsonl"])
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a: [", b"- a\n", b"a.txt: {reliability: G}\n"])
def test_spoilt_files_of_the_folder(call: Call, quarrel: Path, name: str, data: bytes) -> None:
    (quarrel / name).write_bytes(data)
    code, _, err = call("brief", quarrel)
    assert (code, len(err.splitlines())) in {(4, 1), (2, 1), (3, 1)}, err
    assert name in err
    assert not (quarrel / "brief.html").exists()


@pytest.mark.parametrize(
    "old", ["", "# mine\n", "{}\n", "{own.txt: {reliability: A}}", "own.txt:\n  reliability: A"]
)
def test_notes_are_added_and_never_lost(
    call: Call, articles: Path, quarrel: Path, old: str
) -> None:
    (quarrel / "sources.yaml").write_text(old, "utf-8")
    assert call("read", articles, "--into", quarrel)[0] == 0
    from tightrope.app.evidence.sources import read_source_notes
    from tightrope.app.store.folder import open_folder

    notes = read_source_notes(open_folder(quarrel))
    own = {"own.txt"} if "own" in old else set()
    assert set(notes) == {"first.txt", "second.txt"} | own
    assert all(notes[name].reliability == "A" for name in own)


@pytest.mark.parametrize("verb", ["export passages", "analyse", "review --list", "schema"])
def test_nobody_reads_any_more(articles: Path, call: Call, quarrel: Path, verb: str) -> None:
    call("read", articles, "--into", quarrel)
    words = verb.split()
    if verb != "schema":
        words.insert(2 if words[0] == "export" else 1, str(quarrel))
    command = " ".join([*TIGHTROPE, *words])
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_home_and_the_poorest_locale(articles: Path, quarrel: Path) -> None:
    for verb in (("read", str(articles), "--into"), ("analyse",), ("review", "--list")):
        done = subprocess.run(
            [*TIGHTROPE, *verb, str(quarrel)], capture_output=True, env=BARE, check=False
        )
        aside = b"0.639: held back, as its words may say another sign or nobody says it\n"
        assert done.returncode == 0
        assert done.stderr in (b"", aside if verb[0] == "review" else b"")


def test_interrupt_in_the_middle_of_a_brief(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    call("init", folder, "--example", "russia-iran-israel-2025")
    process = start("brief", folder)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "interrupted; nothing was left half-written"
    assert not [p for p in folder.iterdir() if "brief" in p.name]


MOVES = """events:
  - {date: 2024-01-10, text: Madrid sides with Rabat, moves: {spain.side: yes}, assumption: invented}
  - {date: 2024-02-10, text: Madrid turns back, moves: {spain.side: no}, assumption: invented}
"""


ANSWERING = [verb for verb in VERBS if verb != "serve"]  # which goes on till it is stopped


@pytest.mark.parametrize("verb", ANSWERING)
def test_json_is_json_and_nothing_else(
    call: Call, articles: Path, quarrel: Path, tmp_path: Path, verb: str
) -> None:
    arguments: dict[str, tuple[object, ...]] = {
        "demo": (tmp_path / "d", "--example", "two-cities-teaching"),
        "init": (tmp_path / "i",),
        "read": (articles, "--into", quarrel),
        "whatif": (quarrel, "spain.side=yes"),
        "export": ("claims", quarrel, "--out", tmp_path / "claims.jsonl"),
        "import": (tmp_path / "map.csv", "--as", "causal"),
        "infer": (tmp_path / "moved",),
        "diff": (quarrel, quarrel),
        "doctor": (),
        "schema": (),
        "completion": ("fish",),
        "claim": (
            *("add", quarrel, "--document", "first.txt", "--source", "algeria"),
            *("--relation", "condemnation", "--target", "morocco"),
            *("--quote", "Algeria condemned Morocco on Monday"),
        ),
    }
    (quarrel / "sources" / "first.txt").write_text(FIRST, "utf-8")
    call("init", tmp_path / "moved")
    (tmp_path / "moved" / "crisis.yaml").write_text(CRISIS + MOVES, "utf-8")
    (tmp_path / "map.csv").write_text(",rain,harvest\nrain,0,0.5\nharvest,0,0\n", "utf-8")
    code, out, err = call(verb, *arguments.get(verb, (quarrel,)), "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["tightrope"] == tightrope.__version__
    assert re.fullmatch(r"[a-z-]+/\d", told["schema"])
    code, out, err = call(verb, "--nosuch", "--json")
    assert (code, err) == (2, "")
    assert json.loads(out)["schema"] == "error/1"
    assert set(json.loads(out)) == {"tightrope", "schema", "error"}


def test_what_if_within_a_scenario(call: Call, quarrel: Path) -> None:
    change = ("whatif", quarrel, "spain.side=yes")
    assert "What is expected: Algeria: cut the gas" in call(*change)[1]
    assert "no effect" in call(*change, "--scenario", "spain_sides")[1]
    assert call(*change, "--scenario", "nosuch")[0] == 2


def test_an_interrupt_while_the_command_is_loaded_is_told_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", "tightrope", "--help"],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stderr == "interrupted; nothing was left half-written\n"
