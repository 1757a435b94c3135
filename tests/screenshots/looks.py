"""How wide the window is, which theme, and whether it is paper."""

from typing import Literal, NamedTuple

PHONE, DESK, SHEET_OF_PAPER, MAIL_WINDOW = 360, 1280, 794, 680  # CSS pixels; 794 is A4 at 96 a inch


class Look(NamedTuple):
    width: int
    theme: Literal["light", "dark"] = "light"
    medium: Literal["screen", "print"] = "screen"

    @property
    def height(self) -> int:
        """Of the window; a picture is as long as its page."""
        return 740 if self.width == PHONE else 900

    @property
    def is_judged(self) -> bool:
        """By axe-core, which is slow: in both themes, at one width."""
        return self.medium == "screen" and self.width != PHONE

    def __str__(self) -> str:
        return f"{self.width}.{'print' if self.medium == 'print' else self.theme}"


SCREENS = tuple(Look(width, theme) for width in (DESK, PHONE) for theme in ("light", "dark"))
MAILS = tuple(Look(width, theme) for width in (MAIL_WINDOW, PHONE) for theme in ("light", "dark"))
PAPER = (Look(SHEET_OF_PAPER, medium="print"),)
ADMIN = (Look(DESK), Look(DESK, "dark"))
