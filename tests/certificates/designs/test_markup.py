"""What an expert may write, and how a fault is said: with its line, before anything is drawn."""

import pytest

from certificates.designs import markup, sheet
from certificates.designs.placeholders import Unfinished


@pytest.mark.parametrize(
    ("html", "line", "words"),
    [
        ("<p>one\n<b>two</p>", 2, "still open"),
        ("<div>\n<div>", 1, "never closed"),
        ("</p>", 1, "closes nothing"),
        ("<p>\n<script>alert(1)</script></p>", 2, "<script>"),
        ('<p><img src="http://evil.example/x.png"></p>', 1, "<img>"),
        ('<p><img src="file:///etc/passwd"></p>', 1, "<img>"),
        ('<p style="color:red">x</p>', 1, "CSS"),
        ('<p onclick="x()">x</p>', 1, "onclick"),
        ('<link rel="stylesheet" href="//evil.example">', 1, "<link>"),
        ("<!doctype html><p>x</p>", 1, "body"),
        ("<table><tr><td colspan=9999999>x</td></tr></table>", 1, "colspan"),
        ("<p>\n\n{hodler}</p>", 3, "{holder}"),
        ('<p title="{limits}">x</p>', 1, "There is no"),
        ("<svg><path d='M0 0'/></svg>", 1, "<p> or <div>"),
        ("<p><svg><use href='#x'/></svg></p>", 1, "<use>"),
        ("<p><svg><path fill='url(http://x)' d=''/></svg></p>", 1, "fetch"),
        ("<p>" * 40 + "</p>" * 40, 1, "too deep"),
        ("<br>" * 700, 1, "elements"),
        ("x" * 70_000, 0, "letters"),
    ],
)
def test_a_fault_in_html_is_said_with_its_line(html, line, words):
    found = markup.read(html)[2]
    assert any(fault.line == line and words in fault.words for fault in found), found
    with pytest.raises(Unfinished):
        markup.fill(html, {})


def test_what_is_allowed_is_written_anew_with_its_words():
    page = '<div class="name {name_size}"><p title="{place}">{holder} &amp; a < b</p><hr></div>'
    said = {"holder": "Lotte", "place": "Niel", "name_size": "long"}
    written = '<div class="name long"><p title="Niel"><span data-slot>Lotte</span> &amp; a &lt; b</p><hr></div>'
    assert markup.fill(page, said) == written


def test_words_that_no_certificate_goes_without_are_missed():
    assert len(markup.missing_words("<p>{holder}</p>")) == 3


@pytest.mark.parametrize(
    ("css", "line", "words"),
    [
        ("@import url(http://evil.example/x.css);", 1, "@import"),
        ("@font-face { font-family: X; src: url(file:///etc/passwd) }", 1, "@font-face"),
        ("@page { size: 100m }", 1, "@page"),
        ("p { background: url(http://evil.example) }", 1, "url("),
        ("p { background: url('file:///etc/passwd') }", 1, "url("),
        ("p {\n  background: image-set('http://x' 1x) }", 2, "image-set"),
        ("p { content: url(http://x) }", 1, "content"),
        ("p { content: attr(class) }", 1, "content"),
        ("p { position: fixed }", 1, "every page"),
        ("p { position: running(x) }", 1, "every page"),
        ("p { height: 9999999mm }", 1, "too large"),
        ("p { font-family: Arial }", 1, "HouseSerif"),
        ("p { font: 12pt Comic }", 1, "HouseSerif"),
        ("p { --x: 1 }", 1, "--x"),
        ("p { color: var(--x) }", 1, "var()"),
        ("p { -weasy-bookmark: x }", 1, "not allowed"),
        ("p { color: red", 1, ""),
        ("p { color red }", 1, "no CSS"),
        ("p::: { color: red }", 1, "selector"),
        ("p { & b { color: red } }", 1, "rules"),
    ],
)
def test_a_fault_in_css_is_said_with_its_line(css, line, words):
    written, found = sheet.read(css)
    if words:
        assert any(fault.line == line and words in fault.words for fault in found), found
    else:
        assert "color" in written


def test_css_that_draws_one_page_is_written_anew():
    css = "/* x */ .name > b:first-child { font: 600 12pt/1.2 HouseSerif; width: calc(100% - 3mm) !important }"
    assert sheet.clean_css(css) == (
        ".name > b:first-child { font: 600 12pt/1.2 HouseSerif; width: calc(100% - 3mm) !important; }"
    )
