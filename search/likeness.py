"""When two different words are near enough that who typed the one may mean the other. A weak signal, for words, not pages."""

from search.analysis.letters import grams

SHORTEST = 4  # letters; shorter words are meant as they are typed
LONG = 8  # letters, from which two slips are forgiven
COMPOUND_PART = 5  # letters that a part of a compound has at least
ENDING = 2  # letters by which two inflected forms of one word may differ
SHARED_GRAMS = 0.6


# What a word is worth beside the one that was typed. A compound's end is the thing itself in a wider sense, if it is long
# enough to mean much by itself (planering for stadsplanering, but not kort for skattekort).
SLIP, INFLECTED, RESEMBLING, PART, WIDER, MUCH_WIDER = 0.49, 0.5, 0.4, 0.35, 0.35, 0.25
LONG_END = 7  # letters


def likeness(typed: str, known: str, *, may_be_slip: bool) -> float:
    """How likely who typed the one means the other, 0 if not: another form of it, a slip, one a part of the other's compound
    (suunnittelu finds kaupunkisuunnittelu rather than the other way round), or most letters alike.
    """
    short, long = sorted((typed, known), key=len)
    if len(short) < SHORTEST:
        return 0.0
    if long.startswith(short) and len(long) - len(short) <= ENDING:
        return INFLECTED
    if may_be_slip and is_slip(typed, known):
        return SLIP
    if may_be_slip and short == typed and long.startswith(short):  # a word that isn't finished yet
        return PART
    if len(short) >= COMPOUND_PART and (long.endswith(short) or long.startswith(short)):
        return PART if short == typed else wider(short, long)
    ours, theirs = grams(short), grams(long)
    alike = len(short) > COMPOUND_PART and 2 * len(ours & theirs) >= SHARED_GRAMS * (len(ours) + len(theirs))
    return RESEMBLING if alike else 0.0


def wider(end: str, compound: str) -> float:
    """What a part of a compound is worth for who typed the whole."""
    return WIDER if len(end) >= LONG_END and len(end) * 2 >= len(compound) else MUCH_WIDER


def is_slip(typed: str, known: str) -> bool:
    """Whether one is the other mistyped: one letter wrong, lost, doubled or swapped, in long words two."""
    if min(len(typed), len(known)) < SHORTEST:
        return False
    if len(typed) <= COMPOUND_PART and typed[0] != known[0]:
        return False
    return distance(typed, known, limit=2) <= (2 if min(len(typed), len(known)) >= LONG else 1)


def distance(one: str, other: str, *, limit: int) -> int:
    """Letters to change from one word to the other, swapped neighbours counting once (optimal string alignment).

    More than `limit` is told as `limit + 1`.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, facing in enumerate(other, 1):
            best = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != facing))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return last[-1]
