"""Which answers are derived: expectations and a model in, verdicts by five conditions out.

Main function: `judge_all`.
"""

from tightrope.analysis.questions.gate.judge import judge_all
from tightrope.analysis.questions.gate.report import Derivation

__all__ = ["Derivation", "judge_all"]
