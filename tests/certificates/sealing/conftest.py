import asyncio

import pytest

from certificates.pdf import corpus
from certificates.pdf.front import Front
from certificates.pdf.render import render
from certificates.pdf.seal import seal
from tests.certificates.keys.keyring import Keyring

from .tsa import Service

CODE = "0123456789ABCDEFGHJK"
FRONT = Front(html="<h1>Certificate</h1><p>Lotte Vermeulen</p>", css="h1{font:20pt HouseSans}")


@pytest.fixture(autouse=True)
def _no_loop_of_a_browser():
    """The browser of journeys in the same process leaves its event loop in the test's thread."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def keyring(tmp_path, settings):
    return Keyring(tmp_path, settings)


@pytest.fixture(scope="package")
def unsealed(pdf_fonts):
    """The file of a certificate with a place for a seal of the tests' own key; rendered once."""
    return render(corpus.sample(code=CODE), FRONT, "en", badge=b'{"type": "nothing"}')


@pytest.fixture(scope="package")
def sealed(unsealed):
    return seal(unsealed)


@pytest.fixture
def tsa(keyring, settings):
    service = Service(keyring.authority)
    settings.SEAL_TSA_URL, settings.SEAL_TSA_SECONDS = service.url, 10
    yield service
    service.stop()
