"""`tightrope claim`: a person's own claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tightrope.app import use_cases
from tightrope.cli.show import finish, json_option, progress


@click.group()
def claim() -> None:
    """Claims of your own, beside those that coders suggest."""


@claim.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--document", required=True, metavar="NAME", help="The document it stands in.")
@click.option("--quote", required=True, metavar="TEXT", help="The words of one sentence of it.")
@click.option(
    "--source", required=True, metavar="ACTOR", help="Who does it; unknown: words in “marks”."
)
@click.option("--relation", required=True, metavar="NAME", help="As in the codebook.")
@click.option("--target", metavar="ACTOR", help="To whom; left out where the text names nobody.")
@click.option("--event", metavar="TYPE", help="A PLOVER type or STATE  [usual for the relation]")
@click.option(
    "--phase", metavar="PHASE", help="done, planned, begun, ongoing, ended, resumed, refused"
)
@click.option("--polarity", type=click.IntRange(-1, 1), help="Where the relation leaves it open.")
@click.option("--held", default="yes", show_default=True, help="yes, no (negated) or open")
@click.option("--modality", default="asserted", show_default=True, metavar="MODALITY")
@click.option("--content", metavar="RELATION", help="What a demand, threat or refusal is about.")
@click.option(
    "--speaker", "speakers", multiple=True, metavar="NAME", help="Outermost first; repeatable."
)
@click.option("--time", metavar="WORDS", help="Words of the sentence, or an ISO date.")
@click.option("--note", default="", help="A note kept with the claim.")
@click.option("--by", metavar="NAME", help="Who adds it  [the user]")
@json_option
def add(folder: Path, document: str, by: str | None, as_json: bool, **fields: Any) -> int:
    """Add a claim on a document of FOLDER; its quote must stand there, and it is accepted at once.

    \b
    tightrope claim add w --document wire.txt --quote "Norland lifted its sanctions on Sudmark"
      --source norland --relation sanction --target sudmark --phase ended
    """
    with progress("reading", lines=True) as step:
        said = use_cases.stated(**fields)
        made = use_cases.claim(folder, document, said, by=by, on_step=step)
    return finish(made, as_json)


@claim.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--words", metavar="TEXT", help="Words of the quote or of its ends.")
@click.option("--actor", metavar="ACTOR", help="At either end, or speaking.")
@click.option("--relation", metavar="NAME", help="As in the codebook.")
@click.option("--document", metavar="NAME", help="Only of this document.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.0, help="Confidence at least.")
@click.option("--state", metavar="STATE", help="accepted, suggested or possible")
@json_option
def find(folder: Path, state: str | None, as_json: bool, **chosen: Any) -> int:
    """Find claims of FOLDER.

    \b
    tightrope claim find w --actor iran --words "S-400" --state accepted
    """
    found = use_cases.find_claims(folder, use_cases.selection(**chosen), state=state)
    return finish(found, as_json)


@claim.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.argument("name", metavar="ID")
@json_option
def show(folder: Path, name: str, as_json: bool) -> int:
    """Show one claim of FOLDER: its text, who decided it, what contradicts it."""
    return finish(use_cases.show_claim(folder, name), as_json)
