"""What people were told when they signed up, and what an event's facts may therefore not become."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.models import Event, SignUp


def refuse_broken_promises(event: Event) -> None:
    """Raise ValidationError by field; `event` has the facts as they would be.

    Data are kept no longer than was said beside the form; and whose sign-ups are anonymised can't be told of a new hour.
    """
    if not event.is_over and SignUp.objects.filter(event=event, anonymised_at__isnull=False).exists():
        sentence = _("The sign-ups of this event are anonymised, so nobody could be told. Make a new event instead.")
        raise ValidationError({"ends_at": sentence})
    before = Event.objects.values_list("retention_days", flat=True).get(pk=event.pk)
    if event.retention_days > before and SignUp.objects.filter(event=event, anonymised_at=None).exists():
        sentence = _("People have signed up who were told that it is fewer days. It can be made shorter, not longer.")
        raise ValidationError({"retention_days": sentence})
