import pytest

from summerschool.accesslog import hide_secrets


@pytest.mark.parametrize("path", ["invitation", "account/confirm-email", "account/password/reset/key"])
def test_secrets_of_links_are_not_kept(path):
    assert hide_secrets(f"GET /{path}/MjI:s3cret-_x/ HTTP/1.1") == f"GET /{path}/…/ HTTP/1.1"


def test_other_paths_are_kept_whole():
    line = "GET /invitations/0d7c/?q=a HTTP/1.1"
    assert hide_secrets(line) == line
