"""What `doctor` vouches for does load; what does not load is named."""

from __future__ import annotations

import click
import pytest

from tightrope.app import doctor
from tightrope.app.doctor import examine
from tightrope.cli.main import VERBS, cli


def test_every_required_package_loads_here() -> None:
    states = {
        f.subject: (f.state, f.text)
        for f in examine().findings
        if not f.subject.startswith("extra")
    }
    assert {state for state, _ in states.values()} == {"ok"}, states
    assert {"numpy", "trafilatura", "pydantic"} <= set(states)


def test_a_package_that_is_there_and_does_not_load_is_called_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(module: str) -> None:
        if module == "trafilatura.core":
            raise ImportError("lxml.html.clean is gone")

    monkeypatch.setattr(doctor, "import_module", refuse)
    found = {f.subject: f for f in examine().findings}
    assert found["trafilatura"].state == "broken"
    assert "lxml.html.clean is gone" in found["trafilatura"].text
    assert "force-reinstall 'trafilatura'" in found["trafilatura"].text
    assert found["numpy"].state == "ok"
    assert examine().exit_code == 1


def test_an_extra_whose_module_fails_is_called_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(module: str) -> None:
        if module == "pypdf":
            raise OSError("a library is missing")

    monkeypatch.setattr(doctor, "import_module", refuse)
    found = {f.subject: f for f in examine().findings}
    assert found["extra documents"].state == "broken"
    assert "pypdf: OSError: a library is missing" in found["extra documents"].text


def test_what_may_use_the_network_is_listed_with_what_it_sends() -> None:
    told = {f.subject: f.text for f in examine().findings if f.subject.startswith("network: ")}
    options = {name for _, command in commands() for one in command.params for name in one.opts}
    for subject, text in told.items():
        flags = [word for word in subject.split() if word.startswith("--")]
        assert set(flags) <= options, subject
        assert "127.0.0.1 alone" in text or text.startswith("sends ")
    for flag in ("--endpoint", "--scheduler", "--http"):
        assert any(flag in subject for subject in told), f"{flag} may use the network"


def commands() -> list[tuple[str, click.Command]]:
    context = click.Context(cli)
    found = [(verb, cli.get_command(context, verb)) for verb in VERBS]
    return [(verb, command) for verb, command in found if command is not None]
