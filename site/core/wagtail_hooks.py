"""What core adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from core.rich_text import ReadersPageLinkHandler
from core.snippets import ContactViewSet, TopicViewSet

register_snippet(TopicViewSet)
register_snippet(ContactViewSet)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own handler of page links, which it replaces
def lead_links_to_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(ReadersPageLinkHandler)
