"""Measures of structural balance of one signed graph."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.alignment.frustration.graph import SignedGraph

LARGEST = 1000  # vertices; beyond, the dense eigenvalues of walk balance take too long


def walk_balance(graph: SignedGraph) -> float | None:
    """Gives tr exp(A) / tr exp(|A|), the weighted share of balanced closed walks, in (0, 1].

    Signs count 1 whatever their weight. 1 means balanced; None: no ties, or more than `LARGEST`
    vertices. Estrada and Benzi 2014, Physical Review E 90, 042802; the measure is easily near 0
    in large networks (Aref and Wilson 2018).
    """
    if graph.m == 0 or graph.n > LARGEST:
        return None
    matrix = np.zeros((graph.n, graph.n))
    matrix[graph.u, graph.v] = matrix[graph.v, graph.u] = graph.sign
    signed = np.linalg.eigvalsh(matrix)
    plain = np.linalg.eigvalsh(np.abs(matrix))
    top = plain[-1]
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())


def frustration_balance(index: int, ties: int) -> float | None:
    """Gives 1 - 2L/m: 1 where nothing is frustrated, near 0 where half of the ties are.

    The normalisation of Aref and Wilson 2018, Journal of Complex Networks 6(2). None: no ties.
    """
    return None if ties == 0 else 1.0 - 2.0 * index / ties
