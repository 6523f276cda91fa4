"""Building a cohort's forms on the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import answers as answering
from cohorts.actions import questions as building
from cohorts.models import Answer, ClearedAnswers, Cohort, Question
from cohorts.question_sets import drafts_of
from records.errors import Refused
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    QuestionFactory,
    TextFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
TYPED = {"label": "Gown size", "kind": "choice", "choices": "S\nM\n\n L ", "help": "", "required": "on",
         "condition": "", "meaning": "gown_size", "privacy": "ordinary", "keep_days": "30"}  # fmt: skip


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def organiser(client, cohort):
    user = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(user)
    return user


def page(cohort, name="questions", *args) -> str:
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


def in_order(cohort, stage="dossier") -> list[str]:
    return [row.label for row in Question.objects.of_stage(stage).filter(cohort=cohort)]


def test_a_question_is_added_at_the_end_of_its_form(client, cohort, organiser):
    first = QuestionFactory(cohort=cohort, position=1)
    answer = client.post(page(cohort, "add_question", "dossier"), TYPED)
    question = Question.objects.get(meaning="gown_size")
    assert (question.choices, question.required, question.stage) == (["S", "M", "L"], True, "dossier")
    assert in_order(cohort) == [first.label, "Gown size"]
    assert str(question.public_id) in answer["Location"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"choices": "S"}, "choices"),
        ({"choices": "S\nS"}, "choices"),
        ({"choices": "x" * 121 + "\nb"}, "choices"),
        ({"kind": "consent", "meaning": "", "choices": ""}, "text"),
        ({"kind": "number"}, "meaning"),
        ({"keep_days": "4000"}, "keep_days"),
        ({"keep_days": "-1"}, "keep_days"),
        ({"label": ""}, "label"),
        ({"condition": "nothing|yes"}, "condition"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(client, cohort, organiser, typed, field):
    answer = client.post(page(cohort, "add_question", "dossier"), TYPED | typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Question.objects.exists()


def test_a_meaning_stands_for_one_question_at_a_time(client, cohort, organiser):
    QuestionFactory(cohort=cohort, meaning="gown_size", label="Size")
    answer = client.post(page(cohort, "add_question", "dossier"), TYPED)
    assert "“Size” is used for this already" in str(answer.context["form"].errors["meaning"])


def test_nobody_is_made_to_consent_to_pictures(client, cohort, organiser):
    photos = TextFactory(organisation=cohort.organisation, key="photos", required=False)
    typed = TYPED | {"kind": "consent", "text": photos.pk, "meaning": "", "choices": "web\npress"}
    answer = client.post(page(cohort, "add_question", "dossier"), typed)
    assert "article 7(4)" in str(answer.context["form"].errors["required"])
    assert client.post(page(cohort, "add_question", "dossier"), typed | {"required": ""}).status_code == 302


def test_a_text_of_another_organiser_or_a_draft_cannot_be_agreed_to(client, cohort, organiser):
    for text in (TextFactory(), TextFactory(organisation=cohort.organisation, released_at=None)):
        typed = TYPED | {"kind": "consent", "text": text.pk, "meaning": ""}
        assert "text" in client.post(page(cohort, "add_question", "dossier"), typed).context["form"].errors


def test_a_question_is_shown_by_the_answer_to_an_earlier_one(client, cohort, organiser):
    diet = QuestionFactory(cohort=cohort, kind="choice", choices=["all", "other"], label="Diet", position=1)
    typed = TYPED | {"kind": "short", "meaning": "", "label": "Which?", "condition": f"{diet.public_id}|other"}
    client.post(page(cohort, "add_question", "dossier"), typed)
    which = Question.objects.get(label="Which?")
    assert (which.shown_if, which.shown_if_value, which.choices) == (diet, "other", [])
    with pytest.raises(Refused, match="stands after it"):
        building.move_question(which, -1, by=organiser)
    with pytest.raises(Refused, match="Which"):
        building.retire_question(diet, by=organiser)
    with pytest.raises(Refused, match="Which"):
        building.edit_question(diet, {"choices": ["all", "some"]}, by=organiser)
    with pytest.raises(Refused, match="stands after it"):
        building.order_questions(cohort, "dossier", [which.public_id, diet.public_id], by=organiser)
    listed = client.get(page(cohort)).content.decode()
    assert "only if “Diet” is “other”" in listed


def test_a_question_without_answers_is_changed_and_deleted(client, cohort, organiser):
    question = QuestionFactory(cohort=cohort)
    path = page(cohort, "edit_question", question.public_id)
    assert client.post(path, TYPED | {"label": "Size of the gown"}).status_code == 302
    question.refresh_from_db()
    assert (question.label, question.kind) == ("Size of the gown", "choice")
    client.post(page(cohort, "delete_question", question.public_id))
    assert not Question.objects.exists()


def test_a_question_with_answers_stays_as_it_is_but_for_its_help(client, cohort, organiser):
    question = QuestionFactory(cohort=cohort, label="Shoe size")
    AnswerFactory(question=question, value="41")
    path = page(cohort, "edit_question", question.public_id)
    assert "It has answers, so it stays as it is" in client.get(path).content.decode()
    client.post(path, TYPED | {"label": "Hat size", "help": "European"})
    question.refresh_from_db()
    assert (question.label, question.help, question.kind) == ("Shoe size", "European", "short")
    with pytest.raises(Refused):
        building.edit_question(question, {"label": "Hat size"}, by=organiser)
    client.post(page(cohort, "delete_question", question.public_id))
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_question_whose_answers_were_deleted_still_counts_as_answered(cohort, organiser):
    question = QuestionFactory(cohort=cohort)
    ClearedAnswers.objects.create(question=question, due_on=cohort.ends_on, number=3)
    assert question.why_cannot_change()
    with pytest.raises(Refused):
        building.delete_question(question, by=organiser)


def test_replacing_keeps_the_old_answers_and_asks_anew_in_the_same_place(client, cohort, organiser):
    old = QuestionFactory(cohort=cohort, kind="choice", choices=["S", "M"], meaning="gown_size", position=1)
    last = QuestionFactory(cohort=cohort, position=2)
    follower = QuestionFactory(cohort=cohort, position=3, shown_if=old, shown_if_value="M")
    answer = AnswerFactory(question=old, value="M")
    client.post(page(cohort, "replace_question", old.public_id), TYPED)
    new = Question.objects.current().get(meaning="gown_size")
    old.refresh_from_db()
    follower.refresh_from_db()
    assert (new.replaces, old.retired_at is not None, follower.shown_if) == (old, True, new)
    assert in_order(cohort) == ["Gown size", last.label, follower.label]
    assert Answer.objects.get() == answer
    assert client.get(page(cohort, "replace_question", old.public_id)).status_code == 404


def test_retired_questions_are_asked_of_nobody_and_listed_apart(client, cohort, organiser):
    question = QuestionFactory(cohort=cohort, label="Hat size")
    AnswerFactory(question=question)
    client.post(page(cohort, "retire_question", question.public_id), follow=True)
    assert "Hat size" not in client.get(page(cohort, "preview_questions", "dossier")).content.decode()
    assert [row for part in client.get(page(cohort)).context["stages"] for row in part["rows"]] == []
    assert "Hat size" in client.get(page(cohort) + "?state=retired").content.decode()


def test_the_order_is_changed_by_button_and_by_drag(client, cohort, organiser):
    a, b, c = (QuestionFactory(cohort=cohort, label=name, position=n) for n, name in enumerate("abc", 1))
    answer = client.post(page(cohort, "move_question", c.public_id), {"to": "up"}, follow=True)
    assert in_order(cohort) == ["a", "c", "b"]
    assert f'id="q-{c.public_id}" data-focus' in answer.content.decode()
    client.post(page(cohort, "order_questions", "dossier"), {"order": [b.public_id, a.public_id, c.public_id]})
    assert in_order(cohort) == ["b", "a", "c"]


@pytest.mark.parametrize("order", [[], ["not a key"], ["one"], ["one", "one"]])
def test_an_order_of_other_questions_is_refused(client, cohort, organiser, order):
    one, _two = QuestionFactory.create_batch(2, cohort=cohort)
    before = in_order(cohort)
    sent = [one.public_id if key == "one" else key for key in order]
    client.post(page(cohort, "order_questions", "dossier"), {"order": sent})
    assert in_order(cohort) == before


def test_questions_are_copied_with_their_conditions_and_the_newest_text(client, cohort, organiser):
    TextFactory(organisation=cohort.organisation, key="rules", version=1)
    newest = TextFactory(organisation=cohort.organisation, key="rules", version=2)
    source = CohortFactory(organisation=cohort.organisation)
    old_text = TextFactory(organisation=cohort.organisation, key="rules", version=3, released_at=None)
    diet = QuestionFactory(cohort=source, kind="yes_no", label="Diet?", position=1)
    QuestionFactory(cohort=source, label="Which?", position=2, shown_if=diet, shown_if_value="yes")
    QuestionFactory(cohort=source, kind="consent", text=old_text, label="Rules", position=3)
    QuestionFactory(cohort=source, label="Retired", retired_at=timezone.now())
    QuestionFactory(cohort=source, label="Asked already", position=4)
    QuestionFactory(cohort=cohort, label="Asked already", position=1)
    answer = client.post(page(cohort, "copy_questions"), {"source": source.public_id}, follow=True)
    assert in_order(cohort) == ["Asked already", "Diet?", "Which?", "Rules"]
    which = cohort.questions.get(label="Which?")
    assert (which.shown_if.cohort, which.shown_if.label, which.shown_if_value) == (cohort, "Diet?", "yes")
    assert cohort.questions.get(label="Rules").text == newest
    assert "Asked already" in answer.content.decode()


def test_another_organisers_questions_cannot_be_copied(client, cohort, organiser):
    foreign = QuestionFactory().cohort
    answer = client.post(page(cohort, "copy_questions"), {"source": foreign.public_id})
    assert answer.status_code == 422
    assert not cohort.questions.exists()


def test_the_sets_to_begin_with_can_be_asked_as_they_are(client, cohort, organiser):
    TextFactory(organisation=cohort.organisation, key="photos", required=False)
    for name in ("dossier", "funding"):
        outcome = building.add_all(cohort, drafts_of(name), by=organiser)
        assert outcome.left_out == []
    meanings = {row.meaning for row in cohort.questions.all()} - {""}
    assert meanings == set(Question.Meaning.values) - {"region"}  # regions differ: the team writes that one
    client.post(page(cohort, "add_question_set", "dossier"))
    assert cohort.questions.filter(meaning="diet").count() == 1
    assert client.post(page(cohort, "add_question_set", "nothing")).status_code == 404


def test_a_preview_can_be_tried_and_keeps_nothing(client, cohort, organiser):
    number = QuestionFactory(cohort=cohort, kind="number", required=True)
    path = page(cohort, "preview_questions", "dossier")
    assert client.post(path, {number.field_name: "x"}).status_code == 422
    assert "would be taken" in client.post(path, {number.field_name: "7"}).content.decode()
    assert not Answer.objects.exists()


def test_the_list_is_searched_and_exported_without_formulas(client, cohort, organiser):
    QuestionFactory(cohort=cohort, label="=cmd|' /C calc'!A0")
    QuestionFactory(cohort=cohort, label="Diet")
    assert "Diet" not in client.get(page(cohort) + "?q=cmd").content.decode().partition('id="list"')[2]
    export = client.get(page(cohort, "export_questions", "csv")).content.decode()
    assert "'=cmd" in export
    assert client.get(page(cohort, "export_questions", "pdf")).status_code == 404


def test_the_list_costs_the_same_queries_with_one_and_thirty_questions(client, cohort, organiser):
    AnswerFactory(question__cohort=cohort)
    client.get(page(cohort))
    with CaptureQueriesContext(connection) as one:
        client.get(page(cohort))
    for _number in range(29):
        AnswerFactory(question__cohort=cohort, application=ApplicationFactory(cohort=cohort))
    with CaptureQueriesContext(connection) as thirty:
        client.get(page(cohort))
    assert len(one) == len(thirty)


def test_only_the_organisers_of_the_cohort_build_its_forms(client, cohort):
    question = QuestionFactory(cohort=cohort)
    paths = [
        page(cohort), page(cohort, "add_question", "dossier"), page(cohort, "preview_questions", "dossier"),
        page(cohort, "copy_questions"), page(cohort, "export_questions", "csv"),
        *(page(cohort, f"{verb}_question", question.public_id) for verb in ("edit", "replace", "retire", "delete")),
    ]  # fmt: skip
    posts = [
        page(cohort, "move_question", question.public_id), page(cohort, "order_questions", "dossier"),
        page(cohort, "add_question_set", "dossier"),
    ]  # fmt: skip
    people = (
        (MembershipFactory(organisation=cohort.organisation).user, 200),
        (MembershipFactory(organisation=cohort.organisation, role="officer").user, 403),
        (CohortRoleFactory(cohort=cohort).user, 403),
        (MembershipFactory().user, 404),
        (ApplicationFactory(cohort=cohort).person, 404),
        (UserFactory(), 404),
    )
    for user, status in people:
        client.force_login(user)
        assert {client.get(path).status_code for path in paths} == {status}
        if status != 200:
            assert {client.post(path).status_code for path in posts} == {status}


def test_a_question_of_another_cohort_is_not_there(client, cohort, organiser):
    other = QuestionFactory()
    assert client.get(page(cohort, "edit_question", other.public_id)).status_code == 404


# What is due


def ended(days_ago: int, **fields) -> Cohort:
    last = timezone.now().date() - timedelta(days=days_ago)
    return CohortFactory(starts_on=last, ends_on=last, **fields)


def test_answers_are_deleted_when_their_days_have_passed_and_only_that_is_noted():
    cohort = ended(days_ago=9)
    due = QuestionFactory(cohort=cohort, keep_days=7, label="Diet")
    kept = QuestionFactory(cohort=cohort, keep_days=30)
    for _number in range(3):
        AnswerFactory(question=due, value="gluten-free secret")
    AnswerFactory(question=kept)
    AnswerFactory(question=QuestionFactory(keep_days=0))  # of a cohort still to come
    assert answering.clear_due() == 3
    assert Answer.objects.count() == 2
    row = ClearedAnswers.objects.get()
    assert (row.question, row.number, row.due_on) == (due, 3, due.kept_until)
    assert answering.clear_due() == 0


def test_answers_stay_through_the_last_day_wherever_the_cohort_is():
    question = QuestionFactory(cohort=ended(days_ago=0, time_zone="America/Los_Angeles"), keep_days=1)
    AnswerFactory(question=question)
    midnight = timezone.now().replace(hour=0, minute=0) + timedelta(days=2)
    assert answering.clear_due(midnight + timedelta(hours=11)) == 0
    assert answering.clear_due(midnight + timedelta(hours=13)) == 1


def test_the_organiser_reads_what_was_deleted_and_never_what_it_said(client, cohort, organiser):
    QuestionFactory(cohort=cohort)
    ClearedAnswers.objects.create(question=QuestionFactory(cohort=cohort, label="Diet"), due_on="2026-01-01", number=3)
    listed = client.get(page(cohort)).content.decode()
    assert "3 answers, on" in listed


def test_the_history_never_holds_an_answer(cohort):
    AnswerFactory(question__cohort=cohort, value="a very secret diet")
    Answer.objects.update(value="another secret")
    Answer.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(event::text, ' '), '') FROM cohorts_answerevent event")
        told = cursor.fetchone()[0]
    assert "update" in told
    assert "secret" not in told
