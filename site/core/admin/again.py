"""An administrator has mended what kept an entry of the outbox from going out, and asks for one more try."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.admin.house import ADMINISTRATES
from core.outbox.claims import try_again


@require_POST
@permission_required(ADMINISTRATES, raise_exception=True)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    if try_again(pk):
        messages.success(request, _("It is tried again now. If it fails once more, the reason will stand here."))
    else:
        messages.info(request, _("This was not given up any more: somebody else has asked for it already."))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))
