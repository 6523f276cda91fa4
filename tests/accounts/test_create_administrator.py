import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership, Organisation, Role, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch):
    def call(email, password="a-quiet-river-9", **options):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        said = io.StringIO()
        call_command("create_administrator", email, stdout=said, password_stdin=True, **options)
        return said.getvalue()

    return call


def test_an_empty_installation_gets_its_row_and_its_first_person(run, client):
    assert run(" Ada@House.example ", name="Ada") == "ada@house.example is an administrator of this installation.\n"
    ada = User.objects.get()
    assert Organisation.objects.get().kind == "installation"
    assert ada.has_role(Organisation.objects.get().pk, Role.ADMINISTRATOR)
    client.post("/account/login/", {"login": ada.email, "password": "a-quiet-river-9"})
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_second_run_says_so_and_changes_nothing(run):
    run("ada@house.example")
    with pytest.raises(CommandError, match="is an administrator already; nothing was changed"):
        run("ada@house.example", "another-river-9")
    assert Membership.objects.count() == 1
    assert User.objects.get().check_password("a-quiet-river-9")


def test_an_account_that_was_there_keeps_its_password(run):
    user = UserFactory(password=True)
    assert "its password is unchanged" in run(user.email, "another-river-9")
    user.refresh_from_db()
    assert not user.check_password("another-river-9")


@pytest.mark.parametrize(
    ("email", "password", "word"),
    [
        ("no address", "a-quiet-river-9", "not an e-mail"),
        ("a@b.example", "short", "too short"),
        ("a@b.example", "", "short"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(run, email, password, word):
    with pytest.raises(CommandError, match=word):
        run(email, password)
    assert not User.objects.exists()


def test_the_password_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", "a-quiet-river-9")
    call_command("create_administrator", "ada@house.example", stdout=io.StringIO())
    assert User.objects.get().check_password("a-quiet-river-9")


def test_without_a_terminal_it_says_how_to_give_the_password(monkeypatch):
    monkeypatch.delenv("ADMINISTRATOR_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError, match="No terminal to ask on"):
        call_command("create_administrator", "ada@house.example")
