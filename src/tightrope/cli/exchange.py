"""The verbs `import` and `export`: files of other programs in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

import click

from tightrope.app import use_cases
from tightrope.app.use_cases import How
from tightrope.cli.show import finish, json_option, note, progress

_PATH = click.Path(path_type=Path, readable=False)
_RECORDS = ("documents", "passages", "claims")
_MODEL = ("ties", "network", "events", "states", "outcomes", "conflict")


@click.command()
@click.argument("what", type=click.Choice([*_RECORDS, *_MODEL, "causal"]))
@click.argument("folder", type=_PATH)
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="csv, jsonl, parquet, gexf, graphml, gmcr, nfg, csl or bibtex, as far as it fits.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write here, not to standard output.")
@click.option("--archive", is_flag=True, help="The claims of what read --archive has coded.")
@click.option("--coder", metavar="NAME", help="The claims that this other coder suggested.")
@click.option("--as-of", metavar="DATE", help="The model as it was on this date.")
@json_option
def export(
    what: str,
    folder: Path,
    form: str | None,
    out: Path | None,
    archive: bool,
    coder: str | None,
    as_of: str | None,
    as_json: bool,
) -> int:
    """Write a part of FOLDER for other programs.

    documents, passages and claims (suggested ones too) as jsonl, csv or parquet, documents also as
    csl or bibtex; ties, events, states and outcomes as csv, jsonl or parquet; ties or the network
    they make as gexf or graphml, states and moves as graphml; the conflict as gmcr (GMCR+) or nfg
    (Gambit); the causal map as graphml or csv. What a format has no place for is refused or said.
    """
    if what == "causal":
        if form not in (None, "csv", "graphml"):
            raise click.BadParameter("a causal map is graphml or csv", param_hint="--format")
        chosen = cast("Literal['csv', 'graphml']", form or "graphml")
        return finish(use_cases.write_map(folder, chosen, out), as_json)
    if what in _MODEL:
        with progress("reading") as step:
            how = How(as_of=as_of, on_step=step, on_note=note)
            made = use_cases.export_model(folder, what, form, out, how)
        return finish(made, as_json)
    asked: dict[str, Any] = {"archive": archive, "coder": coder}
    with progress("reading") as step:
        if out is not None or as_json or form not in (None, "csv", "jsonl"):
            told = use_cases.export(folder, what, out, form=form, on_step=step, **asked)
            return finish(told, as_json)
        records = use_cases.export_records(folder, what, on_step=step, **asked)
    for line in use_cases.record_lines(records, "csv" if form == "csv" else "jsonl"):
        click.echo(line)
    if left_out := use_cases.left_out_of_records(what):
        note(f"left out: {left_out}")
    return 0


@click.command("import")
@click.argument("files", type=_PATH, nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["ties", "events", "conflict", "network", "causal"]),
    help="What FILE is; told by its ending and columns if left out.",
)
@click.option("--into", type=_PATH, help="Put it into this folder's crisis file.")
@click.option(
    "--period",
    type=click.Choice(["year", "month"]),
    default="year",
    show_default=True,
    help="What events are summed up over.",
)
@click.option(
    "--all-actors", is_flag=True, help="Also ties of actors that the crisis does not have."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Read event tables on this Dask scheduler, tcp://…"
)
@json_option
def import_(
    files: tuple[Path, ...],
    kind: Literal["ties", "events", "conflict", "network", "causal"] | None,
    into: Path | None,
    period: Literal["year", "month"],
    all_actors: bool,
    scheduler: str | None,
    as_json: bool,
) -> int:
    """Read files of other programs as sections of a crisis file.

    Event tables (GDELT, ICEWS, POLECAT, ACLED, UCDP GED), tables and networks of ties (CSV,
    GraphML, GEXF), games (GMCR+, Gambit), causal maps (FCM weights as CSV, GraphML). Without --into
    the sections go to standard output, to be pasted; --as network tells balance, camps and pivots
    by date instead.
    """
    wanted = use_cases.Wanted(kind, period, all_actors, scheduler)
    with progress("reading"):
        made = use_cases.import_files(files, wanted, into)
    return finish(made, as_json)
