"""Which e-mail addresses a mail can reach, of those that Django's check lets pass."""

LONGEST = 254  # characters of an address (RFC 3696, erratum 1690), as its column holds


def is_reachable(address: str) -> bool:
    """Whether a mail server can take this address, and a seat isn't given to one that nobody reads.

    Django also accepts quoted local parts with control characters (RFC 5321, 4.1.2, advises against them), letters that only
    ignoring case makes ASCII, the machine's own name, IP literals, and domains that no IDNA encoding exists for.
    """
    local, _at, domain = address.rpartition("@")
    if '"' in local or not local.isascii() or "." not in domain or domain.startswith("["):
        return False
    try:
        encoded = domain.encode("idna")
    except UnicodeError:
        return False
    return len(local) + len("@") + len(encoded) <= LONGEST
