"""The picture with which a page's link is shared."""

from typing import Any

from django import template

from core.models import BasePage
from core.pictures import HEIGHT, WIDTH
from core.pictures.views import picture_address

register = template.Library()


@register.simple_tag
def shared_picture(page: BasePage) -> dict[str, Any]:
    """`address` (without the site's own), `width` and `height`."""
    return {"address": picture_address(page, page.shared_picture()), "width": WIDTH, "height": HEIGHT}
