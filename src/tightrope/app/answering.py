"""What is asked of a gathered model, as results: its analysis, its expectations, its brief."""

from __future__ import annotations

from pathlib import Path

from tightrope.app.expecting import expectations_page
from tightrope.app.folder import write_out
from tightrope.app.gather import Gathered
from tightrope.app.how import Form
from tightrope.app.result import plain
from tightrope.app.results import Analysed, Expected, Written
from tightrope.brief import compose, to_html, to_json, to_markdown
from tightrope.words import ByName

__all__ = ["analysed", "expected", "written"]

_ENDINGS: dict[str, Form] = {".html": "html", ".md": "markdown", ".json": "json"}


def analysed(gathered: Gathered, scenario: str | None = None) -> Analysed:
    """Gives what every engine says, and one scenario against it. Raises UnknownScenario."""
    told = None if scenario is None else gathered.scenario(scenario)
    strategy = (gathered.analysis if told is None else told.analysis).strategy
    return Analysed(
        base=gathered.analysis,
        facts=gathered.facts,
        outcomes=() if strategy is None else strategy.outcomes,
        scenario=told,
        suggested_ties=gathered.suggested_ties,
        names=ByName(gathered.model),
    )


def expected(gathered: Gathered) -> Expected:
    """Gives the answers to the folder's expectations, and the same as a page."""
    answers, draws, seed = gathered.answers(), gathered.how.draws, gathered.how.seed
    return Expected(answers, expectations_page(gathered.model, answers, draws=draws, seed=seed))


def written(
    gathered: Gathered, path: Path, out: Path | None = None, form: Form | None = None
) -> Written:
    """Makes the brief and writes it to `out` (brief.html in the folder at `path`)."""
    form = form or _ENDINGS.get(out.suffix.lower() if out else ".html", "html")
    ending = next(suffix for suffix, known in _ENDINGS.items() if known == form)
    target = out or path / f"brief{ending}"
    made = compose(gathered.brief_input())
    gathered.how.on_step("writing")
    if form == "json":
        text = to_json(made, {"facts": plain(gathered.facts)})
    else:
        text = to_html(made) if form == "html" else to_markdown(made)
    data = text.encode()
    write_out(path, target, data)
    unreadable = () if gathered.reading is None else gathered.reading.unreadable
    return Written(path, target, len(data), unreadable)
