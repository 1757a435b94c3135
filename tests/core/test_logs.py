import logging

import pytest
from django.db import IntegrityError
from django.test import Client

from core.logs import HidePersonalData


@pytest.fixture(autouse=True)
def filtered(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(HidePersonalData())


@pytest.mark.django_db
def test_a_personal_address_never_reaches_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="django.request"):
        client.get("/en/my-sign-up/a-secret-token/")
    assert "/my-sign-up/…/" in caplog.text
    assert "a-secret-token" not in caplog.text


def test_a_link_that_sets_a_password_never_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    logging.warning("Not Found: %s", "/admin/password_reset/confirm/MQ/a-secret-token/")
    assert "/confirm/MQ/…/" in caplog.text
    assert "a-secret-token" not in caplog.text


def test_a_traceback_keeps_its_lines_and_loses_what_it_says_of_a_person(caplog: pytest.LogCaptureFixture) -> None:
    quoted = "duplicate key\nDETAIL:  Key (email_key)=(amina@example.org,\nAmina) already exists.\n"
    try:
        try:
            raise ValueError(quoted)
        except ValueError as error:
            raise IntegrityError(quoted) from error
    except IntegrityError:
        logging.exception("Internal Server Error: %s", "/en/my-sign-up/a-secret-token/")
    assert caplog.text.count("duplicate key") == 2
    assert "direct cause" in caplog.text
    assert not any(secret in caplog.text for secret in ("amina@example.org", "Amina)", "a-secret-token"))
