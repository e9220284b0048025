"""Tightrope: from a pile of articles about an international crisis to a model that answers back.

Names are imported when first used, so that `import tightrope` stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tightrope.analysis.strategy import Conflict
    from tightrope.app.crisis import Crisis, open_crisis
    from tightrope.conflict import Payoffs, Priorities, Ranking, Weights
    from tightrope.errors import TightropeError
    from tightrope.evidence.coding.reader.entry import code_pair, code_text

_HOME = {
    "Conflict": "tightrope.analysis.strategy",
    "Payoffs": "tightrope.conflict",
    "Priorities": "tightrope.conflict",
    "Ranking": "tightrope.conflict",
    "Crisis": "tightrope.app.crisis",
    "TightropeError": "tightrope.errors",
    "Weights": "tightrope.conflict",
    "code_pair": "tightrope.evidence.coding.reader.entry",
    "code_text": "tightrope.evidence.coding.reader.entry",
    "open_crisis": "tightrope.app.crisis",
}
__all__ = [
    "Conflict",
    "Crisis",
    "Payoffs",
    "Priorities",
    "Ranking",
    "TightropeError",
    "Weights",
    "__version__",
    "code_pair",
    "code_text",
    "open_crisis",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tightrope' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
