"""Writes the pages that come from the code: `make docs`. A test fails when they are stale."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

import tightrope
from docs.api import api_page
from docs.formats import FORMATS, format_page
from docs.outputs import outputs_page
from tightrope.errors import TightropeError
from tightrope.findings import FILE_CHECKS, WithFindings

__all__ = ["PAGES", "error_classes", "main"]

HERE = Path(__file__).parent
CASE = HERE.parent / "src/tightrope/cases/russia-iran-israel-2025"


def error_classes() -> list[type[TightropeError]]:
    """Gives every error class of the package, by code."""
    for module in pkgutil.walk_packages(tightrope.__path__, "tightrope."):
        if module.name.rpartition(".")[2] == "errors":
            importlib.import_module(module.name)
    named = {error for error in _subclasses(TightropeError) if error is not WithFindings}
    return sorted(named, key=lambda error: error.code)


def _subclasses(base: type[TightropeError]) -> Iterator[type[TightropeError]]:
    yield base
    for child in base.__subclasses__():
        yield from _subclasses(child)


def errors_page() -> str:
    """Gives the errors page: a heading per code, what it means, how to mend it."""
    parts = [
        "# Errors\n",
        "Every error has a stable code, printed in square brackets and as `error.code` under `--json`.",
        "Exit codes: 0 ok, 1 fault, 2 usage, 3 check failed, 4 unreadable input, 5 refused, 130 interrupted.\n",
    ]
    for error in error_classes():
        text = " ".join((error.__doc__ or "").split())
        parts.append(f"## {error.code}\n\nExit code {error.exit_code}. {text}\n")
    return "\n".join(parts)


def cli_page() -> str:
    """Gives the reference of the command line from the commands themselves."""
    from tightrope.cli.main import VERBS, cli

    context = click.Context(cli, info_name="tightrope", terminal_width=80, **cli.context_settings)
    parts = ["# Command line\n", "```text", cli.get_help(context), "```\n"]
    for verb in VERBS:
        command = cli.get_command(context, verb)
        if command is not None:
            inner = click.Context(command, info_name=verb, parent=context)
            parts += [f"## {verb}\n", "```text", command.get_help(inner), "```\n"]
    return "\n".join(line.rstrip() for line in "\n".join(parts).splitlines()) + "\n"


def checks_page() -> str:
    """Gives the page of named checks: severity, what a finding means, how to mend it."""
    from tightrope.analysis.dynamics.check import DYNAMICS_CHECKS
    from tightrope.analysis.effects.check import EFFECT_CHECKS
    from tightrope.app.model.draft_checks import DRAFT_CHECKS
    from tightrope.app.model.link_signs import LINK_CHECKS
    from tightrope.conflict.check import GAME_CHECKS
    from tightrope.crisis import CRISIS_CHECKS
    from tightrope.crisis.checks.named import Check

    parts = [
        "# Checks of a crisis folder\n",
        "`tightrope check FOLDER` runs them all. What it says of a file that cannot be read is under",
        "[errors](errors.md).\n",
    ]
    told = dict(FILE_CHECKS)
    checks: list[Check[Any]] = [
        *CRISIS_CHECKS,
        *GAME_CHECKS,
        *DYNAMICS_CHECKS,
        *EFFECT_CHECKS,
        *LINK_CHECKS,
        *DRAFT_CHECKS,
    ]
    for check in checks:
        told[check.name] = f"{check.severity.capitalize()}. {' '.join(check.about.split())}"
    parts += [f"## {name}\n\n{told[name]}\n" for name in sorted(told)]
    return "\n".join(parts)


def catalog_page() -> str:
    """Gives the catalogue: published answers against computed ones."""
    from tightrope.catalog import table

    return table().rstrip() + "\n"


def expectations_page() -> str:
    """Gives the expectations of the shipped case and the model's computed answers."""
    from tightrope.app.use_cases import expectations

    return expectations(CASE).page


def hindsight_page() -> str:
    """Gives the shipped case against what happened later."""
    from tightrope.app.use_cases import hindsight

    return hindsight(CASE, CASE / "sealed.yaml").page


_CALIBRATED = """## Where the truth is known

What was said against what came on ten thousand invented worlds drawn from the model itself, by tenths, with twice
the sampling error of each ([table and method](calibration.md)):

![What was said against what came, by tenths, with sampling errors](../images/calibration.svg)
"""


_SMALLER = """## Smaller cases

The same for the other shipped crises: day by day on their dated moves and, after their own date, on those of their
sealed events. So few moves prove little; where saying that nothing changes was better, it is said.
"""


def backtest_page() -> str:
    """Gives the shipped cases forecast from each past day, beside persistence."""
    from tightrope.analysis.dynamics.errors import NoDatedMoves
    from tightrope.app.use_cases import backtest
    from tightrope.words.scores import backtest_lines

    page = backtest(CASE).page.rstrip("\n")
    lines = [page, "", _SMALLER]
    for case in sorted(CASE.parent.iterdir()):
        if case == CASE or not (case / "crisis.yaml").is_file() or case.name.startswith("_"):
            continue
        try:
            found = backtest(case)
        except NoDatedMoves:
            lines += [
                f"### {case.name}",
                "",
                "No move of this case has a date: nothing to forecast from.",
                "",
            ]
            continue
        lines += [f"### {case.name}", "", f"From {found.first} to {found.last}.", ""]
        lines += backtest_lines(found.compared)
    return "\n".join([*lines, _CALIBRATED])


def relations_page() -> str:
    """Gives the relations a claim can name, from the codebook's own table."""
    from tightrope.evidence.claims.codebook import EVENTS, RULES

    signs = {1: "+", -1: "−", 0: "0"}
    lines = [
        "# Relations of the codebook",
        "",
        (
            "What each relation of a [claim](../explanation/codebook.md) covers, the events it is told as (the usual "
            "one first), its polarity, and whether it has a direction."
        ),
        "",
        "| relation | covers | events | polarity | direction |",
        "|---|---|---|---|---|",
    ]
    for name, rule in RULES.items():
        events = "any" if rule.events == EVENTS else " ".join(rule.events)
        sign = " or ".join(signs[one] for one in rule.polarities)
        both = "none" if rule.is_mutual else "source → target"
        lines.append(f"| `{name}` | {rule.covers} | {events} | {sign} | {both} |")
    lines += [
        "",
        (
            "By its phase any relation is also told as YIELD (something hostile ended), SANCTION (something friendly "
            "ended), REJECT (refused) or AGREE (something friendly planned)."
        ),
    ]
    return "\n".join(lines) + "\n"


def schema_page() -> str:
    """Gives the JSON Schema of the crisis file."""
    from tightrope.crisis import json_schema

    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def brief_schema_page() -> str:
    """Gives the JSON Schema of a brief as JSON."""
    from tightrope.brief import brief_schema

    return json.dumps(brief_schema(), indent=1, ensure_ascii=False) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    **{f"reference/{name}.md": partial(format_page, name) for name in FORMATS},
    "reference/python.md": api_page,
    "reference/json-outputs.md": outputs_page,
    "reference/relations.md": relations_page,
    "reference/errors.md": errors_page,
    "reference/cli.md": cli_page,
    "reference/checks.md": checks_page,
    "reference/catalog.md": catalog_page,
    "reference/expectations.md": expectations_page,
    "reference/against-what-happened.md": hindsight_page,
    "reference/back-test.md": backtest_page,
    "reference/crisis.schema.json": schema_page,
    "reference/brief.schema.json": brief_schema_page,
}


def main() -> None:
    """Writes every page."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
