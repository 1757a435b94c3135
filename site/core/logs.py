"""What the logs don't tell: people (signed addresses, rows that a database quotes), and tracebacks of what was refused."""

import logging
import re

PERSONAL = re.compile(r"(/my-sign-up/|/my-feedback/|/follow-up/|/invited/|/password_reset/confirm/[^/\s]+/)[^/\s\"']+")
ROW = re.compile(r"^DETAIL: .*?(?=^HINT: |^CONTEXT: |^\n?The above exception |^\n?During handling |\Z)", re.M | re.S)


class HidePersonalData(logging.Filter):
    """Takes tokens and PostgreSQL's `DETAIL` (a row's own values) out of a message, its arguments and its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = discreet(record.getMessage()), ()
        if record.exc_info:  # formatters take the text that stands there already
            record.exc_text = discreet(record.exc_text or logging.Formatter().formatException(record.exc_info))
        return True


class NoTraceOfRefusals(logging.Filter):
    """What the site refuses, such as a body that is too large, is one line: its traceback would tell of Django alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True


def discreet(text: str) -> str:
    """The text without what belongs to one person."""
    return ROW.sub("DETAIL: …\n", PERSONAL.sub(r"\1…", text))
