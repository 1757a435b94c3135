"""The door: names and one large button each, made for a phone."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.widgets.button import Button, HeaderButton

from events.admin.signups import HereColumn, SignUpsView
from events.models import SignUp, State
from events.privacy.words import name_of


class DoorView(SignUpsView):
    """Everybody who has a seat, by name."""

    url_name = "door"
    filterset_class = None
    default_ordering = "name"
    columns = [
        TitleColumn("name", label=_("Name"), accessor=name_of, url_name="events_admin:person", id_accessor="public_id"),
        HereColumn("here", label=_("At the door")),
    ]

    def get_base_queryset(self) -> QuerySet[SignUp]:
        return super().get_base_queryset().filter(state=State.SEATED)

    def get_page_title(self) -> str:
        return gettext("At the door")

    @cached_property
    def header_buttons(self) -> list[Button]:
        url = reverse("events_admin:sign_ups", args=[self.event.pk])
        return [HeaderButton(gettext("All sign-ups"), url=url, icon_name="group")]
