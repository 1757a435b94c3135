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
    "largest_group": _("How many people may come on one sign-up, each with a name. 1: everybody signs up alone."),
    "confirm_hours": _(
        "0: a seat is had at once. With 24 it is held for a day, until the person confirms it from the mail."
    ),
    "promotion": _(
        "At once needs no answer. An offer asks whether the person still wants to come, which takes longer."
    ),
    "offer_hours": _("For offers: counted from when the mail has gone out, and never past the beginning."),
    "online_meanwhile": _("Who waits for the room may take part online until a seat in it becomes free."),
    "asks_needs": _(
        "Access, food, allergies: health data. Ask only if you will act on it; hosts alone see the answers."
    ),
    "sign_up_form": _("Your own questions, asked of everybody who signs up. Empty: name and e-mail are enough."),
    "still_coming_hours": _("Empty: nobody is asked. A no frees the seat at once; who doesn’t answer keeps it."),
    "sends_thanks": _("In the morning after, to those who were checked in, or to all who had a seat if nobody was."),
    "feedback_form": _("Empty: how it was, with one to five stars, and what to do better."),
    "retention_days": _(
        "Counted from the end of the meeting, and said beside the sign-up form. Afterwards only numbers remain, without names."
    ),
    "spoken_languages": _("What is spoken in the room, without an interpreter."),
    "interpretation_languages": _(
        "Only where interpreters are booked: people choose theirs when they sign up, and rely on it."
    ),
    "interpretation_on_demand": _(
        "Arranged only if so many ask by the day below; the form says so. Who asked is told what becomes of it."
    ),
    "interpretation_threshold": _("As soon as so many have asked, the language counts as interpreted: then book."),
    "interpretation_until": _(
        "The last day; when it is over and too few have asked, there is none. Leave time to book."
    ),
    "topics": _("So that people find it beside the articles about the same thing."),
    "contact": _("Shown on the page: whom to ask about access, interpretation or the way there."),
    "hosts": _("They see who signed up, and check people in at the door. Editors see numbers alone."),
}
