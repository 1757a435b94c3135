"""What is kept of people apart from their sign-ups. Rows change only through `events.privacy`."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Topic


class FollowUp(models.Model):
    """Somebody who asked to be told what came of it, once her sign-up is anonymised: her address and what it is for, no more.

    One row an address, whatever number of meetings she was at.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=254, unique=True)
    language = models.CharField(_("language"), max_length=12)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    token_version = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(help_text="When she ticked the box, the last time if several.")
    kept_until = models.DateTimeField(_("kept until"), db_index=True)
    reminded_at = models.DateTimeField(null=True, blank=True, help_text="When she was asked whether to go on.")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self) -> str:
        return f"{self.pk}"  # never an address: this lands in logs


class Erasure(models.Model):
    """That somebody's data were erased, and when: so that it is done again where an older backup brings them back."""

    address_hash = models.CharField(max_length=64, db_index=True, help_text="`events.privacy.keys.address_hash`.")
    erased_at = models.DateTimeField()

    class Meta:
        ordering = ["erased_at", "pk"]
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d %H:%M}"
