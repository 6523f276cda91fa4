"""What a cohort offers sponsors: packages, their benefits, the public page (SPONSORING in docs/rules.md)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.editions.edition import again
from cohorts.models import Cohort
from records.errors import Refused, refuse
from records.history import done_by

from ...models import Benefit, Package, SponsorPage, Sponsorship
from .. import emails
from ..earlier import earlier_sponsors

MOST_PACKAGES, MOST_BENEFITS = 30, 40


@transaction.atomic
def save_package(package: Package, by: User) -> Package:
    """A new one, or a changed one; what was offered already keeps its own price and promises. Raises Refused."""
    if package.tier and package.tier.cohort_id != package.cohort_id:
        raise Refused(_("Choose a heading of this cohort."), "tier")
    if package.pk:
        _why_limit_too_low(package)
    else:
        current = Package.objects.current().filter(cohort=package.cohort_id)
        if current.count() >= MOST_PACKAGES:
            raise Refused(_("There are thirty packages already."))
        package.position = (current.aggregate(Max("position"))["position__max"] or 0) + 1
    try:
        with done_by(by), transaction.atomic():
            package.save()
    except IntegrityError as error:
        raise Refused(_("There is a package of this name already."), "name") from error
    return package


def _why_limit_too_low(package: Package) -> None:
    """Under the package's lock, because somebody may be agreeing to it now."""
    Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if package.limit is None:
        return
    taken = Sponsorship.objects.filter(package=package).agreed().count()
    if taken > package.limit:
        raise Refused(_("%(taken)d sponsors have it already.") % {"taken": taken}, "limit")


@transaction.atomic
def move_package(package: Package, step: int, by: User) -> None:
    """One place up (-1) or down (1)."""
    rows = list(
        Package.objects.current().filter(cohort=package.cohort_id).select_for_update().order_by("position", "pk")
    )
    index = next((number for number, row in enumerate(rows) if row.pk == package.pk), None)
    if index is None or not 0 <= index + step < len(rows):
        return
    rows[index], rows[index + step] = rows[index + step], rows[index]
    with done_by(by):
        for position, row in enumerate(rows, 1):
            if row.position != position:
                row.position = position
                row.save(update_fields=["position"])


@transaction.atomic
def retire_package(package: Package, by: User) -> None:
    """It is offered to nobody any more; sponsors who have it keep it."""
    package = Package.objects.select_for_update().get(pk=package.pk)
    if package.retired_at is None:
        package.retired_at = timezone.now()
        with done_by(by):
            package.save(update_fields=["retired_at"])


@transaction.atomic
def save_benefit(benefit: Benefit, by: User) -> Benefit:
    """A line of a package; sponsors to whom it was offered keep the promises that they were told."""
    if not benefit.pk:
        lines = Benefit.objects.filter(package=benefit.package_id)
        if lines.count() >= MOST_BENEFITS:
            raise Refused(_("A package has forty lines at most."))
        benefit.position = (lines.aggregate(Max("position"))["position__max"] or 0) + 1
    if benefit.needs and benefit.kind == Benefit.Kind.NEEDS and not benefit.name.strip():
        raise Refused(_("Say what is needed."), "name")
    with done_by(by):
        benefit.save()
    return benefit


@transaction.atomic
def remove_benefit(benefit: Benefit, by: User) -> None:
    with done_by(by):
        benefit.delete()


# The page


def page_of(cohort: Cohort) -> SponsorPage:
    """The cohort's page for sponsors; unsaved while there is none."""
    return SponsorPage.objects.filter(cohort=cohort).first() or SponsorPage(cohort=cohort)


@transaction.atomic
def save_page(
    cohort: Cohort, *, intro: str, opens_at: datetime | None, closes_at: datetime | None, by: User
) -> SponsorPage:
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused(_("It would close before it opens."), "closes_at")
    page, _made = SponsorPage.objects.get_or_create(cohort=cohort)
    page = SponsorPage.objects.select_for_update().get(pk=page.pk)
    page.intro, page.opens_at, page.closes_at = intro, opens_at, closes_at
    with done_by(by):
        page.save()
    return page


def why_not_publish(page: SponsorPage) -> str:
    cohort = page.cohort
    if not cohort.is_public:
        return _("Publish the cohort first: its page for sponsors is a part of it.")
    if not Package.objects.public().filter(cohort=cohort).exists():
        return _("There is no package to show yet.")
    return _("It is published already.") if page.published_at else ""


@transaction.atomic
def publish_page(cohort: Cohort, *, tell_earlier: bool, by: User) -> SponsorPage:
    """Show the packages; `tell_earlier` writes to the sponsors of earlier editions, once. Raises Refused."""
    page, _made = SponsorPage.objects.get_or_create(cohort=cohort)
    page = SponsorPage.objects.select_for_update(of=("self",)).select_related("cohort__organisation").get(pk=page.pk)
    refuse(why_not_publish(page))
    page.published_at = timezone.now()
    tell = tell_earlier and page.earlier_told_at is None
    if tell:
        page.earlier_told_at = page.published_at
    with done_by(by):
        page.save(update_fields=["published_at", "earlier_told_at"])
    if tell:
        for organisation in earlier_sponsors(cohort):
            emails.offered_first(page, organisation)
    return page


@transaction.atomic
def unpublish_page(cohort: Cohort, by: User) -> None:
    page = SponsorPage.objects.select_for_update().filter(cohort=cohort).first()
    if page and page.published_at:
        page.published_at = None
        with done_by(by):
            page.save(update_fields=["published_at"])


# The next edition


def copy_packages(old: Cohort, new: Cohort) -> int:
    """The old cohort's packages with their benefits, as packages of the new one; how many. Those of a name that the
    new one has already are left out. Days count from the first day, so they move by themselves."""
    tiers = {tier.name: tier for tier in new.tiers.all()}
    taken = set(Package.objects.current().filter(cohort=new).values_list("name", flat=True))
    made = 0
    rows = Package.objects.current().filter(cohort=old).exclude(name__in=taken)
    for package in rows.select_related("tier").prefetch_related("benefits"):
        tier = tiers.get(package.tier.name) if package.tier else None
        copy = again(package, cohort=new, tier=tier, copied_from=package)
        copy.save()
        for benefit in package.benefits.all():
            again(benefit, package=copy).save()
        made += 1
    return made


@transaction.atomic
def clone_packages(cohort: Cohort, old: Cohort, by: User) -> int:
    """The same by hand, from an earlier cohort of the organisation. Raises Refused."""
    if old.organisation_id != cohort.organisation_id or old.pk == cohort.pk:
        raise Refused(_("Choose another cohort of your organisation."))
    Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=cohort.pk)
    with done_by(by):
        made = copy_packages(old, cohort)
    if not made:
        raise Refused(_("All packages of %(cohort)s are here already.") % {"cohort": old})
    return made
