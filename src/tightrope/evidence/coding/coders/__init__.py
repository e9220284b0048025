"""Further coders behind the `Coder` protocol: a language model, a spaCy pipeline.

Both are optional and off unless named. Their results carry their own name and version and
are never merged silently with the rule coder's.
"""

from __future__ import annotations

from tightrope.evidence.coding.coders.endpoint import Endpoint
from tightrope.evidence.coding.coders.llm import LanguageModelCoder
from tightrope.evidence.coding.coders.spacy_coder import SpacyCoder

__all__ = ["Endpoint", "LanguageModelCoder", "SpacyCoder"]
