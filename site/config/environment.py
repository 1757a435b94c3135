"""Every setting that an operator may set, read from the environment alone and checked at start.

`.env.example` names and explains each field of `Environment`; a test holds the two together.
"""

import os
import sys
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import dj_database_url
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.mail import mail_settings, mailbox_settings
from core.languages import DEFAULT_TAGS, parse_tags

ROOT = Path(__file__).resolve().parents[2]
Words = Annotated[list[str], NoDecode]


class Environment(BaseSettings):
    """Typed settings. Times are in the unit that the name ends with, sizes in bytes."""

    model_config = SettingsConfigDict(
        env_file=os.environ.get("ENV_FILE", ROOT / ".env"), extra="ignore", env_ignore_empty=True
    )

    secret_key: str = ""
    secret_key_fallbacks: Words = []
    allowed_hosts: Words = []
    port: int = Field(8000, ge=1, le=65_535)
    site_address: str = ""
    site_languages: Words = DEFAULT_TAGS
    database_url: str = ""
    redis_url: str = ""
    elasticsearch_url: Words = []
    elasticsearch_user: str = ""
    elasticsearch_password: str = ""
    elasticsearch_ca_file: Path | None = None
    elasticsearch_index_prefix: str = Field("espoo", pattern="^[a-z][a-z0-9_-]{0,40}$")
    elasticsearch_shards: int = Field(1, ge=1, le=64)
    elasticsearch_replicas: int = Field(0, ge=0, le=8)
    elasticsearch_timeout_seconds: float = Field(0.5, gt=0, le=30)
    email_url: str = ""
    bounce_webhook_secret: str = ""
    bounce_mailbox_url: str = ""
    mail_from: str = "International Espoo <no-reply@localhost>"
    feedback_address: str = "accessibility@localhost"
    var_folder: Path = ROOT / "var"
    behind_proxy: bool = False
    maintenance: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    page_cache_seconds: int = Field(0, ge=0, le=86_400)
    few_seats_percent: int = Field(25, ge=1, le=99)
    repeat_mail_seconds: int = Field(600, ge=1, le=86_400)
    mails_per_address_per_day: int = Field(20, ge=1, le=1_000)
    sign_up_retention_days: int = Field(90, ge=1, le=3_650)
    follow_up_days: int = Field(730, ge=1, le=3_650)
    sign_ups_per_network_per_hour: int = Field(60, ge=0, le=100_000)
    sign_up_minimum_seconds: int = Field(2, ge=0, le=60)
    page_length: int = Field(20, ge=1, le=200)
    upload_limit_bytes: int = Field(10_000_000, ge=10_000)
    article_limit_bytes: int = Field(1_000_000, ge=10_000)
    search_query_limit: int = Field(200, ge=20, le=1_000)
    search_counts_days: int = Field(90, ge=1, le=400)
    worker_poll_seconds: float = Field(1.0, gt=0, le=60)
    worker_lease_seconds: int = Field(120, ge=10, le=3_600)
    worker_attempts: int = Field(12, ge=1, le=100)
    worker_backoff_seconds: int = Field(15, ge=1, le=3_600)
    outbox_keep_days: int = Field(90, ge=1, le=3_650)
    schedule_seconds: int = Field(60, ge=5, le=3_600)
    mail_timeout_seconds: int = Field(20, ge=1, le=300)

    @field_validator("allowed_hosts", "secret_key_fallbacks", "elasticsearch_url", mode="before")
    @classmethod
    def split_by_commas(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("site_languages", mode="before")
    @classmethod
    def known_languages(cls, value: Any) -> Any:
        return parse_tags(value) if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def readable_database(cls, value: str) -> str:
        if value and not value.startswith(("postgres://", "postgresql://", "sqlite:///")):
            raise ValueError("must begin with postgres:// or sqlite:///")
        if value:
            try:
                dj_database_url.parse(value)
            except (ValueError, dj_database_url.ParseError):
                raise ValueError("can't be read as a database address") from None
        return value

    @field_validator("redis_url")
    @classmethod
    def readable_redis(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://")):
            raise ValueError("must begin with redis:// or rediss://")
        return value

    @field_validator("elasticsearch_url")
    @classmethod
    def readable_elasticsearch(cls, value: list[str]) -> list[str]:
        if any(not address.startswith(("http://", "https://")) for address in value):
            raise ValueError("each address must begin with http:// or https://")
        return value

    @field_validator("elasticsearch_ca_file")
    @classmethod
    def file_that_is_there(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("must be the path of a file")
        return value

    @field_validator("email_url")
    @classmethod
    def readable_mail_server(cls, value: str) -> str:
        mail_settings(value)
        return value

    @field_validator("bounce_mailbox_url")
    @classmethod
    def readable_mailbox(cls, value: str) -> str:
        mailbox_settings(value)
        return value

    @field_validator("bounce_webhook_secret")
    @classmethod
    def long_secret(cls, value: str) -> str:
        if value and len(value) < 32:
            raise ValueError("must have at least 32 characters")
        return value

    @field_validator("mail_from", "feedback_address")
    @classmethod
    def mail_address(cls, value: str) -> str:
        name, at, domain = parseaddr(value)[1].rpartition("@")
        if not (name and at and domain):
            raise ValueError("must be a mail address, as name@example.org")
        return value

    @field_validator("allowed_hosts")
    @classmethod
    def names_alone(cls, value: list[str]) -> list[str]:
        if any("/" in name for name in value):
            raise ValueError("must be names alone, without http:// and paths")
        return value

    @field_validator("site_address")
    @classmethod
    def whole_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @model_validator(mode="after")
    def address_of_this_machine(self) -> Self:
        self.site_address = self.site_address or f"http://127.0.0.1:{self.port}"
        return self


def read_environment() -> Environment:
    """The checked environment. A wrong value ends the process with one sentence that names it, never shows a secret."""
    try:
        return Environment()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"][:1]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        print(
            f"The setting {name} is wrong: {reason}. '.env.example' explains it.",
            file=sys.stderr,
        )
        raise SystemExit(2) from None
