import pytest
from django.utils import translation

from core.sizes import file_size


@pytest.mark.parametrize(
    ("tag", "count", "written"),
    [
        ("en", 1_000_000, "1 MB"),
        ("en", 10_000_000, "10 MB"),
        ("en", 2_560_000, "2.6 MB"),
        ("en", 10_000, "10 kB"),
        ("sv", 2_560_000, "2,6 MB"),
        ("fi", 1_000_000, "1 Mt"),
    ],
)
def test_a_size_is_round_and_in_the_language(tag: str, count: int, written: str) -> None:
    with translation.override(tag):
        assert file_size(count).replace("\u00a0", " ") == written
