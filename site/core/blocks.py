"""What the body of a page may be made of. Each block has one template under `core/blocks/`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

INLINE = ["bold", "italic", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=INLINE, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "core/blocks/paragraph.html"


class ListBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(required=False, label=_("Numbered"))
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE, label=_("Item")), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        help_text = _("For things in a row; numbered where the order matters.")
        template = "core/blocks/list.html"


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(
        label=_("Quotation"),
        help_text=_("Without quotation marks: the page adds its language's."),
    )
    speaker = blocks.CharBlock(required=False, label=_("Who said it"))
    role = blocks.CharBlock(required=False, label=_("Title or role"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        help_text = _("A sentence that somebody said, set large. One for each screen of text is plenty.")
        template = "core/blocks/quote.html"


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        required=False,
        label=_("Alternative text"),
        help_text=_("What the image tells. Empty if it only decorates."),
    )
    caption = blocks.CharBlock(required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Image")
        help_text = _("A picture that tells something the text doesn’t.")
        template = "core/blocks/image.html"


class ContactBlock(blocks.StructBlock):
    contact = SnippetChooserBlock("core.Contact", label=_("Contact"))

    class Meta:
        icon = "user"
        label = _("Contact card")
        help_text = _("Whom readers may write to or call. Changed once, it changes on every page.")
        template = "core/blocks/contact.html"


class FactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, label=_("Title"))
    facts = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(label=_("Name"))),
                ("value", blocks.CharBlock(label=_("Value"))),
            ]
        ),
        label=_("Facts"),
    )

    class Meta:
        icon = "table"
        label = _("List of facts")
        help_text = _("Short pairs, a name and its value. For an event take the event card, which never grows old.")
        template = "core/blocks/facts.html"


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Title"))),
                ("text", blocks.RichTextBlock(features=[*INLINE, "ul", "ol"])),
            ]
        ),
        label=_("Items"),
    )

    class Meta:
        icon = "collapse-down"
        label = _("Accordion")
        help_text = _("Questions and answers that most readers skip. Never what everybody must read.")
        template = "core/blocks/accordion.html"


class ActionBlock(blocks.StructBlock):
    """A call to action: leads to a page of the site or to an address outside it."""

    text = blocks.CharBlock(
        label=_("Text"),
        help_text=_("What happens: “Tell us your route”, not “Read more”."),
    )
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    address = blocks.URLBlock(required=False, label=_("Or an address"))

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        help_text = _("One button that leads on: to a page of the site, or to an address outside it.")
        template = "core/blocks/action.html"


def text_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks that every body may have."""
    return [
        ("heading", HeadingBlock()),
        ("paragraph", ParagraphBlock()),
        ("list", ListBlock()),
        ("quote", QuoteBlock()),
        ("image", ImageBlock()),
        ("contact", ContactBlock()),
        ("facts", FactsBlock()),
        ("accordion", AccordionBlock()),
        ("action", ActionBlock()),
    ]


def plain_text(body: Any) -> str:
    """What the blocks of a body say, as one text for search."""
    return "\n".join(text for block in body for text in block.block.get_searchable_content(block.value))
