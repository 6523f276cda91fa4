"""The pages of badges: accessible, narrow enough, by day and by night."""

import os

import pytest
from django.urls import reverse

from tests.certificates.badges.conftest import badge_key, give_out, make_certificate  # noqa: F401, a fixture

from .conftest import faults_of, is_too_wide, let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_pages_of_a_badge(page_at, live_server, pdf_fonts, badge_key, width, scheme):  # noqa: F811
    certificate = make_certificate("Nguyễn Thị Phương Ánh")
    give_out(certificate)
    page = page_at(width, scheme)
    let_in(page, certificate.holder, live_server.url)
    organisation = certificate.organisation
    addresses = {
        "badge": [certificate.public_id],
        "achievement": [organisation.achievements.get().public_id],
        "framework": [organisation.public_id],
        "issuer": [organisation.public_id],
    }
    for name, parts in addresses.items():
        page.goto(reverse(f"certificates:{name}", args=parts))
        assert faults_of(page) == [], name
        assert not is_too_wide(page), name
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
    page.goto(reverse("certificates:badge", args=[certificate.public_id]))
    link = page.get_by_role("link", name="Add to LinkedIn").get_attribute("href")
    assert link.startswith("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&")
