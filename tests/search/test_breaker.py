"""A server that fails isn't asked for a while, one caller tries now and then, and it is asked again when it is back."""

from search.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_nobody_asks_for_a_while_after_a_failure_then_one_tries() -> None:
    clock = Clock()
    breaker = Breaker("server", clock)
    assert breaker.lets_through()
    breaker.failed("refused")
    assert not breaker.lets_through()
    clock.now = FIRST_PAUSE
    assert [breaker.lets_through(), breaker.lets_through()] == [True, False]


def test_the_pause_doubles_up_to_a_limit_and_a_success_ends_it() -> None:
    clock = Clock()
    breaker = Breaker("server", clock)
    breaker.failed("refused")
    for _ in range(10):
        clock.now += LONGEST_PAUSE
        assert breaker.lets_through()
        breaker.failed("refused")
    clock.now += LONGEST_PAUSE - 0.1
    assert not breaker.lets_through()
    clock.now += 0.1
    assert breaker.lets_through()
    breaker.succeeded()
    assert [breaker.lets_through(), breaker.lets_through()] == [True, True]
