"""`tightrope read`: documents into a folder, by whom and how."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.app import use_cases
from tightrope.cli.show import finish, json_option, progress
from tightrope.errors import UsageMistake

if TYPE_CHECKING:
    from tightrope.app.evidence.coders import CoderChoice

_STDIN = Path("-")
_PATH = click.Path(path_type=Path, readable=False)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option("--into", "folder", required=True, type=_PATH, help="The crisis folder.")
@click.option(
    "--coder",
    type=click.Choice(["learned", "llm"]),
    default="learned",
    show_default=True,
    help="Let another coder read besides the learned one; its suggestions are kept apart.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="With --coder llm: an OpenAI-compatible endpoint; the text of the sources goes there. "
    "A key is taken from TIGHTROPE_LLM_KEY only.",
)
@click.option("--model", metavar="NAME", help="With --coder llm: the model asked.")
@click.option(
    "--show-prompt", is_flag=True, help="Print what would be asked; ask and write nothing."
)
@click.option(
    "--archive", is_flag=True, help="Code many documents where they are, by all cores; resumable."
)
@click.option("--jobs", type=click.IntRange(1, 1024), help="With --archive: processes  [all cores]")
@click.option("--scheduler", metavar="ADDRESS", help="With --archive: a Dask scheduler, tcp://…")
@json_option
def read(
    paths: tuple[Path, ...],
    folder: Path,
    coder: str,
    show_prompt: bool,
    archive: bool,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
    **options: str | None,
) -> int:
    """Read files and folders (or - for standard input) into a crisis folder.

    The documents are kept as they came; what they claim is suggested, for a person to accept.
    With --coder, PATHS may be left out: the documents in the folder are read.
    """
    choice = _choice(coder, options)
    named = [path for path in paths if path != _STDIN]
    if choice is None and show_prompt:
        raise UsageMistake("the learned coder has no prompt", allowed="--coder llm --show-prompt")
    if not archive and (jobs is not None or scheduler is not None):
        raise UsageMistake("only an archive is shared out", allowed="--jobs with --archive")
    if archive and (choice is not None or _STDIN in paths):
        raise UsageMistake(
            "an archive is coded by the learned coder, from files and folders", value=coder
        )
    if not paths and choice is None:
        raise UsageMistake("name at least one file or folder, or - for standard input")
    if choice is not None and show_prompt:
        return finish(use_cases.prompts(folder, named, choice), as_json)
    with progress("reading", lines=True) as step:
        if archive:
            counts = use_cases.archive(folder, named, jobs=jobs, scheduler=scheduler, on_step=step)
            return finish(counts, as_json)
        piped = sys.stdin.buffer.read(use_cases.MOST_PIPED) if _STDIN in paths else None
        done = use_cases.read(folder, named, piped=piped, coder=choice, on_step=step)
    return finish(done, as_json)


def _choice(coder: str, options: dict[str, str | None]) -> CoderChoice | None:
    """Gives the other coder that was named; an option that goes with another one is a mistake."""
    if coder != "llm":
        for name, value in options.items():
            if value is not None:
                raise UsageMistake(f"--{name} goes with --coder llm", value=value)
        return None
    from tightrope.app.evidence.coders import CoderChoice

    return CoderChoice(**options)
