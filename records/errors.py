"""How a rule says no."""

from contextlib import contextmanager


class Refused(Exception):
    """An action that a rule refuses; `str(error)` is the reason in words for the person who asked.

    Raised by verbs in `actions.py`, with the sentence that the page has already shown before the click. `field` names
    the answer in the form that it is about, if it is about one.
    """

    def __init__(self, reason: str, field: str = ""):
        super().__init__(reason)
        self.field = field


def refuse(reason: str, field: str = "") -> None:
    """Raise `Refused` unless the reason is empty."""
    if reason:
        raise Refused(reason, field)


@contextmanager
def refusal_in(form):
    """Put the reason of a refused verb at the field that it is about, or above the form; what was typed stays."""
    try:
        yield
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
