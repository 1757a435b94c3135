import logging

import pytest
from django.test import Client

from core.logs import HidePersonalAddresses


@pytest.mark.django_db
def test_a_personal_address_never_reaches_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(HidePersonalAddresses())
    with caplog.at_level(logging.WARNING, logger="django.request"):
        client.get("/en/my-sign-up/a-secret-token/")
    assert "/my-sign-up/…/" in caplog.text
    assert "a-secret-token" not in caplog.text
