from core import outbox
from events.models import SignUp


def announce(sign_up: SignUp, mail: str, **parameters: object) -> None:
    """Write a mail to this person into the outbox; none for somebody without an address, whom the hosts tell themselves."""
    if not sign_up.email:
        return
    outbox.put(
        kind=f"mail.{mail}", target=str(sign_up.public_id), language=sign_up.language, parameters=parameters or None
    )
