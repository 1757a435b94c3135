"""Seats that the host keeps for somebody: make an invitation, copy its address, see who has used it, take it back."""

from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from events.admin.hosting import breadcrumbs, for_hosts, hosted_event, note
from events.admin.rights import demand_sign_ups
from events.models import Event, Invitation, Mode, SignUp
from events.models.invitation import MOST_SEATS
from events.signups import TooFewSeats, invite, revoke_invitation, seats
from events.signups.invitation_links import invitation_address
from events.signups.invite import seats_left

MADE, REVOKED = "events.invitation_made", "events.invitation_revoked"


class InvitationForm(forms.Form):
    """A time is typed in the event's own zone."""

    label = forms.CharField(label=gettext_lazy("For whom"), max_length=150)
    seats = forms.IntegerField(label=gettext_lazy("Seats"), min_value=1, max_value=MOST_SEATS, initial=1)
    mode = forms.ChoiceField(label=gettext_lazy("How they take part"))
    expires_at = forms.DateTimeField(
        label=gettext_lazy("Kept until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=gettext_lazy(
            "Empty: until sign-up closes. After that time what nobody has used goes to those who wait."
        ),
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        self.event = event
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode.value, mode.label) for mode in event.modes]  # type: ignore[attr-defined]
        if len(event.modes) == 1:
            self.fields["mode"].initial = event.modes[0]
            self.fields["mode"].widget = forms.HiddenInput()

    def full_clean(self) -> None:
        with timezone.override(self.event.zone):
            super().full_clean()

    def clean_expires_at(self) -> Any:
        until = self.cleaned_data["expires_at"]
        if until and until <= timezone.now():
            raise forms.ValidationError(_("This time is past."))
        return until


class Row(NamedTuple):
    invitation: Invitation
    mode: Any
    left: int
    address: str
    users: list[SignUp]


@for_hosts
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """All invitations of an event, and the form for another."""
    event = hosted_event(request, pk)
    form = InvitationForm(event, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (made := make(form, request.user)):
        note(event, MADE, request.user, invitation=str(made.public_id), seats=made.seats)
        messages.success(request, _("The seats are kept. Copy the address below and send it to those it is for."))
        return redirect("events_admin:invitations", event.pk)
    context = {
        "event": event,
        "form": form,
        "rows": rows(event),
        "modes": [(Mode(mode).label, left) for mode, left in seats.count(event).items()],
        "breadcrumbs_items": breadcrumbs(request.user, event, ("", _("Invitations"))),
        "header_title": _("Invitations"),
        "page_title": _("Invitations"),
        "header_icon": "mail",
    }
    return render(request, "events/admin/invitations.html", context, status=422 if form.errors else 200)


def make(form: InvitationForm, user: Any) -> Invitation | None:
    """The invitation, or None where the form says why not."""
    data = form.cleaned_data
    try:
        return invite(
            event=form.event,
            label=data["label"],
            people=data["seats"],
            mode=data["mode"],
            expires_at=data["expires_at"],
            user=user,
        )
    except TooFewSeats as why:
        sentence = ngettext(
            "%(count)d seat is free. Keep fewer, or give the event more seats.",
            "%(count)d seats are free. Keep fewer, or give the event more seats.",
            why.free,
        )
        form.add_error("seats", sentence % {"count": why.free})
        return None


def rows(event: Event) -> list[Row]:
    """The newest first."""
    found = event.invitations.prefetch_related("sign_ups").order_by("-pk")
    tag = get_language() or ""
    return [
        Row(each, Mode(each.mode).label, seats_left(each), invitation_address(each, tag), list(each.sign_ups.all()))
        for each in found
    ]


@for_hosts
@require_POST
def revoke(request: HttpRequest, public_id: Any) -> HttpResponse:
    """Take an invitation back: who has used it keeps her seat."""
    invitation = get_object_or_404(Invitation.objects.select_related("event"), public_id=public_id)
    demand_sign_ups(request.user, invitation.event)
    revoke_invitation(invitation=invitation)
    note(invitation.event, REVOKED, request.user, invitation=str(invitation.public_id))
    messages.success(request, _("Taken back. The seats that nobody has used are free for everybody."))
    return redirect("events_admin:invitations", invitation.event_id)
