"""Fifty sponsors' reports: releasing them, and their PDFs as the worker makes them. What is written is taken back.

DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m bench.reports
"""

import time

import django

SPONSORS, PEOPLE = 50, 35


def main() -> None:
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        _measure()
        transaction.set_rollback(True)


def _measure() -> None:
    from partners.models import PaperFile
    from partners.reports import actions, funder, runs
    from records import fonts

    if not fonts.are_made():
        fonts.make_fonts()
    cohort, organiser = _edition()
    start = time.perf_counter()
    funder.content_of(cohort)
    print(f"report for funders, {PEOPLE} people: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    for row in cohort.sponsorships.select_related("organisation"):
        actions.release(cohort, row.organisation, organiser)
    print(f"{SPONSORS} reports released: {time.perf_counter() - start:.1f} s")
    run = runs.begin(cohort, organiser)
    start = time.perf_counter()
    runs.work(run.pk)
    print(f"{PaperFile.objects.count()} PDFs: {time.perf_counter() - start:.1f} s")


def _edition():
    from tests.factories import CompanyFactory, SessionFactory, SittingFactory, UserFactory
    from tests.factories.sponsoring import DeliverableFactory, PackageFactory, SponsorshipFactory
    from tests.partners.reports.conftest import enrol, over

    cohort = over()
    enrol(cohort, PEOPLE)
    package = PackageFactory(cohort=cohort)
    for number in range(SPONSORS):
        sponsor = CompanyFactory(keeper=cohort.organisation, name=f"Sponsor {number}")
        sponsorship = SponsorshipFactory(cohort=cohort, organisation=sponsor, package=package)
        for _promise in range(6):
            DeliverableFactory(sponsorship=sponsorship)
        SittingFactory(session=SessionFactory(cohort=cohort, given_by=sponsor.name))
    return cohort, UserFactory()


if __name__ == "__main__":
    main()
