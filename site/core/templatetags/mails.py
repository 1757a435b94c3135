"""What the text of a mail needs: lines that no mail program has to break."""

import textwrap

from django import template

register = template.Library()
WIDTH = 72  # RFC 5322 advises 78; a few are left for the marks of those who quote it


@register.filter
def wrapped(text: str, indent: int = 0) -> str:
    """The text in lines of at most 72 characters; addresses stay whole, since a broken one leads nowhere."""
    margin = " " * indent
    paragraphs = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in str(text).splitlines()
    ]
    return "\n".join(paragraphs)
