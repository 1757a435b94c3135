"""Links that a translator gives in place of the original's: wagtail-localize takes any text for them, `javascript:` too."""

import json
from typing import Any

from django.core.exceptions import SuspiciousOperation
from wagtail.whitelist import check_url
from wagtail_localize.models import SegmentOverride


def refuse_unsafe_link(instance: SegmentOverride, **kwargs: Any) -> None:
    """Raise SuspiciousOperation (a 400) for an address that Wagtail's own rich text would drop."""
    value = json.loads(instance.data_json)
    if isinstance(value, str) and check_url(value) is None:
        raise SuspiciousOperation("a link with a scheme that isn't allowed")
