"""Every verb of Tightrope, one short function each: read this first.

`folder`: a folder begun, checked, compared. `evidence`: documents in, claims decided, records out.
`model`: what the model answers. `dynamics`: what comes next. Shells parse what they are given, call one function here, show the
result and leave with its exit code. A function takes plain values (paths, names, `How` it is to be
computed), gives a frozen `Result`, and raises subclasses of `TightropeError` only. Rooms that take
time to import are imported where a verb first needs them.
"""

from tightrope.app.how import Form, How, Wanted
from tightrope.app.use_cases.dynamics import backtest, forecast, infer, resolve, watch
from tightrope.app.use_cases.evidence import (
    MOST_PIPED,
    archive,
    claim,
    decide,
    export,
    export_records,
    find_claims,
    prompts,
    read,
    record_lines,
    review,
    selection,
    show_claim,
    skipped,
    stated,
    waiting,
)
from tightrope.app.use_cases.folder import check, diff, doctor, init, schema, summary
from tightrope.app.use_cases.model import (
    analyse,
    brief,
    count,
    demo,
    draft,
    draft_by_model,
    draft_prompts,
    expectations,
    export_model,
    gate,
    hindsight,
    import_files,
    least_change,
    merge,
    merging,
    what_if,
    write_map,
)

__all__ = [
    "MOST_PIPED",
    "Form",
    "How",
    "Wanted",
    "analyse",
    "archive",
    "backtest",
    "brief",
    "check",
    "claim",
    "count",
    "decide",
    "demo",
    "diff",
    "doctor",
    "draft",
    "draft_by_model",
    "draft_prompts",
    "expectations",
    "export",
    "export_model",
    "export_records",
    "find_claims",
    "forecast",
    "gate",
    "hindsight",
    "import_files",
    "infer",
    "init",
    "least_change",
    "merge",
    "merging",
    "prompts",
    "read",
    "record_lines",
    "resolve",
    "review",
    "schema",
    "selection",
    "show_claim",
    "skipped",
    "stated",
    "summary",
    "waiting",
    "watch",
    "what_if",
    "write_map",
]
