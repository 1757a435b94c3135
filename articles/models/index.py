from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class ArticleIndexPage(BasePage):
    """All stories, newest first, with the topics they are about."""

    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage", "articles.TopicPage"]

    class Meta:
        verbose_name = _("article index")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from articles.listing import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self, request.GET)
