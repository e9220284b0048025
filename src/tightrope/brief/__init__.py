"""Takes the reports of all stages (`BriefInput`); gives a cited brief as HTML, Markdown or JSON.

Main function: `compose`; then `to_html`, `to_markdown` or `to_json`.
"""

from tightrope.brief.compose import compose, those_who_matter
from tightrope.brief.difference import Side, compose_difference
from tightrope.brief.given import Ahead, BriefInput, ExpectationAnswer, RobustnessNote
from tightrope.brief.page import Brief
from tightrope.brief.render_html import to_html
from tightrope.brief.render_json import brief_schema, to_json
from tightrope.brief.render_markdown import to_markdown

__all__ = [
    "Ahead",
    "Brief",
    "BriefInput",
    "ExpectationAnswer",
    "RobustnessNote",
    "Side",
    "brief_schema",
    "compose",
    "compose_difference",
    "those_who_matter",
    "to_html",
    "to_json",
    "to_markdown",
]
