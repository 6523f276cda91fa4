"""The page with which a student reads the room's code."""

import pytest
from django.urls import reverse

from tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db


def test_whoever_has_no_camera_is_led_to_the_own_code(client):
    anna = ApplicationFactory()
    client.force_login(anna.person)
    page = client.get(reverse("cohorts:scan_room", args=[anna.public_id])).text
    assert "show your own code to the team" in page
    assert "type the code" not in page
    assert reverse("cohorts:my_day", args=[anna.public_id]) + "#pass" in page
