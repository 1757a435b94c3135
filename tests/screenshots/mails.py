"""The mails that are photographed."""

from typing import Any


def every_mail(tag: str) -> dict[str, Any]:
    """Each mail in this language by its name; a letter has `html`.

    To be replaced by one line: from tests.browser.mails import every_mail
    """
    return {}
