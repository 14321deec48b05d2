from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.engines.starter.batching import forwarded_pieces, make_batches, pacer

lengths = st.lists(st.integers(2, 300), max_size=80)


@given(lengths, st.integers(2, 32), st.integers(1, 8))
def test_every_prompt_is_in_exactly_one_batch(lengths, max_rows, workers):
    batches = make_batches(lengths, max_rows, workers)
    assert sorted(row for batch in batches for row in batch.rows) == list(range(len(lengths)))


@given(lengths, st.integers(2, 32), st.integers(1, 8))
def test_prompts_of_a_batch_are_forwarded_as_far_as_each_would_be_alone(lengths, max_rows, workers):
    for batch in make_batches(lengths, max_rows, workers):
        alone = {forwarded_pieces(lengths[row]) for row in batch.rows}
        assert alone == {batch.forwarded}
        shortest = min(lengths[row] for row in batch.rows)
        assert batch.paced == (shortest - 1 != batch.forwarded)
        assert len(batch.rows) + batch.paced <= max_rows


@given(st.integers(2, 300))
def test_at_least_one_piece_is_left_to_begin_with(length):
    assert 0 < forwarded_pieces(length) < length


@given(st.integers(2, 300), st.integers(3, 20))
def test_a_pacer_has_the_wanted_length_and_ends_with_a_translation(length, example_length):
    example = ["<bos>", *map(str, range(example_length)), "<eos>"]
    made = pacer(length, example)
    assert len(made) == length
    assert made[0] == "<bos>"
    assert made[-1] == example[-2] if length > 1 else True


def test_few_prompts_are_spread_over_the_workers():
    batches = make_batches([20] * 12, max_rows=16, workers=2)
    assert [len(batch.rows) for batch in batches] == [6, 6]


def test_the_longest_prompts_are_decoded_first():
    batches = make_batches([10, 100, 50, 51, 11], max_rows=16, workers=2)
    assert [batch.forwarded for batch in batches] == [96, 48, 8]
