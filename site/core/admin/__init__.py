"""What core adds to the screens of Wagtail's admin; `core.wagtail_hooks` hooks it in."""
