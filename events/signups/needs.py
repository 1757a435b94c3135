from events.models import Needs, SignUp


def keep_needs(sign_up: SignUp, text: str | None) -> None:
    """Let this be what the person has told of access and food; nothing erases it, and None, who wasn't asked, leaves it."""
    if text:
        Needs.objects.update_or_create(sign_up=sign_up, defaults={"text": text})
    elif text is not None:
        Needs.objects.filter(sign_up=sign_up).delete()
