import pytest

from .keyring import Keyring


@pytest.fixture
def keyring(tmp_path, settings):
    return Keyring(tmp_path, settings)
