"""What follows from what is done: causal links in, the lasting response of indicators out.

Takes a `CrisisModel` and the levels of its options in some states, gives `Responses`; main
functions `build_network` and `Responses.central`. Knows nothing of ranks.
"""

from __future__ import annotations

from tightrope.consequences.layout import Layout, lay_out_states
from tightrope.consequences.network import Link, Network, build_network
from tightrope.consequences.respond import Responses, Solution

__all__ = [
    "Layout",
    "Link",
    "Network",
    "Responses",
    "Solution",
    "build_network",
    "lay_out_states",
]
