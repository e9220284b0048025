"""A further coder behind the `Coder` protocol: a language model that the user names.

It is optional and off unless named. Its results carry its own name and version and are never
merged silently with the built-in coder's.
"""

from __future__ import annotations

from tightrope.evidence.coding.coders.endpoint import Endpoint
from tightrope.evidence.coding.coders.llm import LanguageModelCoder

__all__ = ["Endpoint", "LanguageModelCoder"]
