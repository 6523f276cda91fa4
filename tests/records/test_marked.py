"""Markdown with files: what is shown, what is linked, what is left out."""

import pytest

from records import marked

FILES = {"gown.png": "a picture", "sop.pdf": "a download"}


def pieces(text):
    return marked.pieces(text, FILES, lambda row: f"/files/{row.replace(' ', '-')}/")


def test_a_file_stands_where_its_name_stands_alone():
    told = pieces("Before.\n\n![A gown](gown.png)\n\nAfter, see [the SOP](sop.pdf).")
    assert [piece.file for piece in told] == [None, "a picture", None]
    assert told[1].words == "A gown"
    assert told[0].html == "<p>Before.</p>\n"
    assert 'href="/files/a-download/"' in told[2].html


def test_a_picture_from_elsewhere_is_left_out():
    told = "".join(
        piece.html for piece in pieces("![spy](https://elsewhere.example/pixel.gif)\n\n![x](none.png) words")
    )
    assert "img" not in told
    assert "elsewhere" not in told


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<svg onload=alert(1)>",
        '[x](gown.png "" onclick=alert(1))',
        '!["><script>alert(1)</script>](gown.png)',
    ],
)
def test_no_script_gets_through(text):
    told = "".join(piece.html for piece in pieces(text))
    for sign in ("<script", "<img", "<svg", 'href="javascript', 'href="data', 'onclick="'):
        assert sign not in told


def test_which_files_a_text_names():
    assert marked.named("![x](gown.png) and nothing else", FILES) == {"gown.png"}
    assert marked.named("", FILES) == set()


@pytest.mark.parametrize("text", ["# One\n\n## Two", "## One\n\n### Two", "##### One\n\n###### Two"])
def test_the_highest_heading_stands_right_below_the_page_own(text):
    assert "<h3>One</h3>" in marked.clean(text)
    assert "<h4>Two</h4>" in marked.clean(text)
    (piece,) = marked.pieces(text, {}, str)
    assert "<h2>One</h2>" in piece.html
    assert "<h3>Two</h3>" in piece.html
