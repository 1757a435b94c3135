"""The sign-ups as a file: the host ticks the columns each time, and nothing of it is remembered."""

from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from events.admin.chosen import chosen
from events.admin.hosting import EXPORTED, for_hosts, note
from events.admin.screens import HostedScreen
from events.export_files import csv_lines, workbook
from events.exports import Column, columns, file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportForm(forms.Form):
    """Everything is ticked to begin with. A GET form: it asks for a file and changes nothing."""

    use_required_attribute = False

    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one column."),
            "invalid_choice": gettext_lazy("A column isn’t there any more. Look through them once more."),
        },
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", gettext_lazy("Spreadsheet (XLSX)")), ("csv", gettext_lazy("Text with commas (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )

    def __init__(self, offered: list[Column], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(column.key, column.heading) for column in offered]
        self.fields["columns"].choices = choices  # type: ignore[attr-defined]
        self.fields["columns"].initial = [key for key, _heading in choices]


@method_decorator(for_hosts, name="dispatch")
class ExportView(HostedScreen):
    """The page of columns; with `save` in the address the file itself, of those whom the list showed."""

    template_name = "events/admin/export.html"
    header_icon = "download"

    def get_page_title(self) -> str:
        return _("Export the sign-ups")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        tag = get_language() or "en"
        offered = columns(self.event, tag)
        if "save" not in request.GET:
            return self.show(ExportForm(offered))
        form = ExportForm(offered, request.GET)
        if not form.is_valid():
            return self.show(form, status=422)
        wanted = [column for column in offered if column.key in form.cleaned_data["columns"]]
        return self.file(wanted, form.cleaned_data["format"], tag)

    def show(self, form: ExportForm, status: int = 200) -> HttpResponse:
        count = chosen(self.request, self.event).count()
        sentence = ngettext("The file will have %(count)d sign-up.", "The file will have %(count)d sign-ups.", count)
        own = {*form.fields, "save", "p"}
        kept = [(name, value) for name, values in self.request.GET.lists() if name not in own for value in values]
        context = self.get_context_data(form=form, count=sentence % {"count": count}, kept=kept)
        return self.render_to_response(context, status=status)

    def file(self, wanted: list[Column], ending: str, tag: str) -> Any:
        """CSV goes out line by line as it is read; a workbook is made first, in a temporary file."""
        sign_ups = chosen(self.request, self.event).order_by("number")
        keys = [column.key for column in wanted]
        note(self.event, EXPORTED, self.request.user, count=sign_ups.count(), columns=keys, format=ending)
        name = file_name(self.event, ending)
        if ending == "csv":
            response = StreamingHttpResponse(csv_lines(sign_ups, wanted, tag), content_type="text/csv; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{name}"'
        else:
            made = workbook(sign_ups, wanted, name=_("Sign-ups"), tag=tag)
            response = FileResponse(made, as_attachment=True, filename=name, content_type=XLSX)
        response["Cache-Control"] = "no-store"
        return response
