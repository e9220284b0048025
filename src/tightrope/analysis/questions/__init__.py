"""Expectations as questions to the model; takes a list of them, gives computed answers.

Main function: `answer_all`.
"""

from tightrope.analysis.questions.answer import answer_all
from tightrope.analysis.questions.expectation import Answer, Expectation
from tightrope.analysis.questions.read import parse_expectations

__all__ = ["Answer", "Expectation", "answer_all", "parse_expectations"]
