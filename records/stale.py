"""Two people write on one row: the later one is told, and sees both versions (BOTH VERSIONS in docs/rules.md).

A form carries `seen`, the state of the row that it showed. Its verb locks the row and calls `check`; the view catches
`Stale`, binds the form anew with `written_over`, and draws `components/both_versions.html` beside it with answer 409.
Saving once more then counts.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from .errors import Refused


class Stale(Refused):
    """Somebody else changed the row after the page was shown; `current` is the row as it is now."""

    def __init__(self, current):
        super().__init__(_("A colleague changed this while you were writing."))
        self.current = current


def seen_of(row) -> str:
    """Which state of a row a page has shown; "" for a row that is not there yet. Needs `changed_at`."""
    return row.changed_at.isoformat() if row is not None and row.pk else ""


def check(row, words: Mapping, seen: str) -> bool:
    """Whether anything is left to write: False when the row says it all already (a form sent twice).

    Raises `Stale` when the row is another than the form showed.
    """
    if seen == seen_of(row):
        return True
    if row is not None and all(getattr(row, name) == value for name, value in words.items()):
        return False
    raise Stale(row)


def written_over(data, current):
    """What was typed, now to be written over the version that stands beside it."""
    typed = data.copy()
    typed["seen"] = seen_of(current)
    return typed


def versions(form, current, names: Iterable[str] = ()) -> list[dict]:
    """The fields in which what was typed and what was saved differ, for `components/both_versions.html`."""
    rows, cleaned = [], (form.cleaned_data if form.is_bound and form.is_valid() else {})
    for name in names or form.fields:
        if name == "seen" or name not in form.fields:
            continue
        typed, saved = cleaned.get(name, form[name].value()), getattr(current, name, "")
        if _words(typed) != _words(saved):
            rows.append(
                {"label": form[name].label, "yours": _shown(form, name, typed), "theirs": _shown(form, name, saved)}
            )
    return rows


def _words(value) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if value in ("on", "True"):
        return "1"
    if isinstance(value, (list, tuple)):
        return "\n".join(sorted(str(one) for one in value))
    return "" if value in (None, "False") else str(getattr(value, "pk", value)).replace("\r\n", "\n").strip()


def _shown(form, name: str, value) -> str:
    """As a reader knows it: the words of a choice instead of its key."""
    if isinstance(value, bool) or value == "on":
        return str(_("yes") if value else _("no"))
    chosen = {str(key): str(word) for key, word in getattr(form.fields[name], "choices", None) or () if key != ""}
    values = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(chosen.get(str(getattr(one, "pk", one)), str(one)) for one in values if one not in (None, ""))
