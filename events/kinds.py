"""What kinds of answers a question may ask for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SHORT = "short", _("short text")
    LONG = "long", _("long text")
    ONE = "one", _("one of several")
    SEVERAL = "several", _("several of several")
    YES_NO = "yes_no", _("yes or no")
    NUMBER = "number", _("number, whole or decimal")
    DATE = "date", _("date")
    EMAIL = "email", _("e-mail address")
    TELEPHONE = "telephone", _("telephone number")


WITH_CHOICES = (Kind.ONE, Kind.SEVERAL, Kind.YES_NO)  # one of these can be the condition of a later question
YES, NO = "yes", "no"
