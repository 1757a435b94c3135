"""The code of a sign-up, which is scanned or typed at the door. It opens nothing: only a signed-in host can use it."""

import secrets

# Crockford's base 32 (crockford.com/base32.html): nothing that is mistaken for something else when read aloud or typed.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8  # 40 bits, drawn at random: nobody guesses one
GROUP = 4  # letters that one can keep in mind from the screen to the keyboard
MISTAKEN = str.maketrans("OIL", "011")


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


def read_code(typed: str) -> str:
    """The code that somebody meant: in any case, with spaces or hyphens, with the letter O for zero, I or L for one."""
    return "".join(typed.split()).replace("-", "").upper().translate(MISTAKEN)


def is_code(text: str) -> bool:
    """Whether a sign-up may have this as its code."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET)


def in_groups(code: str) -> str:
    """The code as people read it: 'ABCD-2345'."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
