"""Every mistake a new user makes gives one clear line, its exit code, and nothing half-written."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.articles import CRISIS, FIRST
from tests.cli.conftest import Call, start

SPOILT: dict[str, tuple[Callable[[str], str], int, tuple[str, ...]]] = {
    "unknown key": (
        lambda t: t.replace("title:", "titel:", 1),
        3,
        ("crisis.yaml:2", "titel", "title"),
    ),
    "misspelt option": (
        lambda t: t.replace('want: "spain.side"', 'want: "spain.sied"'),
        3,
        ("crisis.yaml:2", "spain.sied", "spain.side"),
    ),
    "no feasible state": (
        lambda t: (
            t + 'rules:\n  - {never: "spain.side or not spain.side", because: x, assumption: x}\n'
        ),
        3,
        ("no state satisfies all the rules", "crisis.yaml:3"),
    ),
    "status quo breaks a rule": (
        lambda t: t + 'rules:\n  - {always: "spain.side", because: x, assumption: x}\n',
        3,
        ("status quo", "crisis.yaml"),
    ),
    "option without priorities": (
        lambda t: t.replace("  spain:\n    - {want", "  morocco:\n    - {want"),
        3,
        ("spain",),
    ),
    "not YAML": (lambda t: t + "\n  : [", 3, ("crisis.yaml:",)),
}


@pytest.mark.parametrize("mistake", SPOILT)
@pytest.mark.parametrize("verb", ["check", "analyse"])
def test_spoilt_crisis_file(call: Call, quarrel: Path, mistake: str, verb: str) -> None:
    spoil, _, shown = SPOILT[mistake]
    (quarrel / "crisis.yaml").write_text(spoil(CRISIS), "utf-8")
    code, out, err = call(verb, quarrel)
    assert code in {3, 4}, (out, err)
    said = out + err
    assert "Traceback" not in said
    for part in shown:
        assert part in said


def _spoilt_document(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / f"{kind}.txt"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
    elif kind == "missing":
        pass
    return path


@pytest.mark.parametrize(
    ("kind", "code", "shown"),
    [
        ("empty", 4, "empty"),
        ("binary", 4, "binary"),
        ("huge", 5, "MB"),
        ("missing", 4, "missing.txt"),
    ],
)
def test_documents_that_cannot_be_read(
    call: Call, quarrel: Path, tmp_path: Path, kind: str, code: int, shown: str
) -> None:
    got, _, err = call("read", _spoilt_document(tmp_path, kind), "--into", quarrel)
    assert got == code
    assert len(err.splitlines()) == 1
    assert shown in err
    assert not any((quarrel / "sources").iterdir())


def test_one_bad_document_does_not_lose_the_others(
    call: Call, quarrel: Path, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(FIRST, "utf-8")
    code, out, err = call("read", _spoilt_document(tmp_path, "empty"), good, "--into", quarrel)
    assert code == 4
    assert "1 added, 0 already there, 1 refused" in out
    assert len(err.splitlines()) == 1


def test_invalid_utf8_is_read_or_named(call: Call, quarrel: Path, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        "Alg\u00e9rie condemned Morocco. Spain condemned Morocco too, at length.".encode("latin-1")
    )
    code, out, err = call("read", path, "--into", quarrel)
    assert code in {0, 4}
    assert ("1 added" in out) if code == 0 else (len(err.splitlines()) == 1)


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (("brief", "{nowhere}"), 4, "crisis.yaml"),
        (("check", "{nowhere}"), 4, "tightrope init"),
        (("analyse", "{quarrel}", "--scenario", "spain_side"), 2, "spain_sides"),
        (("whatif", "{quarrel}", "spain.sid=yes"), 3, "spain.side"),
        (("whatif", "{quarrel}"), 2, "change"),
        (("init", "{quarrel}"), 5, "not empty"),
        (
            ("init", "{nowhere}", "--example", "rusia-iran-israel-2025"),
            2,
            "russia-iran-israel-2025",
        ),
        (("anlyse", "{quarrel}"), 2, "analyse"),
        (("read", "--into", "{quarrel}"), 2, "file"),
        (("brief",), 2, "FOLDER"),
    ],
)
def test_mistakes_on_the_command_line(
    call: Call, quarrel: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, shown: str
) -> None:
    filled = [a.format(nowhere=tmp_path / "nowhere", quarrel=quarrel) for a in arguments]
    got, out, err = call(*filled)
    assert got == code, (out, err)
    assert len(err.splitlines()) == 1
    assert shown in err
    got, out, _ = call(*filled, "--json")
    assert got == code
    assert {"code", "message", "what", "where", "value", "allowed", "hint"} == set(
        json.loads(out)["error"]
    )


def test_export_does_not_follow_a_link_out_of_the_folder(
    call: Call, quarrel: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (quarrel / "out").symlink_to(outside)
    code, _, err = call("export", "claims", quarrel, "--out", quarrel / "out" / "claims.jsonl")
    assert code == 5
    assert "leads out" in err
    assert not any(outside.iterdir())


def test_interrupt_in_the_middle_of_read_leaves_whole_files(quarrel: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(2000):
        (many / f"{number:04}.txt").write_text(f"{FIRST}\nNumber {number}.\n", "utf-8")
    process = start("read", many, "--into", quarrel)
    sources = quarrel / "sources"
    while len(list(sources.glob("[!.]*"))) < 5 and process.poll() is None:
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "interrupted; nothing was left half-written"
    kept = [p for p in sources.iterdir() if not p.name.startswith(".")]
    assert 5 <= len(kept) < 2000
    assert not [p for p in sources.iterdir() if p.name.startswith(".")]
    for path in kept:
        assert path.read_bytes() == (many / path.name).read_bytes()


def test_an_anchor_named_twice_is_no_warning(call: Call, quarrel: Path) -> None:
    (quarrel / "sources.yaml").write_text("a: &x {}\nb: &x {}\n", "utf-8")
    assert call("review", quarrel, "--list")[0] == 0
