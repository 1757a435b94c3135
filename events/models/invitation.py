"""Seats that the host keeps for somebody, by name or by a link that some may use."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.event import Event, Mode

MOST_SEATS = 200


class Invitation(models.Model):
    """Changes only through `events.signups`. So many `seats` are out of the public's reach until they are used, or it ends.

    What has been used is counted from the sign-ups that name it. `released_at`: its end has been noticed, and its seats
    have gone to those who wait.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    label = models.CharField(_("for whom"), max_length=150)
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    mode = models.CharField(_("takes part"), max_length=10, choices=Mode.choices)
    expires_at = models.DateTimeField(_("seats are kept until"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.pk}"  # never the label, which may be a name: this lands in logs

    @property
    def has_ended(self) -> bool:
        return bool(self.revoked_at) or (self.expires_at is not None and self.expires_at <= timezone.now())


def open_invitations() -> QuerySet[Invitation]:
    """Those that keep seats now."""
    return Invitation.objects.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), revoked_at=None)
