"""A crisis invented for the sentences: names that are words, options with and without levels."""

from __future__ import annotations

from tightrope.crisis import CrisisModel

__all__ = ["model"]


def model() -> CrisisModel:
    """Gives a crisis of WHO, May, the United States and the Gulf states."""
    return CrisisModel.model_validate(
        {
            "title": "Names that are words",
            "as_of": "2031-02-03",
            "actors": {
                "who": {"name": "WHO", "kind": "organisation"},
                "may": {"name": "May", "kind": "person"},
                "usa": {"name": "United States"},
                "gulf": {"name": "Gulf states", "kind": "bloc"},
            },
            "options": {
                "who": {"warn": {"text": "Retaliate who may strike", "now": False}},
                "may": {
                    "strike": {"text": "Keep striking the port", "now": True},
                    "help": {
                        "text": "Help the rebels: with arms, or troops",
                        "levels": ["none", "arms", "troops"],
                        "now": "arms",
                    },
                },
                "usa": {"talk": {"text": "Talk to May", "now": False}},
                "gulf": {"plan": {"text": "Plan B", "now": True}},
            },
            "priorities": {
                "who": [{"want": "not may.strike", "text": "May stops."}, {"want": "who.warn"}],
            },
            "treaties": {"pact": {"name": "The Pact of May", "parties": ["who", "may"]}},
            "indicators": {"oil_price": {"name": "Oil price"}},
            "scenarios": {"us_talks_with_may": {"assume": {"usa.talk": True}}},
        }
    )
