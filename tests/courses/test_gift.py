"""Moodle's GIFT in and out of the question bank (QUIZZES in docs/rules.md)."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Role
from courses.models import BankQuestion, QuestionVersion
from courses.quiz import gift, gift_writing
from courses.quiz.kinds import Kind, choices_from
from tests.factories import MembershipFactory, OrganiserFactory, OutcomeFactory, QuestionVersionFactory

GOOD = """// from another house
$CATEGORY: cleanroom

//= critical
//= clause: 9.30, Table 6
::Q7::Glove print limit in grade A? {
  =No growth
  ~10 CFU#ten is grade D
  ~5 CFU
  ####Any growth is investigated.
}

Which are viable methods? {~%50%settle plates ~%50%contact plates ~%-100%particle counter}

::n::[markdown]Particles of 0.5 µm in grade C at rest? {#352000:0}

A range {#1..5}

Grade B is the background of grade A. {TRUE}

Match. {
 =Part IV -> ATMP
 =Annex 2A -> PIC/S
 = -> Annex 15
}

Put in order {>ALL VERTICAL
cap
hood
gloves}
"""


def read(text):
    found, faults = gift.read(text)
    assert not faults, [(one.line, str(one)) for one in faults]
    return found


def test_every_kind_is_read():
    found = read(GOOD)
    assert [one.kind for one in found] == ["one", "several", "number", "number", "one", "matching", "ordering"]
    first = found[0]
    assert (first.title, first.line, first.body["right"]) == ("Q7", 6, ["a"])
    assert first.notes == {"critical": "", "clause": "9.30, Table 6"}
    assert first.explanation == "Any growth is investigated.\n\n10 CFU: ten is grade D"
    assert found[1].body["right"] == ["a", "b"]
    assert found[3].body == {"value": "3", "tolerance": "2", "unit": ""}
    assert found[5].body["extra"] == ["Annex 15"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("One? {=a ~b}\n\nTwo? {\n=a\n~b\n", 3, "never closed"),
        ("One? {=a ~b\n\n~c}", 1, "never closed"),
        ("One? =a ~b}", 1, "never opened"),
        ("One? {=a {b} ~c}", 1, "inside another"),
        ("One? {=a ~b} Two? {=a ~b}", 1, "second brace"),
        ("One?", 1, "no answer in braces"),
        ("{=a ~b}", 1, "no question"),
        ("One? {}", 1, "Essays"),
        ("One? {\n=only one\n}", 2, "Short answers"),
        ("One? {\n ~a\n ~b\n}", 2, "No choice is right"),
        ("One? {=a =b ~c}", 1, "Several choices"),
        ("One? {a ~b}", 1, "begins with"),
        ("One? {\n=\n~b}", 2, "without words"),
        ("One? {#abc}", 1, "no number"),
        ("One? {#5..1}", 1, "no range"),
        ("One? {#=1 =2}", 1, "Only one number"),
        ("::never One? {=a ~b}", 1, "title"),
        ("//= colour: red\nOne? {=a ~b}", 1, "no note"),
        ("One? {=a -> b\n=c}", 2, "one -> other"),
        ("One? {=a -> b}", 1, "two pairs"),
        ("One? {=a ~a}", 1, "say the same"),
        ("One?\n\x07 {=a ~b}", 2, "control character"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, line, words):
    _found, faults = gift.read(text)
    assert faults[0].line == line
    assert words in str(faults[0])


SIGNS = st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["C", "Z"]) | st.sampled_from(" µ→字ש")
READABLE = st.text(SIGNS, min_size=1, max_size=20)
WORDS = READABLE.map(lambda text: " ".join(text.split())).filter(lambda text: text and "\u2028" not in text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)  # two cores may be busy
@given(WORDS, st.lists(WORDS, min_size=3, max_size=5, unique_by=str.casefold), WORDS, st.sampled_from(Kind.values))
def test_what_is_written_is_read_again(text, words, explanation, kind):
    body = {
        Kind.NUMBER: {"value": "3.5", "tolerance": "0.5", "unit": "CFU"},
        Kind.SEVERAL: {"choices": choices_from(words), "right": ["a", "b"]},
        Kind.ORDERING: {"choices": choices_from(words)},
        Kind.MATCHING: {
            "pairs": [{"left": words[0], "right": words[1]}, {"left": words[1], "right": words[2]}],
            "extra": [],
        },
    }.get(kind, {"choices": choices_from(words), "right": ["b"]})
    version = QuestionVersion(
        question=BankQuestion(code="Q1"), kind=kind, text=text, body=body, explanation=explanation, is_critical=True
    )
    (found,) = read(gift_writing.write([version]))
    assert (found.kind, found.text, found.body, found.explanation) == (kind, text, body, explanation)
    assert found.notes["critical"] == "yes"


@pytest.fixture
def organisation():
    return OrganiserFactory()


@pytest.fixture
def author(client, organisation):
    user = MembershipFactory(organisation=organisation, role=Role.ORGANISER).user
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_nothing_comes_in_when_a_line_is_wrong(author, organisation):
    url = reverse("courses:import_gift", args=[organisation.public_id])
    page = author.post(url, {"text": GOOD + "\nBroken? {=a ~b", "do": "bring_in"})
    assert page.status_code == 422
    assert f"Line {GOOD.count(chr(10)) + 2}" in page.content.decode()
    assert not BankQuestion.objects.exists()


@pytest.mark.django_db
def test_it_is_looked_at_before_it_comes_in(author, organisation):
    url = reverse("courses:import_gift", args=[organisation.public_id])
    page = author.post(url, {"text": GOOD, "do": "look"})
    assert "7 questions can come in" in page.content.decode()
    assert not BankQuestion.objects.exists()
    assert author.post(url, {"text": GOOD, "do": "bring_in", "release": "on"}).status_code == 302
    assert QuestionVersion.objects.released().count() == 7
    assert QuestionVersion.objects.get(question__code="Q7").is_critical


@pytest.mark.django_db
def test_the_bank_goes_out_and_comes_in_again(author, organisation):
    outcome = OutcomeFactory(module_version__module__organisation=organisation, text="Rank contamination sources")
    QuestionVersionFactory(question__organisation=organisation, outcome=outcome, text="A {b} ~ c = d # e : f\n\ng")
    text = author.get(reverse("courses:export_gift", args=[organisation.public_id])).content.decode()
    url = reverse("courses:import_gift", args=[organisation.public_id])
    assert author.post(url, {"text": text, "do": "bring_in", "release": "on"}).status_code == 302
    first, second = QuestionVersion.objects.order_by("pk")
    for name in ("kind", "text", "body", "outcome", "explanation", "source", "clause", "edition", "points"):
        assert getattr(first, name) == getattr(second, name), name
    assert first.question.code != second.question.code


@pytest.mark.django_db
def test_a_file_that_is_no_text_is_refused(author, organisation, tmp_path):
    file = tmp_path / "questions.txt"
    file.write_bytes(b"\xff\xfe\x00{")
    with file.open("rb") as sent:
        page = author.post(reverse("courses:import_gift", args=[organisation.public_id]), {"file": sent})
    assert "not a text file" in page.content.decode()
