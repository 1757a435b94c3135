"""What articles add to Wagtail's admin; `articles.wagtail_hooks` hooks it in."""
