from urllib.parse import urlencode

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.words import FactWithWords

STEP_FREE = _("From the street to the seat and to a toilet without a step. Tick only what somebody has tried.")


class Venue(FactWithWords, index.Indexed):
    """A place where meetings are held. Its position, capacity and access are facts; Finnish streets have two names."""

    name = models.CharField(_("name"), max_length=150)
    street = models.CharField(_("street address"), max_length=200)
    directions = models.TextField(_("how to get there"), blank=True)

    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip
    capacity = models.PositiveIntegerField(
        _("capacity"),
        null=True,
        blank=True,
        help_text=_("How many people the room takes. An event’s own seats bind."),
    )
    step_free = models.BooleanField(_("step-free access"), default=False)

    facts = ["postal_code", "latitude", "longitude", "capacity", "step_free"]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in facts]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel(
                    "street", help_text=_("As the street is called in this language; Finnish streets have two names.")
                ),
                FieldPanel(
                    "directions", help_text=_("What people ask on the way: the stop, the door, the floor, the lift.")
                ),
            ],
            _("Texts"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("postal_code"),
                FieldRowPanel(
                    [
                        FieldPanel("latitude", help_text=_("For the link to a map: 60.20520, for example.")),
                        FieldPanel("longitude", help_text=_("24.65590, for example.")),
                    ]
                ),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("step_free", help_text=STEP_FREE)]),
            ],
            _("Facts, the same in every language"),
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(FactWithWords.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return self.name

    @property
    def map_address(self) -> str:
        """A link to a public map at the venue's position; empty where it isn't known."""
        if self.latitude is None or self.longitude is None:
            return ""
        place = {"mlat": self.latitude, "mlon": self.longitude}
        return f"https://www.openstreetmap.org/?{urlencode(place)}#map=17/{self.latitude}/{self.longitude}"
