"""The judged queries put to a search, and the table that tells how it did."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import mean
from typing import NamedTuple

from search.evaluation.judged import Query
from search.evaluation.measures import DEPTH, ndcg, recall, reciprocal_rank

Search = Callable[[str, str], Sequence[str]]  # a query and a reader's language to addresses, the best first


class Outcome(NamedTuple):
    query: Query
    found: Sequence[str]

    @property
    def ndcg(self) -> float:
        return ndcg(self.found, self.query.relevant)


def put(queries: Iterable[Query], search: Search) -> list[Outcome]:
    return [Outcome(query, _judged(query, search(query.text, query.language))[:DEPTH]) for query in queries]


def _judged(query: Query, found: Sequence[str]) -> Sequence[str]:
    """What was judged of it, where anything was to be found; an unanswerable query shall find nothing at all."""
    return [address for address in found if address in query.judged] if query.relevant else found


def table(outcomes: Sequence[Outcome], key: Callable[[Query], str]) -> Iterator[str]:
    """A line for each value of the key, and one for all: nDCG@10, MRR, recall@10, empty answers; unanswered of unanswerable."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome.query)].append(outcome)
    yield f"{'':<14}{'queries':>8}{'nDCG@10':>9}{'MRR':>7}{'recall':>8}{'empty':>7}{'nothing where nothing is':>26}"
    for name in sorted(groups):
        yield line(name, groups[name])
    yield line("all", outcomes)


def line(name: str, outcomes: Sequence[Outcome]) -> str:
    able = [outcome for outcome in outcomes if outcome.query.relevant]
    unable = [outcome for outcome in outcomes if not outcome.query.relevant]
    figures = f"{name:<14}{len(outcomes):>8}"
    if able:
        figures += f"{mean(each.ndcg for each in able):>9.3f}"
        figures += f"{mean(reciprocal_rank(each.found, each.query.relevant) for each in able):>7.3f}"
        figures += f"{mean(recall(each.found, each.query.relevant) for each in able):>8.3f}"
        figures += f"{sum(1 for each in able if not each.found):>7}"
    else:
        figures += " " * 31
    quiet = f"{sum(1 for each in unable if not each.found)} of {len(unable)}" if unable else ""
    return f"{figures}{quiet:>26}"
