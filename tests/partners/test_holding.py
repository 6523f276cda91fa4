"""What is kept of a contact, handed out and forgotten."""

import pytest
from django.apps import apps
from django.db import connection

from partners import holding
from partners.actions import profiles, proposals
from partners.actions.profiles import Said
from partners.models import Profile, Proposal, Step

pytestmark = pytest.mark.django_db


SESSIONS = [apps.get_model("cohorts", name) for name in ("Session", "SessionEvent")]


def tables_with(text: str) -> set[str]:
    """The tables of this app, its history and the sessions made from proposals, that hold the text anywhere."""
    found = set()
    models = [*apps.get_app_config("partners").get_models(), *SESSIONS]
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            cursor.execute(f"SELECT count(*) FROM {table} AS t WHERE t::text ILIKE %s", [f"%{text}%"])
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def test_erase_takes_the_person_out_of_what_the_organisation_offered(world, words):
    accepted = proposals.write(world.cohort, world.organisation, words, world.contact)
    accepted = proposals.accept(proposals.submit(accepted, world.contact), world.organiser)
    unsent = proposals.write(world.cohort, world.organisation, words | {"title": "Only a thought"}, world.contact)
    profiles.submit_profile(world.organisation, Said(text="Ask Nele Verhaegen about cells."), world.contact)
    assert holding.export_partners(world.contact)["proposals"][0]["speaker"] == "Nele Verhaegen"
    assert len(holding.export_partners(world.contact)["steps"]) == 3

    holding.erase_partners(world.contact)
    assert tables_with("Nele Verhaegen") == set()
    assert tables_with("Only a thought") == set()
    accepted.refresh_from_db()
    assert accepted.state == Proposal.State.ACCEPTED
    assert accepted.title == words["title"]
    assert accepted.session.title == words["title"]
    unsent.refresh_from_db()
    assert unsent.state == Proposal.State.WITHDRAWN
    assert Profile.objects.get().text == "Ask [erased] about cells."
    assert holding.export_partners(world.contact)["proposals"] == []


def test_history_keeps_no_words_that_partners_typed(world, words):
    proposal = proposals.submit(proposals.write(world.cohort, world.organisation, words, world.contact), world.contact)
    proposals.decline(proposal, world.organiser, "No bench is free.")
    with connection.cursor() as cursor:
        for table in ("partners_proposalevent", "partners_stepevent"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} AS t")
            kept = cursor.fetchone()[0]
            assert kept
            for text in (words["title"], words["speaker"], words["abstract"], "No bench is free."):
                assert text not in kept
    assert Step.objects.get(kind="declined").words == "No bench is free."
