"""The main pages of every role in the demo: no accessibility fault, no refusal by the policy, narrow enough."""

import io
import os

import pytest
from django.core.management import call_command

from accounts.models import User

from .conftest import faults_of, is_too_wide, let_in
from .tours import tours

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    call_command("demo", embedded=True, stdout=io.StringIO())


def test_no_page_of_any_role_has_a_fault(demo, page_at, live_server):
    """Every other page wide and light, the rest narrow and dark; `EVERY_PAGE=1` looks at each both ways."""
    faults, step = [], 1 if os.environ.get("EVERY_PAGE") else 2
    for role, addresses in tours().items():
        for turn, (width, scheme) in enumerate([(1280, "light"), (390, "dark")]):
            page = page_at(width, scheme)
            if role:
                let_in(page, User.objects.get(email=f"{role}@demo.example"), live_server.url)
            for address in addresses[turn % step :: step]:
                found = faults_at(page, address, width)
                faults += [f"{role or 'visitor'} {address} at {width} px: {fault}" for fault in found]
    assert faults == []


def faults_at(page, address: str, width: int) -> list[str]:
    answer = page.goto(address)
    found = faults_of(page) + ([f"status {answer.status}"] if answer.status >= 400 else [])
    page.set_viewport_size({"width": 360, "height": 800})
    found += ["too wide at 360 px"] if is_too_wide(page) else []
    page.set_viewport_size({"width": width, "height": 900})
    return found
