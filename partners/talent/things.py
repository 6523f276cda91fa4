"""What the talent pool puts on my page (MY PAGE in docs/rules.md)."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from records.nextthings import NextThing, Shelf, ShelfRow

from ..models import ContactRequest, Opening, TalentProfile, pool_employers
from ..portal.sections import Section
from .allowed import employers_for, places_of

LATELY = timedelta(days=14)


def of_student(user) -> list[NextThing]:
    """Employers that wait for an answer; one query."""
    asked = ContactRequest.objects.filter(opening__profile__person=user, state=ContactRequest.State.OPEN)
    return [
        NextThing(
            title=_("%(employer)s would like to speak with you.") % {"employer": row.opening.organisation},
            detail=_("Say yes, and they get your e-mail address."),
            url=reverse("partners:talent_request", args=[row.public_id]),
            action=_("Read and answer"),
            icon="message-2",
        )
        for row in asked.select_related("opening__organisation").order_by("sent_at")
    ]


def of_employer(user) -> list[NextThing]:
    """Profiles that were opened lately and that nobody of the employer has read; one query."""
    mine = [key for key, roles in user.roles.items() if Role.PARTNER_CONTACT in roles]
    if not mine:
        return []
    new = Opening.objects.standing().filter(organisation__in=mine, opened_at__gt=timezone.now() - LATELY)
    unread = new.exclude(views__kind="profile").order_by()
    rows = unread.values("organisation__public_id", "organisation__name").annotate(n=Count("pk"))
    return [
        NextThing(
            title=_("Profiles of students were opened to you: %(n)d.") % {"n": row["n"]},
            detail=row["organisation__name"],
            url=reverse("partners:talent_pool", args=[row["organisation__public_id"]]),
            action=_("Read them"),
            tone="wait",
            icon="users",
        )
        for row in rows
    ]


def shelf_of_profile(user) -> Shelf | None:
    """To whom my profile is open; for those who have or had a place where there are employers. Three queries."""
    profile = TalentProfile.objects.filter(person=user).first()
    if profile is None and not (places_of(user).exists() and employers_for(user).exists()):
        return None
    rows = []
    if profile:
        standing = profile.openings.standing().select_related("organisation")
        looks = Count("views", filter=Q(views__kind__in=("profile", "cv", "export")))
        rows = [
            ShelfRow(
                str(row.organisation),
                _read_words(row.n),
                url=reverse("partners:my_talent"),
                tone="done",
                state=_("open"),
                icon="eye",
            )
            for row in standing.annotate(n=looks).order_by("-opened_at")[:6]
        ]
    return Shelf(
        _("My profile for employers"),
        rows,
        empty=_("Nobody sees it. You open it to employers one by one, and close it again."),
        url=reverse("partners:my_talent"),
        action=_("My profile") if profile else _("Write my profile"),
    )


def _read_words(number: int) -> str:
    if not number:
        return _("not read yet")
    return ngettext("read or taken once", "read or taken %(n)d times", number) % {"n": number}


def card_of_pool(user, organisations: list[int]) -> Section | None:
    """For the portal: how many are open to us; names stand in the pool alone, where a look is noted. Two queries."""
    employers = list(pool_employers().filter(pk__in=organisations).order_by("name"))
    if not employers:
        return None
    standing = Opening.objects.standing().filter(organisation__in=employers).order_by()
    counted = dict(standing.values_list("organisation").annotate(Count("pk")))
    rows = [
        ShelfRow(
            _("Profiles open to %(employer)s: %(n)d.") % {"employer": row, "n": counted.get(row.pk, 0)},
            url=reverse("partners:talent_pool", args=[row.public_id]),
            icon="users",
        )
        for row in employers
    ]
    return Section("talent", _("Talent"), rows, count=sum(counted.values()))


def record_of_pool(organisation, viewer) -> Section | None:
    """For the organiser's page of an organisation: how many, never who. Two queries."""
    if not viewer.has_role(organisation.keeper_id, Role.ORGANISER):
        return None
    if not pool_employers().filter(pk=organisation.pk).exists():
        return None
    number = Opening.objects.standing().filter(organisation=organisation).count()
    row = ShelfRow(_("Profiles open to it: %(n)d.") % {"n": number}, _("What they say is not shown to you."))
    url = reverse("partners:pool_employers", args=[organisation.keeper.public_id])
    return Section("talent", _("Talent pool"), [row], url=url, action=_("Employers of the talent pool"))
