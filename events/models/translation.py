"""What a resident wrote, told in another language for those who host the meeting or answer her."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.signup import SignUp


class WrittenTranslation(models.Model):
    """`of` is the key of the question that was answered, or `question_for_experts`. The original is never touched.

    Rows change only through `events.signups.translate`, whoever translates: a host, or the translators' desk.
    """

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="translations")
    of = models.CharField(max_length=36)
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("translation"))
    translated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    translated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "of", "language"], name="one_translation_a_text_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.sign_up_id} {self.of} {self.language}"
