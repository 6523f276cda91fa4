"""Answering a cohort's questions: with the application, in the dossier, and taking a consent back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter

from cohorts.models import Answer, Application, Consent, Question
from records import personal
from records.models import StoredFile
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    QuestionFactory,
    TextFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
STUDIES = {"school_other": "AP", "study_programme": "Biomedical", "study_year": "2", "motivation": "Because"}


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def student(client):
    student = UserFactory()
    client.force_login(student)
    return student


def ask(cohort, kind="short", stage="application", **fields) -> Question:
    return QuestionFactory(cohort=cohort, kind=kind, stage=stage, **fields)


def send(client, cohort, answers=None, **studies):
    given = {question.field_name: value for question, value in (answers or {}).items()}
    return client.post(reverse("cohorts:apply", args=[cohort.slug]), STUDIES | studies | given)


def pdf(name="card.pdf") -> SimpleUploadedFile:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue(), "application/octet-stream")


def answers_of(application) -> dict:
    return {answer.question: answer.value for answer in application.answers.all()}


def test_each_kind_of_answer_is_kept_as_what_it_is(client, cohort, student):
    text = ask(cohort)
    long = ask(cohort, "long")
    number = ask(cohort, "number")
    day = ask(cohort, "date")
    size = ask(cohort, "choice", choices=["S", "M"])
    languages = ask(cohort, "choices", choices=["English", "Dutch", "French"])
    laptop = ask(cohort, "yes_no", required=True)
    none = ask(cohort, "number")
    given = {text: "a", long: "b\nc", number: "0", day: "2026-05-01", size: "M", languages: ["English", "French"]}
    answer = send(client, cohort, given | {laptop: "no"})
    application = Application.objects.get(person=student)
    assert answer.status_code == 302
    assert answers_of(application) == {
        text: "a", long: "b\nc", number: 0, day: "2026-05-01", size: "M", languages: ["English", "French"],
        laptop: False,
    }  # fmt: skip
    assert none not in answers_of(application)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "English, French" in page
    assert "Friday 1 May 2026" in page


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [("number", "seven"), ("number", "NaN"), ("date", "31 February"), ("choice", "XXL"), ("choices", "Klingon"),
     ("yes_no", "maybe"), ("short", "a\x00b"), ("short", "x" * 201), ("long", "y" * 4001)],
)  # fmt: skip
def test_a_wrong_answer_is_said_at_its_field_and_what_was_typed_stays(client, cohort, student, kind, wrong):
    question = ask(cohort, kind, choices=["S", "M"] if "choice" in kind else [])
    answer = send(client, cohort, {question: wrong}, motivation="Typed with care")
    assert answer.status_code == 422
    assert question.field_name in answer.context["form"].errors
    assert "Typed with care" in answer.content.decode()
    assert not Application.objects.exists()


def test_an_answer_that_is_needed_is_asked_for(client, cohort, student):
    question = ask(cohort, required=True)
    answer = send(client, cohort)
    assert answer.context["form"].errors.keys() == {question.field_name}
    assert not Application.objects.exists()


def test_a_question_on_an_answer_is_needed_only_when_it_is_shown(client, cohort, student):
    allergy = ask(cohort, "yes_no", required=True, label="Allergies?")
    which = ask(cohort, required=True, shown_if=allergy, shown_if_value="yes")
    sure = ask(cohort, "number", required=True, shown_if=allergy, shown_if_value="no")
    page = client.get(reverse("cohorts:apply", args=[cohort.slug])).content.decode()
    assert "Only if your answer to “Allergies?” is “yes”" in page
    assert send(client, cohort, {allergy: "yes"}).context["form"].errors.keys() == {which.field_name}
    answer = send(client, cohort, {allergy: "yes", which: "nuts", sure: "not a number"})
    assert answer.status_code == 302
    assert answers_of(Application.objects.get()) == {allergy: True, which: "nuts"}


def test_an_answer_whose_question_is_not_shown_any_more_is_deleted(client, cohort, student):
    diet = ask(cohort, "yes_no", stage="dossier")
    which = ask(cohort, stage="dossier", shown_if=diet, shown_if_value="yes")
    application = ApplicationFactory(cohort=cohort, person=student)
    AnswerFactory(application=application, question=diet, value=True)
    AnswerFactory(application=application, question=which, value="vegan")
    client.post(reverse("cohorts:dossier_form", args=[application.public_id]), {diet.field_name: "no"})
    assert answers_of(application) == {diet: False}


def test_a_question_retired_while_someone_fills_it_in_loses_nothing(client, cohort, student):
    stays, goes = ask(cohort), ask(cohort, required=True, label="Shoe size")
    client.get(reverse("cohorts:apply", args=[cohort.slug]))
    Question.objects.filter(pk=goes.pk).update(retired_at=timezone.now())
    answer = client.post(
        reverse("cohorts:apply", args=[cohort.slug]), STUDIES | {stays.field_name: "kept", goes.field_name: "41"},
        follow=True,
    )  # fmt: skip
    assert answers_of(Application.objects.get()) == {stays: "kept"}
    assert "The team took a question out while you were filling in the form: “Shoe size”" in answer.content.decode()


def test_a_question_replaced_while_someone_fills_it_in_is_asked_anew(client, cohort, student):
    old = ask(cohort, required=True, label="Old question")
    Question.objects.filter(pk=old.pk).update(retired_at=timezone.now())
    new = ask(cohort, required=True, replaces=old)
    answer = send(client, cohort, {old: "41"}, motivation="Typed with care")
    page = answer.content.decode()
    assert answer.context["form"].errors.keys() == {new.field_name}
    assert "Old question" in page
    assert "Typed with care" in page


def test_a_draft_keeps_what_is_right_of_what_was_typed(client, cohort, student):
    name, number = ask(cohort), ask(cohort, "number")
    consent = ask(cohort, "consent", text=TextFactory(organisation=cohort.organisation))
    given = {name.field_name: "half", number.field_name: "abc", consent.field_name: "on"}
    client.post(reverse("cohorts:save_draft", args=[cohort.slug]), STUDIES | given)
    draft = Application.objects.get()
    assert (draft.state, answers_of(draft)) == ("draft", {name: "half"})
    assert not Consent.objects.exists()
    assert 'value="half"' in client.get(reverse("cohorts:apply", args=[cohort.slug])).content.decode()


def test_a_second_application_is_filled_in_from_the_last(client, cohort, student):
    before = ApplicationFactory(person=student, study_programme="Bioengineering", study_year=4)
    size = QuestionFactory(cohort=before.cohort, kind="choice", choices=["M"], meaning="gown_size")
    words = QuestionFactory(cohort=before.cohort, label="Your GitHub name")
    AnswerFactory(application=before, question=size, value="M")
    AnswerFactory(application=before, question=words, value="octo")
    again = ask(cohort, "choice", choices=["S", "M"], meaning="gown_size", label="Gown")
    same = ask(cohort, label="your github name")
    form = client.get(reverse("cohorts:apply", args=[cohort.slug])).context["form"]
    assert form[again.field_name].value() == "M"
    assert form[same.field_name].value() == "octo"
    assert (form["study_programme"].value(), form["study_year"].value()) == ("Bioengineering", "4")
    assert form["motivation"].value() == ""


def test_a_file_is_kept_when_the_form_is_refused_and_confirmed_when_it_is_sent(client, cohort, student):
    card = ask(cohort, "file", required=True)
    name = ask(cohort, required=True)
    answer = send(client, cohort, {card: pdf()})
    stored = StoredFile.objects.get()
    assert (stored.state, answer.context["form"].errors.keys()) == ("pending", {name.field_name})
    assert "card.pdf" in answer.content.decode()
    assert str(stored.public_id) in answer.content.decode()
    path = reverse("cohorts:apply", args=[cohort.slug])
    client.post(path, STUDIES | {f"{card.field_name}_stored": stored.public_id, name.field_name: "A"})
    stored.refresh_from_db()
    assert (stored.state, Answer.objects.get(question=card).file) == ("confirmed", stored)


def test_a_file_that_somebody_else_uploaded_is_not_taken(client, cohort, student):
    card = ask(cohort, "file", required=True)
    send(client, cohort, {card: pdf()}, motivation="", study_programme="")
    stored = StoredFile.objects.get()
    client.force_login(UserFactory())
    path = reverse("cohorts:apply", args=[cohort.slug])
    answer = client.post(path, STUDIES | {f"{card.field_name}_stored": stored.public_id})
    assert answer.context["form"].errors.keys() == {card.field_name}


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 and then nothing of the kind", "cannot be opened"), (b"MZ\x90 a programme", "neither a PDF"),
     (b"<svg xmlns='x'><script/></svg>", "neither a PDF"), (b"", "empty")],
)  # fmt: skip
def test_a_file_is_what_its_content_says(client, cohort, student, content, words):
    card = ask(cohort, "file")
    answer = send(client, cohort, {card: SimpleUploadedFile("card.pdf", content, "application/pdf")})
    assert words in str(answer.context["form"].errors[card.field_name])
    assert not StoredFile.objects.exists()


def test_a_picture_is_turned_upright_and_made_anew(client, cohort, student):
    card, content = ask(cohort, "file"), io.BytesIO()
    photo = Image.new("RGB", (4032, 3024), "teal")
    exif = photo.getexif()
    exif[0x0112], exif[0x010E] = 6, "where I live"
    photo.save(content, "JPEG", exif=exif)
    send(client, cohort, {card: SimpleUploadedFile("photo.jpg", content.getvalue())})
    stored = StoredFile.objects.get()
    with Image.open(stored.file) as kept:
        assert kept.height > kept.width
        assert max(kept.size) <= 2500
    assert b"where I live" not in stored.file.open().read()


def test_a_file_is_served_to_the_person_and_the_organisers_alone(client, cohort, student):
    card = ask(cohort, "file")
    send(client, cohort, {card: pdf()})
    path = Answer.objects.get().get_file_url()
    served = client.get(path)
    assert (served.status_code, served["Content-Type"]) == (200, "application/pdf")
    assert served["Content-Disposition"].startswith("attachment")
    assert "no-store" in served["Cache-Control"]
    for user, status in (
        (MembershipFactory(organisation=cohort.organisation).user, 200),
        (MembershipFactory(organisation=cohort.organisation, role="officer").user, 404),
        (MembershipFactory().user, 404),
        (UserFactory(), 404),
    ):
        client.force_login(user)
        assert client.get(path).status_code == status


def test_taking_a_file_away_deletes_it(client, cohort, student, django_capture_on_commit_callbacks):
    card = ask(cohort, "file", stage="dossier")
    application = ApplicationFactory(cohort=cohort, person=student)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    client.post(path, {card.field_name: pdf("one.pdf")})
    stored = StoredFile.objects.get()
    client.post(path, {f"{card.field_name}_stored": stored.public_id})
    assert Answer.objects.get().file == stored
    client.post(path, {f"{card.field_name}_stored": stored.public_id, f"{card.field_name}_remove": "on"})
    assert not Answer.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_dossier_is_saved_complete_or_not_and_says_what_is_missing(client, cohort, student):
    size, contact = ask(cohort, stage="dossier", required=True), ask(cohort, stage="dossier", required=True)
    application = ApplicationFactory(cohort=cohort, person=student)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    page = client.post(path, {size.field_name: "M"}, follow=True).content.decode()
    assert "1 answer is still missing" in page
    answer = client.post(path, {size.field_name: "M", contact.field_name: "Mum"})
    assert answer["Location"] == application.get_absolute_url()


def test_a_wrong_answer_in_the_dossier_keeps_what_was_typed(client, cohort, student):
    number, name = ask(cohort, "number", stage="dossier"), ask(cohort, stage="dossier")
    application = ApplicationFactory(cohort=cohort, person=student)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    answer = client.post(path, {number.field_name: "x", name.field_name: "Mum"})
    assert answer.status_code == 422
    assert 'value="Mum"' in answer.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("state", ["submitted", "waiting", "offered", "withdrawn"])
def test_the_dossier_opens_with_the_place(client, cohort, student, state):
    question = ask(cohort, stage="dossier")
    application = ApplicationFactory(cohort=cohort, person=student, state=state)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    assert "opens when your place is confirmed" in client.get(path).content.decode()
    assert client.post(path, {question.field_name: "M"}).status_code == 422
    assert not Answer.objects.exists()


def test_somebody_elses_dossier_and_consents_are_not_there(client, cohort, student):
    other = ApplicationFactory(cohort=cohort)
    for name in ("dossier_form", "consents"):
        assert client.get(reverse(f"cohorts:{name}", args=[other.public_id])).status_code == 404


def test_consents_are_kept_by_channel_with_their_times(client, cohort, student):
    text = TextFactory(organisation=cohort.organisation, key="photos", required=False)
    photos = ask(cohort, "consent", stage="dossier", text=text, choices=["website", "press"], meaning="photo_consent")
    application = ApplicationFactory(cohort=cohort, person=student)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    assert "checked" not in client.get(path).content.decode()
    client.post(path, {photos.field_name: ["website", "press"]})
    client.post(path, {photos.field_name: ["website"]})
    rows = {row.channel: row.withdrawn_at is None for row in Consent.objects.all()}
    assert rows == {"website": True, "press": False}
    page = client.get(reverse("cohorts:consents", args=[application.public_id])).content.decode()
    assert "Press" in page
    assert "Website" in page

    consent = Consent.objects.get(channel="website")
    client.post(reverse("cohorts:withdraw_consent", args=[application.public_id, consent.public_id]))
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert not Answer.objects.exists()


def test_a_consent_that_is_part_of_taking_part_is_not_taken_back(client, cohort, student):
    rules = ask(cohort, "consent", text=TextFactory(organisation=cohort.organisation), required=True)
    assert send(client, cohort).context["form"].errors.keys() == {rules.field_name}
    send(client, cohort, {rules: "on"})
    consent = Consent.objects.get()
    client.post(reverse("cohorts:withdraw_consent", args=[consent.application.public_id, consent.public_id]))
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
    client.force_login(UserFactory())
    path = reverse("cohorts:withdraw_consent", args=[consent.application.public_id, consent.public_id])
    assert client.get(path).status_code == 404


def test_the_form_costs_the_same_queries_with_one_and_thirty_questions(client, cohort, student):
    path = reverse("cohorts:apply", args=[cohort.slug])
    ask(cohort)
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for number in range(29):
        ask(cohort, "choice" if number % 2 else "long", choices=["a", "b"])
    with CaptureQueriesContext(connection) as thirty:
        client.get(path)
    assert len(one) == len(thirty)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_has_a_column_for_each_question_at_the_same_queries(client, cohort, kind):
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    path = reverse("cohorts:export_applications", args=[cohort.public_id, kind])
    lab = ask(cohort, "choices", choices=["=HYPERLINK()", "b"], label="Lab work")
    retired = ask(cohort, label="Asked before", retired_at=timezone.now())
    AnswerFactory(question=lab, value=["=HYPERLINK()", "b"])
    AnswerFactory(question=retired, value="said before")
    with CaptureQueriesContext(connection) as one:
        content = client.get(path).getvalue()
    if kind == "csv":
        table = content.decode()
        assert "Lab work,Asked before" in table
        assert '"\'=HYPERLINK(), b"' in table
        assert "said before" in table
    for _number in range(29):
        AnswerFactory(question=lab, value=["b"])
    with CaptureQueriesContext(connection) as thirty:
        client.get(path).getvalue()
    assert len(one) == len(thirty)


def test_the_desk_shows_what_one_person_answered(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    application = ApplicationFactory(cohort=cohort)
    AnswerFactory(application=application, question=ask(cohort, label="Lab work"), value="two years")
    AnswerFactory(application=application, question=ask(cohort, stage="dossier", label="Diet"), value="vegan")
    path = reverse("cohorts:applications", args=[cohort.public_id])
    page = client.get(f"{path}?state=all&open={application.public_id}").content.decode()
    assert "two years" in page
    assert "Dossier: 1 answer" in page


def test_answers_are_handed_out_and_forgotten_with_their_files(client, cohort, student):
    card, diet = ask(cohort, "file", stage="dossier"), ask(cohort, stage="dossier", label="Diet")
    text = TextFactory(organisation=cohort.organisation, key="photos", required=False)
    photos = ask(cohort, "consent", stage="dossier", text=text, choices=["web"])
    application = ApplicationFactory(cohort=cohort, person=student)
    path = reverse("cohorts:dossier_form", args=[application.public_id])
    client.post(path, {card.field_name: pdf("My own card.pdf"), diet.field_name: "halal", photos.field_name: ["web"]})
    told = personal.export(student)["answers"]
    assert {row["answer"] for row in told["answers"]} == {"My own card.pdf", "halal", "web"}
    assert [row["text"] for row in told["consents"]] == [str(text)]
    personal.erase(student)
    assert not Answer.objects.exists()
    assert not StoredFile.objects.exists()
    assert Consent.objects.get().withdrawn_at
