"""Which questions are drawn, and in which order."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import QuizzesError
from quizzes.draw import Candidate, draw, option_order

candidates = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        passage=st.sampled_from("abcd"),
        times_seen=st.integers(0, 3),
    ),
    max_size=30,
    unique_by=lambda candidate: candidate.id,
)
sizes = st.integers(0, 35)


@given(candidates, sizes, st.integers())
def test_what_is_drawn(pool: list[Candidate], size: int, seed: int) -> None:
    """So many questions are drawn as there should be and can be, and none twice."""
    drawn = draw(pool, size, Random(seed))

    assert len(drawn) == min(size, len(pool))
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= {candidate.id for candidate in pool}


@given(candidates, sizes, st.integers())
def test_the_less_seen_come_first(pool: list[Candidate], size: int, seed: int) -> None:
    """No question is repeated while there is one that was seen less often."""
    drawn = set(draw(pool, size, Random(seed)))
    asked = [candidate.times_seen for candidate in pool if candidate.id in drawn]
    left = [candidate.times_seen for candidate in pool if candidate.id not in drawn]

    assert max(asked, default=0) <= min(left, default=99)


@given(candidates, sizes, st.integers())
def test_passages_are_spread(pool: list[Candidate], size: int, seed: int) -> None:
    """Among unseen questions, a passage is behind another only if it has no more to give."""
    unseen = [candidate for candidate in pool if candidate.times_seen == 0]
    drawn = set(draw(unseen, size, Random(seed)))
    taken = Counter(candidate.passage for candidate in unseen if candidate.id in drawn)
    there = Counter(candidate.passage for candidate in unseen)

    most = max(taken.values(), default=0)
    for passage, count in there.items():
        assert taken[passage] == count or taken[passage] >= most - 1


@given(candidates, sizes, st.integers())
def test_the_die_decides_alone(pool: list[Candidate], size: int, seed: int) -> None:
    """The same die draws the same, in whatever order the database gave the candidates."""
    assert draw(pool, size, Random(seed)) == draw(pool[::-1], size, Random(seed))


def test_different_dice_draw_differently() -> None:
    """Two learners do not get the same quiz."""
    pool = [Candidate(id=str(n), passage="a") for n in range(20)]

    assert len({draw(pool, 10, Random(seed)) for seed in range(20)}) == 20


def test_every_question_has_its_turn() -> None:
    """No question is favoured: over many draws each is drawn about equally often."""
    pool = [Candidate(id=str(n), passage="ab"[n % 2]) for n in range(10)]
    times = Counter(id_ for seed in range(1_000) for id_ in draw(pool, 3, Random(seed)))

    assert min(times.values()) > 240
    assert max(times.values()) < 360


def test_questions_of_a_passage_do_not_stand_together() -> None:
    """The drawn questions are shuffled, so that the passages are not asked one after another."""
    pool = [Candidate(id=f"{passage}{n}", passage=passage) for passage in "ab" for n in range(4)]
    orders = {"".join(id_[0] for id_ in draw(pool, 8, Random(seed))) for seed in range(50)}

    assert len(orders) > 10


@pytest.mark.parametrize("size", [-1])
def test_less_than_nothing_is_refused(size: int) -> None:
    """A quiz of fewer than no questions is an error."""
    with pytest.raises(QuizzesError, match="cannot be drawn"):
        draw([], size, Random(0))


def test_a_candidate_twice_is_refused() -> None:
    """A question that is in the pool twice could be asked twice."""
    with pytest.raises(QuizzesError, match="twice"):
        draw([Candidate(id="a", passage="p")] * 2, 1, Random(0))


@given(st.integers(0, 20), st.integers())
def test_options_are_only_reordered(count: int, seed: int) -> None:
    """Every option keeps its place in the key, whatever order it is shown in."""
    order = option_order(count, Random(seed))

    assert sorted(order) == list(range(count))
    assert order == option_order(count, Random(seed))
