from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import text_blocks


class EventCardBlock(blocks.StructBlock):
    """An event in the middle of a story, with its facts as they are now."""

    event_page = blocks.PageChooserBlock("events.EventPage", label=_("Event"))

    class Meta:
        icon = "calendar-alt"
        label = _("Event card")
        help_text = _("An event with its hour, its place and its seats as they are now.")
        template = "events/blocks/event_card.html"


def story_blocks() -> list[tuple[str, blocks.Block]]:
    """The body of an article or a summary."""
    return [*text_blocks(), ("event", EventCardBlock())]
