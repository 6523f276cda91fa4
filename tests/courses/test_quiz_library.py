"""Writing questions and putting quizzes together (QUIZZES in docs/rules.md)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from courses.actions import questions as bank
from courses.actions import quizzes as actions
from courses.models import QuestionVersion, QuizPart, QuizVersion, VersionState
from courses.quiz.drawing import draw, freeze, lacking
from courses.quiz.kinds import Kind, number_from, why_not_whole
from courses.quiz.marking import is_right, readable
from courses.quiz.statistics import Sat, correlation, gains, items
from records.errors import Refused
from tests.factories import (
    MembershipFactory,
    OrganiserFactory,
    OutcomeFactory,
    QuestionVersionFactory,
    QuizFactory,
    QuizVersionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganiserFactory()


@pytest.fixture
def author(client, organisation):
    client.force_login(MembershipFactory(organisation=organisation, role=Role.ORGANISER).user)
    return client


def question(organisation, **fields):
    return QuestionVersionFactory(question__organisation=organisation, **fields)


def draft(organisation, **fields):
    quiz = QuizFactory(organisation=organisation)
    return QuizVersionFactory(quiz=quiz, state=VersionState.DRAFT, released_at=None, **fields)


def test_a_question_is_written_and_released_in_the_browser(author, organisation):
    here = reverse("courses:add_question", args=[organisation.public_id])
    page = author.post(here, {"kind": "one", "text": "Who **certifies** a batch?"})["Location"]
    version = QuestionVersion.objects.get()
    assert (version.question.code, version.is_draft) == ("Q1", True)
    typed = {"text": version.text, "points": 2, "choice_0": "The QP", "choice_3": "QC", "right": "0", "do": "release"}
    release = author.post(page, typed)["Location"]
    author.post(release)
    version.refresh_from_db()
    assert version.body == {
        "choices": [{"id": "a", "text": "The QP"}, {"id": "b", "text": "QC"}],
        "right": ["a"],
    }
    assert version.state == VersionState.RELEASED
    assert "The QP" in author.get(page).content.decode()


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_has_its_pages(author, organisation, kind):
    body = {
        Kind.NUMBER: {"value": "5", "tolerance": "0", "unit": "CFU"},
        Kind.MATCHING: {"pairs": [{"left": "a", "right": "1"}, {"left": "b", "right": "2"}], "extra": ["3"]},
    }.get(kind, {"choices": [{"id": k, "text": f"choice {k}"} for k in "abc"], "right": ["a"]})
    version = question(organisation, kind=kind, body=body, state="draft", released_at=None)
    url = reverse("courses:question_version", args=[version.public_id])
    assert author.get(url).status_code == 200
    bank.release_question(version)
    assert author.get(url).status_code == 200


def test_a_draft_that_is_not_whole_is_kept_and_not_released(author, organisation):
    version = bank.create_question(organisation, kind="several", text="Which?")
    with pytest.raises(Refused, match="at least 2 choices"):
        bank.release_question(version)
    page = author.get(reverse("courses:question_version", args=[version.public_id]))
    assert "at least 2 choices" in page.content.decode()


def test_a_released_question_never_changes(organisation):
    version = question(organisation)
    with pytest.raises(Refused, match="stays as it is"):
        bank.write_question(version, text="Something else?")
    with pytest.raises(DatabaseError), transaction.atomic():
        QuestionVersion.objects.update(text="Something else?")


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("one", {"choices": [{"id": "a", "text": "x"}, {"id": "b", "text": "X "}], "right": ["a"]}, "say the same"),
        ("one", {"choices": [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}], "right": []}, "which one"),
        ("one", {"choices": [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}], "right": ["a", "b"]}, "Exactly one"),
        ("several", {"choices": [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}], "right": ["a", "b"]}, "nothing"),
        ("number", {"value": "many"}, "right number"),
        ("number", {"value": "1", "tolerance": "-1"}, "tolerance"),
        ("matching", {"pairs": [{"left": "a", "right": "x"}, {"left": "a", "right": "y"}]}, "begin alike"),
        ("ordering", {"choices": [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]}, "at least 3"),
    ],
)
def test_why_a_question_is_not_whole(kind, body, words):
    assert words in why_not_whole(kind, body)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3 520", 3520), ("3\u202f520", 3520), ("0,5", "0.5"), ("1e3", 1000), ("", None), ("five", None), ("nan", None),
     ("1e999999", None), ("9" * 50, None)],
)  # fmt: skip
def test_numbers_as_people_write_them(typed, number):
    assert number_from(typed) == (None if number is None else number_from(str(number)))


def test_marking_by_kind():
    number = {"kind": "number", "value": "3520", "tolerance": "10", "unit": "per m³"}
    assert is_right(number, "3 525")
    assert not is_right(number, "3531")
    three = [{"id": key, "from": key, "text": key} for key in "123"]
    several = {"kind": "several", "choices": three, "right": ["1", "3"]}
    assert is_right(several, readable(several, ["3", "1"]))
    assert not is_right(several, ["1"])
    order = {"kind": "ordering", "choices": three, "right": ["3", "1", "2"]}
    assert is_right(order, ["3", "1", "2"])
    assert not is_right(order, ["1", "2", "3"])
    match = {"kind": "matching", "choices": three, "answers": three, "right": {"1": "2", "2": "1", "3": "3"}}
    assert is_right(match, {"1": "2", "2": "1", "3": "3"})
    assert not is_right(match, {"1": "2"})


def test_the_names_of_choices_tell_nothing(organisation):
    body = {"choices": [{"id": key, "text": key.upper()} for key in "abcd"]}
    version = question(organisation, kind="ordering", body=body)
    quiz = draft(organisation)
    actions.add_question(quiz, version)
    (frozen,) = freeze(quiz, seed=3)
    assert [one["id"] for one in frozen["choices"]] == ["1", "2", "3", "4"]
    assert [one["text"] for one in frozen["choices"]] != list("ABCD")
    texts = {one["id"]: one["text"] for one in frozen["choices"]}
    assert [texts[one] for one in frozen["right"]] == list("ABCD")


def test_a_rule_draws_what_fits_and_nothing_twice(organisation):
    outcome = OutcomeFactory(module_version__module__organisation=organisation)
    fitting = [question(organisation, outcome=outcome) for _number in range(4)]
    question(organisation)
    quiz = draft(organisation)
    actions.add_question(quiz, fitting[0])
    actions.add_rule(quiz, draws=2, outcome=outcome)
    for seed in range(5):
        drawn = draw(quiz, seed)
        assert len({row.pk for row in drawn}) == 3
        assert {row.outcome_id for row in drawn} == {outcome.pk}
    assert draw(quiz, 1) == draw(quiz, 1)
    assert not lacking(quiz)
    actions.add_rule(quiz, draws=2, outcome=outcome)
    assert "finds 1 of 2" in lacking(quiz)[0]
    with pytest.raises(Refused, match="finds 1 of 2"):
        actions.release_quiz(quiz)


def test_a_new_version_of_a_question_is_drawn_and_a_retired_one_is_not(organisation):
    old = question(organisation)
    new = QuestionVersionFactory(question=old.question, number=2)
    quiz = draft(organisation)
    actions.add_rule(quiz, draws=1)
    assert draw(quiz, 1) == [new]
    with pytest.raises(Refused, match="released question of your own"):
        actions.add_question(quiz, old)
    bank.retire_question(old.question)
    assert draw(quiz, 1) == []


def test_a_quiz_is_put_together_in_the_browser(author, organisation):
    chosen = [question(organisation) for _number in range(3)]
    page = author.post(reverse("courses:add_quiz", args=[organisation.public_id]), {"name": "Entry"})["Location"]
    version = QuizVersion.objects.get()
    assert author.get(page).status_code == 200
    choose = reverse("courses:choose_questions", args=[version.public_id])
    assert author.get(choose).status_code == 200
    author.post(choose, {"question": [row.public_id for row in chosen]})
    author.post(reverse("courses:add_rule", args=[version.public_id]), {"draws": 1})
    first, *_others, rule = version.parts.all()
    author.post(reverse("courses:change_part", args=[first.public_id]), {"do": "remove"})
    author.post(reverse("courses:change_part", args=[rule.public_id]), {"do": "up"})
    assert [part.draws for part in version.parts.all()] == [None, 1, None]
    assert author.get(reverse("courses:preview_quiz", args=[version.public_id]) + "?answers=1").status_code == 200
    author.post(reverse("courses:release_quiz", args=[version.public_id]))
    version.refresh_from_db()
    assert version.state == VersionState.RELEASED
    assert author.get(page).status_code == 200
    with pytest.raises(DatabaseError), transaction.atomic():
        QuizPart.objects.update(position=9)


def test_a_draft_of_a_quiz_asks_the_newest_versions(organisation):
    quiz = draft(organisation)
    old = question(organisation)
    actions.add_question(quiz, old)
    actions.release_quiz(quiz)
    new = QuestionVersionFactory(question=old.question, number=2)
    assert actions.begin_quiz_draft(quiz.quiz).parts.get().question == new


def test_questions_of_another_organiser_are_not_for_us(author):
    other = question(OrganiserFactory())
    for name in ("courses:question_version", "courses:release_question"):
        assert author.get(reverse(name, args=[other.public_id])).status_code == 404


@pytest.mark.parametrize("name", ["courses:questions", "courses:quizzes"])
def test_the_lists_take_the_same_queries_for_one_and_thirty(author, organisation, name, django_assert_num_queries):
    url = reverse(name, args=[organisation.public_id])

    def fill(number):
        for _number in range(number):
            question(organisation)
            draft(organisation)

    fill(1)
    author.get(url)
    with CaptureQueriesContext(connection) as first:
        author.get(url)
    fill(29)
    with django_assert_num_queries(len(first)):
        author.get(url)
    assert author.get(url + "?q=o").status_code == 200
    assert author.get(url + "?export=csv").status_code == 200
    assert author.get(url + "?state=draft").status_code == 200


def _sat(*marks):
    questions = [
        {"version": f"v{place}", "question": f"Q{place}", "points": 1, "outcome_text": "o", "kind": "number"}
        for place in range(len(marks))
    ]
    return Sat(questions, list(marks))


def test_discrimination_is_worked_by_hand():
    """Six people, three questions: the first is right for those who have the others right."""
    sat = [_sat(1, 1, 1), _sat(1, 1, 1), _sat(1, 1, 0), _sat(0, 0, 1), _sat(0, 0, 0), _sat(0, 0, 0)]
    first, second, third = items(sat)
    assert (first.n, first.difficulty, second.difficulty, third.difficulty) == (6, 50, 50, 50)
    # rest of the first: 1, 1, ½, ½, 0, 0; mean ½; covariance 1, spreads 1.5 and 1: r = 1 / √1.5 = 0.816
    assert first.discrimination == 0.82
    assert round(correlation([1, 1, 0], [1, 0.5, 0]), 3) == 0.866


def test_figures_of_fewer_than_five_are_not_shown():
    (item,) = items([_sat(1)] * 4)
    assert (item.n, item.difficulty, item.discrimination) == (4, None, None)
    (total, _outcome) = gains([(_sat(0), _sat(1))] * 4)
    assert not total.is_shown


def test_the_gain_is_of_those_who_took_both():
    pairs = [(_sat(0, 1), _sat(1, 1)), (_sat(0, 0), _sat(1, 1)), (_sat(1, 0), _sat(1, 0))] + [
        (_sat(1, 1), _sat(1, 1))
    ] * 2
    total, outcome = gains(pairs)
    assert (total.n, total.before_percent, total.after_percent, total.gain) == (5, 60, 90, 30)
    assert total.part_of_possible == 75
    assert outcome.outcome == "o"


def test_a_quiz_that_is_sent_twice_at_once_is_made_once(organisation):
    """The second waits for the first, and then finds its name."""
    with CaptureQueriesContext(connection) as captured:
        actions.create_quiz(organisation, name="Gowning")
    said = [query["sql"] for query in captured]
    lock = next(number for number, sql in enumerate(said) if "FOR NO KEY UPDATE" in sql)
    look = next(number for number, sql in enumerate(said) if "UPPER" in sql)
    assert lock < look
    with pytest.raises(Refused, match="of this name already"):
        actions.create_quiz(organisation, name="gowning")
