"""The verbs of the command line: each parses, calls one use case, and has its result shown."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Literal

import click
from click.shell_completion import get_completion_class

from tightrope.app import use_cases
from tightrope.app.use_cases import Form, How
from tightrope.cli.show import computed, finish, json_option, print_json, progress
from tightrope.errors import UsageMistake

_PATH = click.Path(path_type=Path, readable=False)
folder_argument = click.argument("folder", type=_PATH)


@click.command()
@click.argument("folder", type=_PATH, default=Path("demo"))
@click.option("--example", metavar="NAME", default="russia-iran-israel-2025", show_default=True)
@json_option
def demo(folder: Path, example: str, as_json: bool) -> int:
    """Write the brief of a shipped case into FOLDER (default: demo) and say where it is."""
    with progress("making the brief") as step:
        made = use_cases.demo(folder, example, How(on_step=step))
    if as_json:
        return finish(made, as_json)
    click.echo(f"The case is in   {made.folder.resolve()}")
    click.echo(f"Open its brief:  {made.path.resolve().as_uri()}")
    click.echo(f"Work with it:    tightrope serve {shlex.quote(str(made.folder))}")
    return made.exit_code


@click.command()
@folder_argument
@click.option("--example", metavar="NAME", help="Start from a case that ships with Tightrope.")
@json_option
def init(folder: Path, example: str | None, as_json: bool) -> int:
    """Begin a crisis folder."""
    return finish(use_cases.init(folder, example), as_json)


@click.command()
@folder_argument
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@json_option
def check(folder: Path, strict: bool, as_json: bool) -> int:
    """Check the crisis file of FOLDER, and the files beside it."""
    return finish(use_cases.check(folder, strict=strict), as_json)


@click.command()
@folder_argument
@json_option
def summary(folder: Path, as_json: bool) -> int:
    """Say what FOLDER holds: its model, its evidence counted, and what waits for you."""
    return finish(use_cases.summary(folder), as_json)


@click.command()
@folder_argument
@click.option("--scenario", metavar="NAME", help="Analyse this scenario against the base.")
@computed
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="NAME",
    help="Say instead what holds under nash, gmr, smr, seq, sseq or sim. Repeatable.",
)
@click.option("--pictures", is_flag=True, help="Say instead what holds as each side sees it.")
@click.option("--unknown", is_flag=True, help="Say instead what holds if some wants are unknown.")
@click.option(
    "--coalitions", is_flag=True, help="Say instead what holds if sides may leave together."
)
@click.option("--against", type=_PATH, help="Compare the forecasts with later events in this file.")
@click.option(
    "--compare-as-of",
    metavar="DATE",
    help="Say instead what the file dates since this date, and what that changes.",
)
@json_option
def analyse(
    folder: Path,
    scenario: str | None,
    concepts: tuple[str, ...],
    pictures: bool,
    unknown: bool,
    coalitions: bool,
    against: Path | None,
    compare_as_of: str | None,
    how: How,
    as_json: bool,
) -> int:
    """Say who stands with whom, what binds, which outcomes hold, what follows."""
    if compare_as_of is not None:
        return finish(use_cases.compare_dates(folder, compare_as_of, how), as_json)
    if against is not None:
        return finish(use_cases.hindsight(folder, against), as_json)
    if concepts or pictures or unknown or coalitions:
        asked = {"pictures": pictures, "unknown": unknown, "coalitions": coalitions}
        held = use_cases.hold(folder, concepts, **asked, scenario=scenario, how=how)
        return finish(held, as_json)
    return finish(use_cases.analyse(folder, scenario, how), as_json)


@click.command()
@folder_argument
@click.argument("changes", nargs=-1)
@computed
@click.option("--scenario", metavar="NAME", help="Ask within this scenario.")
@click.option(
    "--for",
    "wanted",
    multiple=True,
    metavar="OPTION=LEVEL",
    help="Ask instead: does this hold, and what would have to change? Repeatable.",
)
@click.option(
    "--concept",
    type=click.Choice(["nash", "gmr", "smr", "seq", "sseq"], case_sensitive=False),
    default="seq",
    show_default=True,
)
@json_option
def whatif(
    folder: Path,
    changes: tuple[str, ...],
    how: How,
    scenario: str | None,
    wanted: tuple[str, ...],
    concept: str,
    as_json: bool,
) -> int:
    """Change the model for once and show the difference to the base. The file stays as it is.

    \b
    tightrope whatif w "usa.strike=yes"
    tightrope whatif w "russia: raise 'russia.material if usa.strike' above 'not russia.material'"
    tightrope whatif w --scenario us_strike --for "russia.material=yes"
    """
    if not (changes or wanted):
        raise UsageMistake("name at least one change", allowed='e.g. "usa.strike=yes"')
    if wanted:
        least = use_cases.least_change(
            folder, wanted, changes=changes, scenario=scenario, concept=concept, how=how
        )
        return finish(least, as_json)
    return finish(use_cases.what_if(folder, changes, scenario, how), as_json)


@click.command()
@folder_argument
@click.option(
    "--gate", is_flag=True, help="Say of each answer whether it is derived, and why not  [slower]"
)
@computed
@json_option
def expectations(folder: Path, gate: bool, how: How, as_json: bool) -> int:
    """Put the numbered expectations of FOLDER to its model."""
    asked = use_cases.gate if gate else use_cases.expectations
    return finish(asked(folder, how), as_json)


@click.command()
@folder_argument
@click.option("--out", type=click.Path(path_type=Path), help="Where to write  [FOLDER/brief.html]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "markdown", "json", "docx", "ro-crate"]),
    help="By the ending of --out (.html, .md, .json, .docx, .zip), else html.",
)
@click.option("--compare", type=_PATH, help="Tell what differs from this folder instead.")
@click.option(
    "--compare-as-of",
    metavar="DATE",
    help="Tell what differs from this date instead; with --compare, from that folder on this date.",
)
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="NAME",
    help="Say also what holds under nash, gmr, smr, seq, sseq or sim. Repeatable.",
)
@click.option("--coalitions", is_flag=True, help="Say also what holds if sides may leave together.")
@click.option("--marking", default="", help="A line on every page, such as INTERNAL.")
@computed
@json_option
def brief(
    folder: Path,
    out: Path | None,
    form: Form | None,
    compare: Path | None,
    compare_as_of: str | None,
    concepts: tuple[str, ...],
    coalitions: bool,
    marking: str,
    how: How,
    as_json: bool,
) -> int:
    """Write the brief of FOLDER: one file that opens from disk; or of what differs from another.

    \b
    tightrope brief w --out note.docx --marking INTERNAL
    tightrope brief w --compare colleague/w          # two analysts, before and after a change
    tightrope brief w --as-of 2025-06-20 --compare-as-of 2025-06-12
    tightrope brief w --concept sim --coalitions     # which outcomes hold if all move at once
    """
    told = use_cases.brief(
        folder, out, form, how, compare=compare, compare_as_of=compare_as_of, marking=marking,
        concepts=concepts, coalitions=coalitions,
    )  # fmt: skip
    return finish(told, as_json)


@click.command()
@click.argument("before", type=_PATH)
@click.argument("after", type=_PATH)
@json_option
def diff(before: Path, after: Path, as_json: bool) -> int:
    """Show how two crisis folders (or crisis files) differ, element by element."""
    return finish(use_cases.diff(before, after), as_json)


@click.command()
@json_option
def doctor(as_json: bool) -> int:
    """Show versions and optional features of this installation."""
    return finish(use_cases.doctor(), as_json)


@click.command()
@click.argument("what", type=click.Choice(["crisis", "brief"]), default="crisis")
@json_option
def schema(what: Literal["crisis", "brief"], as_json: bool) -> int:
    """Print the JSON Schema of the crisis file, or of a brief as JSON (with --json in the shape every verb has)."""
    return finish(use_cases.schema(what), as_json)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@json_option
@click.pass_context
def completion(context: click.Context, shell: str, as_json: bool) -> None:
    """Print the completion script, e.g. tightrope completion bash >> ~/.bashrc"""
    made = get_completion_class(shell)
    root = context.find_root().command
    script = made(root, {}, "tightrope", "_TIGHTROPE_COMPLETE").source() if made else ""
    if as_json:
        print_json({"shell": shell, "script": script}, "completion/1")
    else:
        click.echo(script)
