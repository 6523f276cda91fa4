"""SVG logos: what is kept, what is left out and told, what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners.logos import svg
from records.errors import Refused

BOX = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 100"'


def clean(inside: str, head: str = BOX):
    cleaned = svg.clean(f"<svg {head}>{inside}</svg>".encode())
    return cleaned.content.decode(), cleaned.left_out


def test_a_plain_drawing_stays_and_says_how_large_it_is():
    cleaned = svg.clean(f'<svg {BOX}><g id="a" fill="#0b5953"><path d="M0 0h9v9z"/></g></svg>'.encode())
    assert cleaned.content == (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="1200" height="400">'
        b'<g id="a" fill="#0b5953"><path d="M0 0h9v9z"/></g></svg>'
    )
    assert (cleaned.width, cleaned.height, cleaned.left_out) == (1200, 400, [])


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<rect width="1" height="1" onclick="alert(1)"/>', "script"),
        ('<a href="javascript:alert(1)"><rect width="1" height="1"/></a>', "outside"),
        ('<use href="https://evil.example/x.svg#a"/>', "outside"),
        ('<use xlink:href="//evil.example/x.svg#a"/>', "outside"),
        ('<rect fill="url(https://evil.example/x)" width="1" height="1"/>', "outside"),
        ('<rect style="fill:url(//evil.example/x)" width="1" height="1"/>', "outside"),
        ("<style>@import url(//evil.example/x.css);</style>", "outside"),
        ("<style>rect{fill:url('https://evil.example/x')}</style>", "outside"),
        ('<rect style="fill:u\\72l(//evil.example)" width="1" height="1"/>', "outside"),
        ('<image href="data:image/png;base64,AAAA"/>', "pictures"),
        ("<foreignObject><iframe/></foreignObject>", "foreign"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "motion"),
        ('<animate attributeName="x" from="0" to="1"/>', "motion"),
        ('<filter id="f"><feGaussianBlur/></filter>', "effects"),
        ("<text>Cellbridge</text>", "letters"),
    ],
)
def test_what_runs_moves_or_fetches_is_left_out_and_told(inside, kind):
    content, left_out = clean(inside)
    assert kind in left_out
    assert not any(
        word in content
        for word in ("script", "evil", "onclick", "foreign", "iframe", "image", "animate", "data:", "\\")
    )


def test_the_drawing_of_a_switch_or_a_link_stays():
    content, _left_out = clean('<switch><foreignObject/><g><rect width="1" height="1"/></g></switch>')
    assert '<g><g><rect width="1" height="1"/></g></g>' in content


def test_inner_references_gradients_and_classes_stay():
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<style>.st0{fill:url(#g);opacity:.5}</style><rect class="st0" id="r" width="9" height="9"/><use href="#r"/>'
    )
    content, left_out = clean(inside)
    assert left_out == []
    for kept in (".st0{fill:url(#g);opacity:.5}", 'class="st0"', '<use href="#r"/>', 'stop-color="red"'):
        assert kept in content


def test_the_proportions_come_from_the_sides_where_there_is_no_box():
    cleaned = svg.clean(b'<svg xmlns="http://www.w3.org/2000/svg" width="60px" height="30"><path d="M0 0"/></svg>')
    assert (cleaned.width, cleaned.height) == (1200, 600)
    assert b'viewBox="0 0 60 30"' in cleaned.content


USED = [f'<use href="#b{number + 1}"/>' * 10 for number in range(8)]
BOMB = "".join(f'<g id="b{number}">{used}</g>' for number, used in enumerate(USED)) + '<g id="b8"><path d="M0 0"/></g>'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg",
        b"<html><svg></svg></html>",
        b"<svg xmlns='http://www.w3.org/1999/xhtml' viewBox='0 0 1 1'/>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 90000"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        f"<svg {BOX}>{'<g>' * 90}{'</g>' * 90}</svg>".encode(),
        f"<svg {BOX}>{'<path/>' * 7000}</svg>".encode(),
        f'<svg {BOX}><g id="a"><use href="#a"/></g></svg>'.encode(),
        f"<svg {BOX}>{BOMB}</svg>".encode(),
        f"<svg {BOX}>{' ' * svg.MOST_BYTES}</svg>".encode(),
        b"<?xml version='1.0' encoding='utf-16'?><svg/>",
        b"\x1f\x8b\x08\x00<svg",
    ],
)
def test_what_is_no_logo_is_refused_in_words(raw):
    with pytest.raises(Refused) as refused:
        svg.clean(raw)
    assert str(refused.value)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"'&;#svgonxurl():{}@ scriptjahef", max_size=120))
def test_nothing_that_is_typed_leaves_a_script_behind(inside):
    try:
        content, _left_out = clean(inside)
    except Refused:
        return
    again = svg.clean(content.encode())
    assert again.content.decode() == content
    assert "<script" not in content


def test_cleaning_what_was_cleaned_changes_nothing():
    content, _left_out = clean('<style>a>b{fill:red}</style><title>A &amp; B "C"</title><path d="M0 0h1"/>')
    assert svg.clean(content.encode()).content.decode() == content
