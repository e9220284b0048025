"""Every question the page can ask: method and place under `/api/`, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tightrope.web import answers, evidence, folder, model
from tightrope.web.asked import Answered, Asked

ROUTES: Mapping[tuple[str, str], Callable[[Asked], Answered]] = {
    ("GET", "state"): folder.state,
    ("POST", "init"): folder.init,
    ("GET", "check"): folder.check,
    ("POST", "read"): evidence.read,
    ("GET", "inbox"): evidence.inbox,
    ("GET", "document"): evidence.document,
    ("GET", "skipped"): evidence.skipped,
    ("POST", "decide"): evidence.decide,
    ("POST", "take-back"): evidence.take_back,
    ("POST", "grade"): evidence.grade,
    ("POST", "claim"): evidence.claim,
    ("GET", "analyse"): answers.analyse,
    ("GET", "brief"): answers.brief,
    ("GET", "pictures"): answers.pictures,
    ("GET", "quotes"): answers.quotes,
    ("POST", "stop"): answers.stop,
    ("POST", "brief"): answers.write_brief,
    ("GET", "chips"): answers.chips,
    ("POST", "side"): answers.side,
    ("POST", "scenario"): answers.save,
    ("POST", "whatif"): answers.what_if,
    ("POST", "least"): answers.least,
    ("GET", "forecast"): answers.forecast,
    ("GET", "watch"): answers.watch,
    ("GET", "ahead"): answers.ahead,
    ("GET", "export"): answers.export,
    ("GET", "model"): model.model,
    ("GET", "model/findings"): model.findings,
    ("GET", "model/forms"): model.forms,
    ("POST", "model/try"): model.try_out,
    ("POST", "model/edit"): model.edit,
    ("POST", "model/undo"): model.undo,
    ("POST", "model/redo"): model.redo,
    ("POST", "model/merge"): model.merge,
    ("POST", "model/layout"): model.layout,
    ("GET", "draft"): model.draft,
    ("POST", "draft/make"): model.draft_anew,
    ("GET", "draft/suggest"): model.suggesting,
    ("POST", "draft/suggest"): model.suggest,
    ("POST", "draft/decide"): model.decide,
}
