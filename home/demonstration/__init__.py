"""A small site to look at, never loaded in production. What it says lies in `content/`, a file per page and language.

`content/facts.yaml` holds the facts (days count from today), `content/words/<tag>.yaml` the words of topics, contacts, venues
and questions, and `content/<family>/<name>.<tag>.md` a page: its title, slug and lead above, its body in Markdown below.
"""

from home.demonstration.people import Login, demonstration_logins

__all__ = ["Login", "demonstration_logins"]
