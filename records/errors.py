"""How a rule says no."""


class Refused(Exception):
    """An action that a rule refuses; `str(error)` is the reason in words for the person who asked.

    Raised by verbs in `actions.py`, with the sentence that the page has already shown before the click.
    """


def refuse(reason: str) -> None:
    """Raise `Refused` unless the reason is empty."""
    if reason:
        raise Refused(reason)
