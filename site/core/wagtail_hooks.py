"""What core adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from core.snippets import ContactViewSet, TopicViewSet

register_snippet(TopicViewSet)
register_snippet(ContactViewSet)
