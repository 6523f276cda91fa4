"""Designs are drawn in a process that can do nothing else, whatever they say."""

import pytest

from certificates.designs import cage, standard
from certificates.designs.cage import Sample, show
from certificates.designs.page import front
from certificates.pdf import corpus
from certificates.pdf.front import Front


@pytest.fixture(scope="module", autouse=True)
def _no_process_left(pdf_fonts):
    yield
    cage.stop()


def sample(html, css=""):
    return Sample(Front(html, css), corpus.sample(), "en")


def test_a_page_becomes_a_picture():
    facts = corpus.sample()
    shown = show([Sample(front(standard.unsaved(standard.COMPLETION), facts, "en"), facts, "en")], "picture")[0]
    assert shown.faults == []
    assert shown.picture.startswith(b"\x89PNG")


def test_a_table_without_end_is_stopped_and_said(monkeypatch):
    monkeypatch.setitem(cage.SECONDS, "picture", (2, 15))
    rows = "<tr><td>" + "<b>x</b> " * 40 + "</td></tr>"
    shown = show([sample(f"<table>{rows * 4000}</table>")], "picture")[0]
    assert "too long" in shown.faults[0] or "longer than" in shown.faults[0]
    assert not shown.picture


@pytest.mark.parametrize(
    "html",
    [
        '<p><img src="http://127.0.0.1:9/x.png" alt="x"></p>',
        '<p><img src="file:///etc/passwd" alt="x"></p>',
        '<p style="background: url(file:///etc/hostname)">x</p>',
    ],
)
def test_nothing_is_fetched_even_past_the_lists(html):
    shown = show([sample(html)], "picture")[0]
    assert shown.faults
    assert not shown.picture


def test_what_does_not_fit_is_said_in_millimetres():
    tall = "<p>word</p>" * 60
    over = f'<section class="front"><div class="flow">{tall}</div><div class="foot"><p>Ilse</p></div></section>'
    css = ".front { position: relative; width: 297mm; height: 210mm; overflow: hidden } .flow { position: absolute }"
    css += " .foot { position: absolute; bottom: 10mm }"
    pages = show([sample(tall * 3), sample(over, css), sample("<p>fits</p>")], "picture")
    assert "pages" in pages[0].faults[0]
    assert any("into the signatures" in fault for fault in pages[1].faults)
    assert pages[2].faults == []


def test_a_letter_that_no_font_has_is_named():
    assert "😀" in show([sample("<p>Lotte 😀</p>")], "picture")[0].faults[0]


def test_the_process_knows_no_secret_and_may_not_write_or_connect(tmp_path):
    """Asked directly, past all lists: the guard of the process itself."""
    import subprocess
    import sys

    said = """
import socket, sys
from certificates.designs.caged import give_up_rights
give_up_rights((sys.prefix + "/", sys.base_prefix + "/"), 5)
import os
for name, do in {
    "write": lambda: open(sys.argv[1], "w"),
    "read": lambda: open("/etc/hostname").read(),
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
    "start": lambda: os.system("true"),
    "environment": lambda: os.environ["SECRET_KEY"],
}.items():
    try:
        do()
        print(name, "done")
    except (PermissionError, KeyError):
        print(name, "refused")
"""
    out = subprocess.run(
        [sys.executable, "-c", said, str(tmp_path / "x")], capture_output=True, text=True, timeout=60, check=True
    )
    asked = ("write", "read", "connect", "start", "environment")
    assert out.stdout.splitlines() == [f"{name} refused" for name in asked]
