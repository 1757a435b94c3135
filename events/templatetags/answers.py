"""What was answered, as the reader's language writes it."""

from django import template

from events import answers
from events.models import Answer

register = template.Library()


@register.filter
def shown(answer: Answer) -> str:
    return answers.shown(answer.kind, answer.text)
