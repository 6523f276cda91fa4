"""The public check on a phone: a code is read, a file is dropped, and without JavaScript chosen."""

import base64

import pytest
from playwright.sync_api import expect

from certificates.pdf import corpus
from certificates.pdf.front import Front
from certificates.pdf.render import render
from certificates.pdf.seal import seal
from tests.certificates.verification.conftest import make_certificate

from .conftest import faults_of, is_too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CODE, HOLDER = "7KQFM2XW7KQFM2XW7KQF", "Nguyễn Thị Ánh Nguyệt van den Bossche-Vermeulen-Konstantopoulos"
DROP = """text => {
  const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], "certificate.pdf"));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def pdf(pdf_fonts):
    facts = corpus.sample(HOLDER, code=CODE)
    content = seal(render(facts, Front(html="<h1>Certificate</h1>", css="h1{font-size:40pt}"), "en"))
    make_certificate(content, facts=facts, code=CODE)
    return content


def test_a_certificate_is_checked_at_the_gate(page_at, pdf):
    page = page_at(360, "dark")
    page.goto("/verify/")
    assert not faults_of(page)
    page.get_by_label("Code of the certificate").fill("7kqf m2xw 7kqf m2xw 7kqf")
    page.get_by_role("button", name="Check the code").click()
    expect(page.get_by_role("heading", name="Valid")).to_be_visible()
    expect(page.get_by_role("heading", name=HOLDER)).to_be_visible()
    assert not is_too_wide(page)
    assert not faults_of(page)
    assert page.context.cookies() == []
    page.evaluate(DROP, base64.b64encode(pdf + b" ").decode())
    expect(page.get_by_role("heading", name="This file was changed")).to_be_visible()
    expect(page.get_by_text(HOLDER)).to_have_count(0)
    assert not is_too_wide(page)
    assert not faults_of(page)


def test_without_javascript_the_file_is_chosen(page_at, pdf):
    page = page_at(390, java_script_enabled=False)
    page.goto("/verify/")
    page.get_by_label("PDF or badge").set_input_files({"name": "x.pdf", "mimeType": "", "buffer": pdf})
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", name="Valid")).to_be_visible()
    expect(page.get_by_text("The very file of our register")).to_be_visible()
