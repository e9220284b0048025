"""The last answers: equal questions are answered once, the oldest are forgotten."""

from __future__ import annotations

from tightrope.recent import Recent


def test_equal_questions_are_answered_once_and_the_oldest_are_forgotten() -> None:
    asked: list[list[int]] = []
    recent: Recent[list[int], int] = Recent(2)

    def ask(question: list[int]) -> int:
        def answer() -> int:
            asked.append(question)
            return sum(question)

        return recent.find(question, answer)

    assert [ask([1]), ask([2]), ask([1]), ask([2])] == [1, 2, 1, 2]
    assert asked == [[1], [2]]
    assert ask([3]) == 3
    assert ask([2]) == 2
    assert asked == [[1], [2], [3]]
    assert ask([1]) == 1
    assert asked == [[1], [2], [3], [1]]


def test_what_is_not_to_be_kept_is_worked_out_again():
    asked: list[int] = []
    recent: Recent[int, int] = Recent(2)
    for _ in range(2):
        assert recent.find(1, lambda: asked.append(1) or 7, keep=lambda found: found > 7) == 7
    assert len(asked) == 2
