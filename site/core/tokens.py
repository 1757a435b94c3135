"""Signed tokens of rows that somebody holds the address of: the row's public id and the version of its token, no more.

Signed by Django's `Signer` (HMAC-SHA256 of SECRET_KEY; SECRET_KEY_FALLBACKS still verify), with a salt for each kind of row,
so that the token of one opens nothing of another. A higher version makes every token given so far worthless.
"""

import uuid
from typing import Protocol, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, QuerySet


class HasToken(Protocol):
    public_id: uuid.UUID
    token_version: int


Row = TypeVar("Row", bound=Model)


def signer(salt: str) -> Signer:
    return Signer(salt=salt, sep=".")  # made anew each time, so that a changed key counts at once


def token_of(row: HasToken, salt: str) -> str:
    return signer(salt).sign(f"{row.public_id.hex}-{row.token_version}")


def find_by_token(rows: QuerySet[Row], given: str, salt: str) -> Row | None:
    """The row of a token; None for one that is forged, damaged or revoked, or whose row is gone."""
    try:
        public_id, version = signer(salt).unsign(given).split("-")
        key, number = uuid.UUID(public_id), int(version)
    except (BadSignature, ValueError):
        return None
    return rows.filter(public_id=key, token_version=number).first()
