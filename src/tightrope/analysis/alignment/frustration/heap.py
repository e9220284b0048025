"""A binary heap of (priority, vertex) for compiled searches."""

from __future__ import annotations

import numba


@numba.njit(cache=True)
def push(heap, item):  # type: ignore[no-untyped-def]
    heap.append(item)
    place = len(heap) - 1
    while place > 0:
        up = (place - 1) // 2
        if heap[up] <= heap[place]:
            break
        heap[up], heap[place] = heap[place], heap[up]
        place = up


@numba.njit(cache=True)
def pop(heap):  # type: ignore[no-untyped-def]
    top = heap[0]
    last = heap.pop()
    if len(heap) > 0:
        heap[0] = last
        place = 0
        while True:
            down = 2 * place + 1
            if down >= len(heap):
                break
            if down + 1 < len(heap) and heap[down + 1] < heap[down]:
                down += 1
            if heap[place] <= heap[down]:
                break
            heap[place], heap[down] = heap[down], heap[place]
            place = down
    return top
