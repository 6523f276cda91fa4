"""A lecturer's page behind the link of a mail: what it shows, what it takes, and to whom it stays shut."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import lecturer_page, material
from cohorts.lecturing.page import page_of
from cohorts.models import LecturerLink, Material, MaterialVersion
from records import uploads
from records.errors import Refused
from records.models import OutgoingMail, StoredFile
from tests import factories as make
from tests.records.test_uploads import office, pdf

pytestmark = pytest.mark.django_db
SAID = {"licence": "cc-by-4.0", "approval": "none", "approved_by": "", "note": ""}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lecturer():
    return make.TeachingFactory().lecturer


@pytest.fixture
def slides(lecturer):
    session = lecturer.teachings.get().sitting.session
    return make.MaterialFactory(session=session, title="My slides")


@pytest.fixture
def organiser(lecturer):
    return make.MembershipFactory(organisation=lecturer.cohort.organisation, role=Role.ORGANISER).user


def link_in_mail():
    mail = OutgoingMail.objects.latest("pk")
    return re.search(r"https?://\S+(/lecturers/\S+)", mail.text)[1]


def opened(lecturer):
    client = Client()
    lecturer_page.send_link(lecturer, None)
    answer = client.get(link_in_mail())
    assert answer.status_code == 302, answer.content
    return client


def page(lecturer, name="lecturer_page", *args):
    return reverse(f"cohorts:{name}", args=[lecturer.public_id, *args])


def test_the_link_opens_the_page_without_its_token_in_the_address(lecturer, slides):
    client = opened(lecturer)
    answer = client.get(page(lecturer))
    said = answer.content.decode()
    assert "My slides is missing" in said
    assert "Day and hour follow." in said, "the draft is nobody's business before its release"
    assert answer["Cache-Control"].startswith("max-age=0")
    mail = OutgoingMail.objects.latest("pk")
    assert mail.secret
    assert "My slides" in mail.text
    assert LecturerLink.objects.get().opened_at


def test_without_the_link_nobody_gets_in(lecturer, slides):
    lecturer_page.send_link(lecturer, None)
    strangers = [Client(), Client()]
    strangers[1].force_login(make.UserFactory())
    version = make.MaterialVersionFactory(material=slides)
    for client in strangers:
        for address in (
            page(lecturer), page(lecturer, "begin_material"), page(lecturer, "lecturer_material", slides.public_id),
            page(lecturer, "lecturer_file", version.public_id),
        ):  # fmt: skip
            assert client.get(address).status_code in (404, 405)
            assert client.post(address).status_code in (404, 405)
    link = LecturerLink.objects.get()
    for token in ("0" * 64, link.token[:-1]):
        assert Client().get(reverse("cohorts:open_lecturer", args=[link.public_id, token])).status_code == 404


def test_a_new_link_ends_the_old_one(lecturer):
    client = opened(lecturer)
    old = link_in_mail()
    lecturer_page.send_link(lecturer, None)
    assert client.get(page(lecturer)).status_code == 404
    assert "replaced by a newer one" in Client().get(old).content.decode()
    assert Client().get(link_in_mail()).status_code == 302


def test_the_link_ends_30_days_after_the_cohort(lecturer):
    client = opened(lecturer)
    cohort = lecturer.cohort
    cohort.starts_on = cohort.ends_on = timezone.now().date() - timedelta(days=32)
    cohort.save()
    assert client.get(page(lecturer)).status_code == 404
    assert "is over" in Client().get(link_in_mail()).content.decode()


def test_another_address_ends_the_link(lecturer, organiser):
    client = opened(lecturer)
    fields = {"full_name": lecturer.full_name, "affiliation": "", "organisation": None, "by": organiser}
    lecturer_page.save_lecturer(lecturer.cohort, lecturer, email="new@company.example", **fields)
    assert client.get(page(lecturer)).status_code == 404


def test_one_lecturers_link_opens_no_other_page(lecturer):
    other = make.TeachingFactory(sitting__session__cohort=lecturer.cohort, sitting__hour=14).lecturer
    theirs = make.MaterialFactory(session=make.SessionFactory(cohort=lecturer.cohort), lecturer=other)
    version = make.MaterialVersionFactory(material=theirs)
    client = opened(lecturer)
    assert client.get(page(other)).status_code == 404
    assert client.get(page(lecturer, "lecturer_material", theirs.public_id)).status_code == 404
    assert client.get(page(lecturer, "lecturer_file", version.public_id)).status_code == 404
    assert client.post(page(lecturer, "withdraw_version", version.public_id)).status_code == 404


def test_a_lecturer_with_an_account_needs_no_link(lecturer):
    lecturer.person = make.UserFactory()
    lecturer.save()
    client = Client()
    client.force_login(lecturer.person)
    assert client.get(page(lecturer)).status_code == 200


def upload_in_parts(client, lecturer, content, name="slides.pptx"):
    fields = {"name": name, "size": len(content), "fingerprint": "7"}
    begun = client.post(page(lecturer, "begin_material"), fields).json()
    offset = begun["offset"]
    while offset < len(content):
        part = content[offset : offset + begun["part"]]
        headers = {"Upload-Key": begun["key"], "Upload-Offset": str(offset)}
        sent = client.post(begun["url"], part, content_type="application/octet-stream", headers=headers)
        offset = sent.json()["offset"]
    return begun["upload"]


def test_slides_come_in_parts_and_become_version_1_and_2(lecturer, slides):
    client = opened(lecturer)
    address = page(lecturer, "lecturer_material", slides.public_id)
    for number in (1, 2):
        key = upload_in_parts(client, lecturer, pdf(padding=2 * uploads.MB + number), f"{number}.pdf")
        answer = client.post(address, {**SAID, "upload": key})
        assert answer.status_code == 302, answer.content.decode()
        again = client.post(address, {**SAID, "upload": key})
        assert again.status_code == 302, "a second click is no second version"
    versions = slides.versions.order_by("number")
    assert [(one.number, one.file.state, one.lecturer) for one in versions] == [
        (1, "confirmed", lecturer), (2, "confirmed", lecturer)
    ]  # fmt: skip
    assert "nothing is missing" in client.get(page(lecturer)).content.decode()
    served = client.get(page(lecturer, "lecturer_file", versions[0].public_id), headers={"Range": "bytes=0-3"})
    assert (served.status_code, b"".join(served.streaming_content)) == (206, b"%PDF")


def test_a_form_without_javascript_brings_the_file_too(lecturer, slides):
    client = opened(lecturer)
    file = SimpleUploadedFile("slides.pptx", office())
    answer = client.post(page(lecturer, "lecturer_material", slides.public_id), {**SAID, "file": file})
    assert answer.status_code == 302
    assert slides.versions.get().file.file.name.endswith(".pptx")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<svg onload='x'/>", "SVG"), (b"MZ" + b"0" * 90, "can&#x27;t be read"), (office(ppt__vbaProject="0"), "macros")],
)
def test_what_is_no_document_is_refused_at_the_field_and_what_was_typed_stays(lecturer, slides, content, words):
    client = opened(lecturer)
    key = upload_in_parts(client, lecturer, content)
    answer = client.post(
        page(lecturer, "lecturer_material", slides.public_id), {**SAID, "upload": key, "note": "with figures"}
    )
    said = answer.content.decode()
    assert answer.status_code == 422
    assert words in said
    assert "with figures" in said
    assert not MaterialVersion.objects.exists()
    assert not StoredFile.objects.exists()


def test_two_gigabytes_are_refused_with_the_first_word(lecturer):
    answer = opened(lecturer).post(page(lecturer, "begin_material"), {"name": "x", "size": 2**31, "fingerprint": "1"})
    assert answer.status_code == 422
    assert "At most 200" in answer.json()["error"]


def test_the_company_approves_later(lecturer, slides):
    slides.approval_wanted = True
    slides.save()
    client = opened(lecturer)
    version = make.MaterialVersionFactory(material=slides, approval="pending")
    assert page_of(lecturer).brought[0].state == "approval"
    address = page(lecturer, "lecturer_approval", version.public_id)
    refused = client.post(address, {"approval": "yes", "approved_by": ""})
    assert refused.status_code == 422
    assert "Say who approved" in refused.content.decode()
    client.post(address, {"approval": "yes", "approved_by": "An Maes, legal"})
    assert page_of(lecturer).brought[0].state == "there"


def test_a_version_that_is_taken_back_leaves_no_bytes(lecturer, slides, django_capture_on_commit_callbacks):
    client = opened(lecturer)
    version = make.MaterialVersionFactory(material=slides)
    name = version.file.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(page(lecturer, "withdraw_version", version.public_id)).status_code == 302
    version.refresh_from_db()
    assert version.withdrawn_at
    assert not default_storage.exists(name)
    assert page_of(lecturer).brought[0].state == "missing"


def test_a_lecturer_brings_what_nobody_asked_for(lecturer):
    client = opened(lecturer)
    session = lecturer.teachings.get().sitting.session
    fields = {"session": str(session.public_id), "title": "An article", "kind": "reading"}
    assert client.post(page(lecturer, "add_own_material"), fields).status_code == 302
    assert Material.objects.get().lecturer == lecturer
    elsewhere = make.SessionFactory(cohort=lecturer.cohort)
    fields["session"] = str(elsewhere.public_id)
    assert client.post(page(lecturer, "add_own_material"), fields).status_code == 422


def test_reminders_go_once_a_step_and_stop_when_it_came(lecturer, slides):
    cohort = lecturer.cohort
    now = timezone.now().astimezone(cohort.zone).replace(hour=10)
    slides.due_on = now.date() + timedelta(days=3)
    slides.save()
    assert [material.remind(now), material.remind(now)] == [1, 0]
    link = link_in_mail()
    assert Client().get(link).status_code == 302
    assert material.remind(now.replace(hour=22) + timedelta(days=3)) == 0, "nobody is reminded at night"
    assert material.remind(now + timedelta(days=3)) == 1
    assert Client().get(link).status_code == 302, "the link of the earlier mail still opens the page"
    make.MaterialVersionFactory(material=slides)
    assert material.remind(now + timedelta(days=6)) == 0


def test_who_cannot_be_written_to_is_not(lecturer, slides):
    lecturer.email = ""
    lecturer.save()
    with pytest.raises(Refused, match="No e-mail address"):
        lecturer_page.send_link(lecturer, None)
    now = timezone.now().astimezone(lecturer.cohort.zone).replace(hour=10)
    slides.due_on = now.date()
    slides.save()
    assert material.remind(now) == 0


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_takes_a_fixed_number_of_queries(lecturer, number, django_assert_max_num_queries):
    cohort = lecturer.cohort
    for _ in range(number - 1):
        session = make.SessionFactory(cohort=cohort)
        make.TeachingFactory(sitting=make.SittingFactory(session=session, during=None), lecturer=lecturer)
        make.MaterialVersionFactory(material__session=session)
    with django_assert_max_num_queries(9):
        assert len(page_of(lecturer).taught) == number
