"""What the model answers: analysis, what-ifs, what comes next, the brief."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from tightrope.app.answers.answering import analysed
from tightrope.app.answers.briefs import Asked as Asking
from tightrope.app.answers.briefs import rendered_brief, written
from tightrope.app.forecasts.forecasting import forecasted
from tightrope.app.forecasts.foreseen import foresee
from tightrope.app.forecasts.watching import to_watch
from tightrope.app.how import Form
from tightrope.app.use_cases import least_change
from tightrope.app.workbench.chips import chips_of
from tightrope.app.workbench.playing import play, save_scenario, side_by_side
from tightrope.errors import UsageMistake
from tightrope.web.asked import Answered, Asked
from tightrope.web.fields import take, take_text, take_texts

_MEDIA: dict[Form, tuple[str, str]] = {
    "html": ("brief.html", "text/html; charset=utf-8"),
    "markdown": ("brief.md", "text/markdown; charset=utf-8"),
    "json": ("brief.json", "application/json"),
    "docx": (
        "brief.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "ro-crate": ("brief.zip", "application/zip"),
}


def analyse(asked: Asked) -> Answered:
    """What `tightrope analyse` gives, of the base or a `scenario`."""
    gathered = asked.bench.gathered(asked.how("analyse"))
    return analysed(gathered, take_text(asked.query, "scenario"))


def brief(asked: Asked) -> Answered:
    """The brief as data, as `tightrope brief --format json` writes it."""
    return Response(asked.bench.answers(asked.how("brief")).brief, media_type="application/json")


def pictures(asked: Asked) -> Answered:
    """The pictures of the brief, each as a tree."""
    return {"pictures": asked.bench.answers(asked.how("brief")).pictures}


def quotes(asked: Asked) -> Answered:
    """The claims of `ids`, parted by commas."""
    return asked.bench.quotes(take(asked.query, "ids", str).split(","))


def stop(asked: Asked) -> Answered:
    """Ends the question that the page called `ask`, at its next step."""
    asked.events.stop(take(asked.body, "ask", str))
    return {"ok": True}


def write_brief(asked: Asked) -> Answered:
    """Writes the brief into the folder, as `tightrope brief` does, in the form `form`."""
    form, marking = _form(take_text(asked.body, "form")), take_text(asked.body, "marking") or ""
    gathered = asked.bench.gathered(asked.how("brief"))
    return written(gathered, asked.bench.path, Asking(None, form, marking))


def export(asked: Asked) -> Answered:
    """The brief as a file to keep, in the form `form`."""
    form = _form(asked.query.get("form"))
    marking = asked.query.get("marking", "")
    data = rendered_brief(asked.bench.gathered(asked.how("brief")), form, marking)
    name, media_type = _MEDIA[form]
    kept = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=kept)


def _form(said: str | None) -> Form:
    form = next((own for own in _MEDIA if own == (said or "html")), None)
    if form is None:
        raise UsageMistake("no such form", value=said, allowed=", ".join(_MEDIA))
    return form


def what_if(asked: Asked) -> Answered:
    """What `tightrope whatif` gives for `changes`, within `scenario`; `in_words`: as it is played."""
    gathered = asked.bench.gathered(asked.how("whatif"))
    scenario = take_text(asked.body, "scenario")
    changes = take_texts(asked.body, "changes")
    in_words = asked.body.get("in_words") is True
    found = gathered.what_if(changes, scenario, shares=not in_words)  # no share of draws is told
    if in_words:
        return play(found, changes, gathered.model, gathered.of_day)
    return found


def chips(asked: Asked) -> Answered:
    """What a what-if can change at a touch."""
    return chips_of(asked.bench.gathered(asked.how("whatif")).model)


def side(asked: Asked) -> Answered:
    """The base beside `scenarios`, a what-if of `changes` and other `dates`."""
    how = asked.how("side by side")
    base = asked.bench.gathered(how)
    others = {
        f"as of {day}": asked.bench.gathered(replace(how, as_of=day))
        for day in take_texts(asked.body, "dates")
    }
    scenarios, changes = (take_texts(asked.body, name) for name in ("scenarios", "changes"))
    return side_by_side(base, scenarios, changes, others)


def save(asked: Asked) -> Answered:
    """Puts a what-if into the crisis file as the scenario `name`, told by `text`."""
    return save_scenario(
        asked.bench.folder,
        asked.bench.gathered(asked.how("save")).model,
        take(asked.body, "name", str),
        take_text(asked.body, "text") or "",
        take_texts(asked.body, "changes"),
        asked.by,
        asked.browser,
    )


def least(asked: Asked) -> Answered:
    """What would have to change so that `wanted` holds."""
    return least_change(
        asked.bench.path,
        take_texts(asked.body, "wanted"),
        changes=take_texts(asked.body, "changes"),
        scenario=take_text(asked.body, "scenario"),
        how=asked.how("least"),
    )


def forecast(asked: Asked) -> Answered:
    """What `tightrope forecast` gives, in the base and in each `scenario` that is named."""
    gathered = asked.bench.gathered(asked.how("forecast"))
    scenarios = [name for name in asked.query.get("scenarios", "").split(",") if name]
    return forecasted(gathered, (), weeks=_weeks(asked), scenarios=scenarios)


def ahead(asked: Asked) -> Answered:
    """What comes next and what to watch, in words."""
    gathered = asked.bench.gathered(asked.how("ahead"))
    scenarios = [name for name in asked.query.get("scenarios", "").split(",") if name]
    return foresee(gathered, _weeks(asked), scenarios)


def watch(asked: Asked) -> Answered:
    """What `tightrope watch` gives."""
    gathered = asked.bench.gathered(asked.how("watch"))
    return to_watch(gathered, take_text(asked.query, "question"), weeks=_weeks(asked))


def _weeks(asked: Asked) -> int:
    text = asked.query.get("weeks", "12")
    if not text.isdecimal() or len(text) > 4:
        raise UsageMistake("not a number of weeks", value=text, allowed="1 to 520")
    return int(text)
