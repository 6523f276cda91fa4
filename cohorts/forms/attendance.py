"""What a trainer marks on the page of a sitting."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from cohorts.actions.attendance import minutes_of, minutes_refusal
from cohorts.models import Application, Sitting
from cohorts.roll import Place
from records.text import unreadable

LONGEST_REASON = 200


class Roll:
    """The marks typed on one page: read into the places, with what is wrong at each.

    Fields of a participant, after its public_id: `state-…` (present, absent, part), `minutes-…`, `was-…` (the value
    that the page showed; only what differs from it is written).
    """

    def __init__(self, sitting: Sitting, places: list[Place], data: QueryDict):
        self.sitting, self.places = sitting, places
        self.reason = data.get("reason", "").strip()
        self.reason_error = self._wrong_reason()
        self.changes: dict[Application, int] = {}
        self.corrects = False
        all_present = data.get("do") == "all-present"
        for place in places:
            was = data.get(f"was-{place.key}")
            if was is None:
                continue  # joined after the page was opened: not seen, not marked
            place.state = data.get(f"state-{place.key}", "")
            place.minutes = data.get(f"minutes-{place.key}", "").strip()
            if all_present and not place.state and not place.is_guest:
                place.state = "present"
            self._read(place, was)

    def _wrong_reason(self) -> str:
        if len(self.reason) > LONGEST_REASON:
            return _("At most %(most)d characters.") % {"most": LONGEST_REASON}
        return unreadable(self.reason)

    def _read(self, place: Place, was: str) -> None:
        if place.state == "present":
            value = minutes_of(self.sitting)
        elif place.state == "absent":
            value = 0
        elif place.state == "part":
            if not (place.minutes.isascii() and place.minutes.isdigit() and len(place.minutes) < 5):
                place.error = _("Give the minutes as a number.")
                return
            value = int(place.minutes)
        else:
            return
        place.error = minutes_refusal(self.sitting, value)
        if not place.error and str(value) != was:
            self.changes[place.application] = value
            self.corrects |= place.mark is not None and place.mark.minutes != value

    @property
    def errors(self) -> list[Place]:
        return [place for place in self.places if place.error]

    def is_valid(self) -> bool:
        if self.corrects and not self.reason and not self.reason_error:
            self.reason_error = _("A value that was set before is changed: say why.")
        return not self.errors and not self.reason_error
