"""The model and its draft: shown, tried, changed, undone; elements of the draft decided."""

from __future__ import annotations

from typing import Any, Literal

from tightrope.app.drafts.drafting import make_draft
from tightrope.app.drafts.suggesting import look_at_set_up, suggest_elements
from tightrope.app.workbench.forms import make_forms
from tightrope.app.workbench.layout import place_things
from tightrope.app.workbench.modelling import (
    edit_model,
    edits_from,
    merge_two,
    try_edits,
    turn_model,
)
from tightrope.app.workbench.proposals import decide_proposals, list_proposals
from tightrope.app.workbench.shaping import place_findings, shape_model
from tightrope.errors import UsageMistake
from tightrope.web.asked import Answered, Asked
from tightrope.web.fields import known_only, take, take_text, take_texts


def model(asked: Asked) -> Answered:
    """The crisis file, with what is said of it, what can be undone and where things stand on maps."""
    return shape_model(asked.bench.folder, take_text(asked.query, "by") or "", asked.browser)


def findings(asked: Asked) -> Answered:
    """All that `check` finds, each at its place in the crisis file."""
    return place_findings(asked.bench.folder)


def forms(asked: Asked) -> Answered:
    """What a form of each kind of element asks for."""
    return make_forms()


def edit(asked: Asked) -> Answered:
    """Makes `edits`, chosen while `seen` was the text; `over`: also where somebody else changed it."""
    known_only(asked.body, "seen", "edits", "over", "by")
    seen, edits = take(asked.body, "seen", str), edits_from(_objects(asked.body, "edits"))
    over = take(asked.body, "over", bool, False)
    return edit_model(
        asked.bench.folder, seen, edits, by=asked.by, over=over, browser=asked.browser
    )


def try_out(asked: Asked) -> Answered:
    """What `edits` would do to the text `seen`."""
    known_only(asked.body, "seen", "edits")
    seen, edits = take(asked.body, "seen", str), edits_from(_objects(asked.body, "edits"))
    return try_edits(asked.bench.folder, seen, edits)


def undo(asked: Asked) -> Answered:
    """Undoes one's last edit, or the one called `edit`."""
    return _turned(asked, "undo")


def redo(asked: Asked) -> Answered:
    """Does one's last undone edit again, or the one called `edit`."""
    return _turned(asked, "redo")


def _turned(asked: Asked, way: Literal["undo", "redo"]) -> Answered:
    known_only(asked.body, "edit", "by")
    which = take_text(asked.body, "edit") or ""
    return turn_model(asked.bench.folder, way, by=asked.by, edit=which, browser=asked.browser)


def merge(asked: Asked) -> Answered:
    """Makes one actor of two: `kept` has what `gone` had."""
    known_only(asked.body, "seen", "kept", "gone", "by")
    seen, kept, gone = (take(asked.body, name, str) for name in ("seen", "kept", "gone"))
    return merge_two(asked.bench.folder, seen, kept, gone, by=asked.by, browser=asked.browser)


def layout(asked: Asked) -> Answered:
    """Puts things at `places` on the map `on`."""
    known_only(asked.body, "on", "places", "by")
    return place_things(
        asked.bench.folder, take(asked.body, "on", str), take(asked.body, "places", dict)
    )


def draft(asked: Asked) -> Answered:
    """What the draft proposes by now."""
    return list_proposals(asked.bench.folder, asked.bench.reading(asked.events.step("reading")))


def draft_anew(asked: Asked) -> Answered:
    """Drafts a model from the claims; `suggested`: also from those that nobody has accepted."""
    known_only(asked.body, "suggested", "by")
    suggested = take(asked.body, "suggested", bool, False)
    return make_draft(asked.bench.path, suggested=suggested, on_step=asked.events.step("drafting"))


def suggesting(asked: Asked) -> Answered:
    """Whether a language model can be asked for suggestions, and where it would be."""
    return look_at_set_up()


def suggest(asked: Asked) -> Answered:
    """Has the language model `model`, at the endpoint that is configured, suggest elements of `kinds`."""
    known_only(asked.body, "model", "kinds", "by")
    name = take(asked.body, "model", str).strip()
    if not name:
        raise UsageMistake("no language model is named", hint="name one that the endpoint offers")
    kinds = take_texts(asked.body, "kinds")
    on_step = asked.events.step("suggesting")
    return suggest_elements(asked.bench.path, name, kinds=kinds, on_step=on_step)


def decide(asked: Asked) -> Answered:
    """Accepts and rejects elements of the draft by name; `texts` are those changed before, as YAML."""
    known_only(asked.body, "accept", "reject", "texts", "by")
    texts = take(asked.body, "texts", dict, {})
    if not all(isinstance(text, str) for text in texts.values()):
        raise UsageMistake("the texts of elements are texts", value=texts)
    accept, reject = (take_texts(asked.body, name) for name in ("accept", "reject"))
    reading = asked.bench.reading()
    return decide_proposals(
        asked.bench.folder, reading, accept, reject, texts, asked.by, asked.browser
    )


def _objects(body: Any, name: str) -> list[dict[str, Any]]:
    found = take(body, name, list)
    if not all(isinstance(one, dict) for one in found):
        raise UsageMistake(f"{name} is a list of objects", value=found)
    return found
