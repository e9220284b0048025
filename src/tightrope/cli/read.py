"""`tightrope read`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.cli.show import json_option, print_json, print_table, progress
from tightrope.errors import TightropeError, UsageMistake

if TYPE_CHECKING:
    from tightrope.app.coders import CoderChoice, Suggested
    from tightrope.app.folder import Folder
    from tightrope.app.reading import ReadInto

_STDIN = Path("-")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option(
    "--into",
    "folder",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The crisis folder.",
)
@click.option(
    "--coder",
    type=click.Choice(["rules", "spacy", "llm"]),
    default="rules",
    show_default=True,
    help="Let another coder read besides the rules; its suggestions are kept apart.",
)
@click.option("--pipeline", metavar="NAME", help="With --coder spacy: an installed pipeline.")
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
    pipeline: str | None,
    endpoint: str | None,
    model: str | None,
    show_prompt: bool,
    archive: bool,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
) -> int:
    """Read files and folders (or - for standard input) into a crisis folder.

    The documents are kept as they came; what they claim is suggested, for a person to accept.
    With --coder, PATHS may be left out: the documents in the folder are read.
    """
    from tightrope.app.folder import open_folder

    choice = _choice(coder, pipeline, endpoint, model)
    if choice is None and show_prompt:
        raise UsageMistake("the rules have no prompt", allowed="--coder llm --show-prompt")
    if not archive and (jobs is not None or scheduler is not None):
        raise UsageMistake("only an archive is shared out", allowed="--jobs with --archive")
    if archive and choice is not None:
        raise UsageMistake("an archive is coded by the rules", value=coder)
    if not paths and choice is None:
        raise UsageMistake("name at least one file or folder, or - for standard input")
    opened = open_folder(folder)
    if choice is not None and show_prompt:
        return _show_prompts(opened, paths, choice, as_json)
    if archive:
        return _read_archive(opened, paths, jobs, scheduler, as_json)
    return _read_into(opened, paths, choice, as_json)


def _choice(
    coder: str, pipeline: str | None, endpoint: str | None, model: str | None
) -> CoderChoice | None:
    given = {"--pipeline": pipeline, "--endpoint": endpoint, "--model": model}
    wanted = {"rules": (), "spacy": ("--pipeline",), "llm": ("--endpoint", "--model")}[coder]
    for name, value in given.items():
        if value is not None and name not in wanted:
            owner = "spacy" if name == "--pipeline" else "llm"
            raise UsageMistake(f"{name} goes with --coder {owner}", value=value)
    if coder == "rules":
        return None
    from tightrope.app.coders import CoderChoice

    return CoderChoice("spacy" if coder == "spacy" else "llm", pipeline, endpoint, model)


def _read_into(
    folder: Folder, paths: tuple[Path, ...], choice: CoderChoice | None, as_json: bool
) -> int:
    from tightrope.app.reading import read_into
    from tightrope.corpus import Limits

    other = None
    if choice is not None:
        from tightrope.app.coders import make_coder

        other = make_coder(folder, choice)  # what is missing for it shows before anything is done
    piped = sys.stdin.buffer.read(Limits().max_bytes + 1) if _STDIN in paths else None
    named = [path for path in paths if path != _STDIN]
    suggested = None
    with progress("reading") as step:
        done = read_into(folder, named, piped=piped, on_step=step)
    if other is not None:
        from tightrope.app.coders import suggest

        with progress(f"reading with {other.name}", len(done.reading.documents)) as step:
            suggested = suggest(folder, other, done.reading, on_step=step)
    if as_json:
        print_json(
            {
                "added": done.added,
                "known": done.known,
                "counts": done.counts,
                "refused": [e.to_dict()["error"] for e in done.refused],
                "suggested": suggested,
            }
        )
    else:
        _show_refused(done.refused)
        _show_counts(done)
        if suggested is not None:
            _show_suggested(suggested)
    return done.refused[0].exit_code if done.refused else 0


def _show_refused(refused: Iterable[TightropeError]) -> None:
    for error in refused:
        click.echo(f"tightrope: {error} [{error.code}]", err=True)


def _show_counts(done: ReadInto) -> None:
    counts = done.counts
    click.echo(
        f"{len(done.added)} added, {len(done.known)} already there, {len(done.refused)} refused"
    )
    print_table(
        "In the folder now",
        ("what", "count"),
        [
            ("documents", str(counts.documents)),
            ("independent origins", str(counts.independent_origins)),
            ("sentences", str(counts.sentences)),
            ("claims suggested", str(counts.suggested)),
            ("claims accepted / rejected", f"{counts.accepted} / {counts.rejected}"),
            *_skipped(counts.skipped),
        ],
    )


def _show_suggested(found: Suggested) -> None:
    print_table(
        f"Suggested by {found.coder} (version {found.version}), kept apart in {found.path}",
        ("what", "count"),
        [("claims suggested", str(found.claims)), *_skipped(found.skipped)],
    )
    print_table(
        "Agreement with the rules, by relation, over sentences (Krippendorff's alpha)",
        ("relation", "alpha", "seen by the rules", f"by {found.coder}", "by both"),
        [
            (
                one.relation,
                "nothing to disagree on" if one.alpha is None else f"{one.alpha:.2f}",
                str(one.coded["rules"]),
                str(one.coded[found.coder]),
                str(one.together),
            )
            for one in found.agreement
        ],
    )
    for finding in found.findings:
        click.echo(finding, err=True)
    click.echo(f"Review them: tightrope review FOLDER --coder {found.coder}")


def _skipped(skipped: dict[str, int]) -> list[tuple[str, str]]:
    return [(f"skipped: {why}", str(count)) for why, count in sorted(skipped.items())]


def _show_prompts(
    folder: Folder, paths: tuple[Path, ...], choice: CoderChoice, as_json: bool
) -> int:
    from tightrope.app.coders import show_prompts
    from tightrope.corpus import read_documents

    refused: list[TightropeError] = []
    named = [path for path in paths if path != _STDIN] or [folder.sources]
    documents = tuple(read_documents(named, on_error=refused.append))
    prompts = show_prompts(documents, choice)
    if as_json:
        print_json({"prompts": prompts, "refused": [e.to_dict()["error"] for e in refused]})
    else:
        for prompt in prompts:
            click.echo(f"{prompt}\n")
        _show_refused(refused)
    return refused[0].exit_code if refused else 0


def _read_archive(
    folder: Folder,
    paths: tuple[Path, ...],
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
) -> int:
    from tightrope.app.archive import archive_into

    if _STDIN in paths:
        raise UsageMistake("an archive is read from files and folders", value="-")
    with progress("coding") as step:
        counts = archive_into(folder, paths, jobs=jobs, scheduler=scheduler, on_step=step)
    if as_json:
        print_json(counts)
        return 0
    print_table(
        "The archive",
        ("what", "count"),
        [
            ("files", f"{counts.pieces}, {counts.coded_now} of them coded now"),
            ("documents", str(counts.documents)),
            ("sentences", str(counts.sentences)),
            ("claims suggested", str(counts.claims)),
            *((f"refused: {code}", str(n)) for code, n in counts.refused.items()),
            *_skipped(counts.skipped),
        ],
    )
    click.echo("Write them: tightrope export claims FOLDER --archive")
    return 0
