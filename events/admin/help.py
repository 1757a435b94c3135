"""What editors are told beside the facts at which they hesitate."""

from django.utils.translation import gettext_lazy as _

HELP = {
    "status": _("Cancelled or postponed: sign-up ends on every page, and who has a place is told once you confirm."),
    "time_zone": _("All hours here are this zone’s. Europe/Helsinki for everything in Espoo."),
    "mode": _("In person needs a venue and seats, online a link and seats; held both ways, it needs all four."),
    "venue": _("Where people meet. Its name and directions follow the reader’s language."),
    "takes_sign_ups": _("Without sign-up people just come, and nobody is counted."),
    "seats_in_person": _("They bind: whoever signs up after the last seat waits, and moves up when one is given back."),
    "seats_online": _("Counted apart from the seats in the room."),
    "sign_up_opens_at": _("Empty: as soon as the page is published."),
    "sign_up_form": _("Your own questions, asked of everybody who signs up. Empty: name and e-mail are enough."),
    "spoken_languages": _("What is spoken in the room, without an interpreter."),
    "interpretation_languages": _(
        "Only where interpreters are booked: people choose theirs when they sign up, and rely on it."
    ),
    "topics": _("So that people find it beside the articles about the same thing."),
    "contact": _("Shown on the page: whom to ask about access, interpretation or the way there."),
    "hosts": _("They see who signed up, and check people in at the door. Editors see numbers alone."),
}
