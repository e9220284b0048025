"""What follows from what is done: causal links in, the lasting response of indicators out.

Takes a `CrisisModel` and the levels of its options in some states, gives `Responses`; main
functions `build_network` and `Responses.central`; and clauses of treaties with what breaks them,
`clauses`. Knows nothing of ranks.
"""

from __future__ import annotations

from tightrope.consequences.clauses import Clause, clauses
from tightrope.consequences.network import Network, build_network
from tightrope.consequences.respond import Responses, Solution
from tightrope.consequences.standing import Standing, Status, standing

__all__ = [
    "Clause",
    "Network",
    "Responses",
    "Solution",
    "Standing",
    "Status",
    "build_network",
    "clauses",
    "standing",
]
