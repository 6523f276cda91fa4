"""What students and hosts prefer."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application
from records import files
from records.errors import Refused, refuse
from records.history import done_by
from records.models import StoredFile

from ...models import Candidacy, Placement, PlacementRound, Preference, Wish

WORDS = ("motivation", "shows_name", "shows_levels")


def why_not_take_part(row: PlacementRound, user: User) -> str:
    if row.candidacies.filter(person=user).exists() or _application(row, user):
        return ""
    return _("This round is for those who have a place in one of its cohorts.")


def _application(row: PlacementRound, user: User) -> Application | None:
    mine = Application.objects.enrolled().filter(person=user, cohort__in=row.round_cohorts.values("cohort"))
    return mine.select_related("cohort").order_by("-cohort__starts_on", "pk").first()


def candidacy_of(row: PlacementRound, user: User) -> Candidacy:
    """The person's row in the round, made when it is first needed; under its lock."""
    PlacementRound.objects.select_for_update(no_key=True).get(pk=row.pk)
    if found := row.candidacies.select_for_update().filter(person=user).first():
        found.round = row
        return found
    application = _application(row, user)
    if application is None:
        raise Refused(why_not_take_part(row, user))
    return Candidacy.objects.create(round=row, person=user, application=application)


def tell_hosts(
    row: PlacementRound, user: User, words: Mapping, cv: files.CheckedFile | None = None, *, drop_cv: bool = False
) -> Candidacy:
    """What hosts may read of the person; a new CV takes the place of the former."""
    refuse(row.why_not_rank())
    return _tell(row, user, words, files.keep(cv, user) if cv else None, drop_cv)


@transaction.atomic
def _tell(row: PlacementRound, user: User, words: Mapping, cv: StoredFile | None, drop_cv: bool) -> Candidacy:
    mine = candidacy_of(row, user)
    former = mine.cv if cv or drop_cv else None
    for name in WORDS:
        setattr(mine, name, words[name])
    if cv:
        files.confirm(cv)
    if cv or drop_cv:
        mine.cv = cv
    with done_by(user):
        mine.save()
        if former:
            files.discard(former)
    return mine


@transaction.atomic
def rank(row: PlacementRound, user: User, places: Iterable[Placement], *, send: bool = False) -> Candidacy:
    """The whole ranking anew, the dearest first. Sent once it counts, and so does each later change of it."""
    refuse(row.why_not_rank())
    wanted = list(dict.fromkeys(place.pk for place in places))
    listed = set(row.placements.to_rank().filter(pk__in=wanted).values_list("pk", flat=True))
    refuse(_("A place that you chose was withdrawn a moment ago.") if len(listed) < len(wanted) else "")
    refuse(_("Choose a place first.") if send and not wanted else "")
    mine = candidacy_of(row, user)
    with done_by(user):
        mine.wishes.exclude(placement__in=wanted).delete()
        Wish.objects.bulk_create(
            [Wish(candidacy=mine, placement_id=key, position=n) for n, key in enumerate(wanted, start=1)],
            update_conflicts=True,
            unique_fields=["candidacy", "placement"],
            update_fields=["position"],
        )
        if send and (mine.sent_at is None or mine.withdrawn_at):
            mine.sent_at, mine.withdrawn_at = timezone.now(), None
        mine.save(update_fields=["sent_at", "withdrawn_at", "changed_at"])
    return mine


@transaction.atomic
def withdraw(candidacy: Candidacy, by: User) -> Candidacy:
    """Out of the round; the ranking stays as a draft while students rank."""
    candidacy = Candidacy.objects.select_for_update(of=("self",)).select_related("round").get(pk=candidacy.pk)
    refuse(candidacy.why_not_withdraw())
    candidacy.withdrawn_at = timezone.now()
    with done_by(by):
        candidacy.save(update_fields=["withdrawn_at", "changed_at"])
        candidacy.round.allocations.standing().update(
            discarded_at=timezone.now(), reason=_("A student withdrew: %(number)s") % {"number": candidacy.number}
        )
    return candidacy


@transaction.atomic
def prefer(place: Placement, ranked: Iterable[Candidacy], refused: Mapping[Candidacy, str], by: User) -> Placement:
    """A host's whole word about those who ranked its place: the ranked in order, the refused with a reason."""
    place = Placement.objects.select_for_update(of=("self",), no_key=True).select_related("round").get(pk=place.pk)
    refuse(place.why_not_prefer())
    wanted = set(Candidacy.objects.sent().filter(wishes__placement=place).values_list("pk", flat=True))
    order = [one for one in dict.fromkeys(ranked) if one.pk in wanted and one not in refused]
    refuse("" if all(words.strip() for words in refused.values()) else _("Say why you can't take somebody."))
    with done_by(by):
        place.preferences.all().delete()
        rows = [Preference(placement=place, candidacy=one, position=n, by=by) for n, one in enumerate(order, 1)]
        rows += [
            Preference(placement=place, candidacy=one, is_refused=True, words=words.strip()[:300], by=by)
            for one, words in refused.items()
            if one.pk in wanted
        ]
        Preference.objects.bulk_create(rows)
        place.order = Placement.Order.RANKED if order else Placement.Order.LOT
        place.save(update_fields=["order", "changed_at"])
    return place
