"""Settings come from the environment alone; `.env.example` explains each; a wrong one is refused in one sentence."""

import os
import re
import subprocess
import sys

import pytest

from config.environment import ROOT, Environment, read_environment

EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
SETTING = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)
PRODUCTION = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "espoo.example",
    "DATABASE_URL": "postgres://espoo@127.0.0.1/espoo",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "SITE_ADDRESS": "https://espoo.example",
}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert [name.lower() for name, _ in SETTING.findall(EXAMPLE)] == list(Environment.model_fields)


def test_the_example_explains_each_setting_in_a_sentence_right_above_it() -> None:
    lines = EXAMPLE.splitlines()
    unexplained = [
        line for above, line in zip(["", *lines], lines, strict=False) if SETTING.match(line) and above[:2] != "# "
    ]
    assert unexplained == []


def test_the_example_tells_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = Environment().model_dump()
    for name, value in SETTING.findall(EXAMPLE):
        monkeypatch.setenv(name, value)
    assert Environment().model_dump() == defaults


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("PORT", "eighty", "valid integer"),
        ("PORT", "70000", "less than or equal to 65535"),
        ("SITE_ADDRESS", "espoo.example", "must begin with http:// or https://"),
        ("SITE_LANGUAGES", "fi,en,tlh", "doesn't know the language tlh"),
        ("SITE_LANGUAGES", "fi,sv", "en must be among the languages"),
        ("DATABASE_URL", "mysql://x", "must begin with postgres:// or sqlite:///"),
        ("REDIS_URL", "http://x", "must begin with redis:// or rediss://"),
        ("ELASTICSEARCH_URL", "127.0.0.1:9200", "must begin with http:// or https://"),
        ("EMAIL_URL", "mail.example", "must begin with smtp://"),
        ("BOUNCE_MAILBOX_URL", "pop3://a:b@mail.example", "must begin with imap://"),
        ("BOUNCE_WEBHOOK_SECRET", "short", "at least 32 characters"),
        ("MAIL_FROM", "nobody", "must be a mail address"),
        ("FEEDBACK_ADDRESS", "nobody", "must be a mail address"),
        ("ALLOWED_HOSTS", "espoo.example,https://x", "must be names alone"),
        ("LOG_LEVEL", "loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("BEHIND_PROXY", "perhaps", "valid boolean"),
        ("FEW_SEATS_PERCENT", "120", "less than or equal to 99"),
        ("WORKER_POLL_SECONDS", "0", "greater than 0"),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence_that_names_it(
    name: str, value: str, reason: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ending:
        read_environment()
    said = capsys.readouterr().err.splitlines()
    assert ending.value.code == 2
    assert len(said) == 1
    assert said[0].startswith(f"The setting {name} is wrong: ")
    assert reason in said[0]


def test_a_refusal_never_shows_a_secret(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("EMAIL_URL", "imap://editor:pass-word@mail.example")
    with pytest.raises(SystemExit):
        read_environment()
    assert "pass-word" not in capsys.readouterr().err


def test_the_address_follows_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert Environment().site_address == "http://127.0.0.1:8123"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "only-for-development-never-on-the-network"),
        ("ALLOWED_HOSTS", ""),
        ("DATABASE_URL", ""),
        ("EMAIL_URL", ""),
        ("SITE_ADDRESS", "http://espoo.example"),
    ],
)
def test_production_refuses_what_only_suits_development(name: str, value: str) -> None:
    answer = in_production("import config.settings.production", **{name: value})
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"The setting {name} is wrong: ")
    assert len(answer.stderr.splitlines()) == 1


def test_production_refuses_the_demonstration() -> None:
    answer = in_production(
        "import django; django.setup(); from django.core.management import call_command; call_command('load_demonstration')"
    )
    assert answer.returncode != 0
    assert "demonstration" in answer.stderr.splitlines()[-1].lower()


def in_production(code: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """What a fresh Python says to this code under production's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    environment = kept | {"PYTHONPATH": path, "ENV_FILE": os.devnull} | PRODUCTION | changed
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
