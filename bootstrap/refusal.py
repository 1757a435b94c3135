"""A reason for not going on, told to a person in one sentence."""


class Refusal(Exception):
    """Its text is shown as it is, and the command ends with status 1."""
