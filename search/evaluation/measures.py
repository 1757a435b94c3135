"""What a list of answers is worth beside the judgments."""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10


def ndcg(found: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0 to 1 (Järvelin and Kekäläinen 2002): a grade g gains
    2^g - 1, divided by log2(1 + rank) (as Burges et al. 2005 weigh it).
    """
    gained = _gain([relevant.get(address, 0) for address in found[:DEPTH]])
    best = _gain(sorted(relevant.values(), reverse=True)[:DEPTH])
    return gained / best if best else 0.0


def reciprocal_rank(found: Sequence[str], relevant: Mapping[str, int]) -> float:
    """1 for an answer at the first place, 1/2 at the second, 0 where none of the first ten answers."""
    ranks = [rank for rank, address in enumerate(found[:DEPTH], 1) if relevant.get(address)]
    return 1 / ranks[0] if ranks else 0.0


def recall(found: Sequence[str], relevant: Mapping[str, int]) -> float:
    """The share of what answers that is among the first ten, or among as many as can be."""
    hits = sum(1 for address in found[:DEPTH] if relevant.get(address))
    return hits / min(len(relevant), DEPTH) if relevant else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(1 + rank) for rank, grade in enumerate(grades, 1))
