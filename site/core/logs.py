"""Keeps signed addresses out of the logs: whoever can read one could act for the person it belongs to."""

import logging
import re

PERSONAL = re.compile(r"(/my-sign-up/)[^/\s\"']+")


class HidePersonalAddresses(logging.Filter):
    """Replaces the token in a personal page's address, wherever a message or its arguments carry one."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "/my-sign-up/" in message:
            record.msg, record.args = PERSONAL.sub(r"\1…", message), ()
        return True
