"""The certificate's fonts know their letters; they are merged once, by this code, from the installed packages."""

import pytest

from records import fonts

pytestmark = pytest.mark.usefixtures("pdf_fonts")


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Ánh",
        "Łukasz Żółć",
        "Наталія Ґонтаренко",
        "Ελένη Παπαδοπούλου",
        "محمد علي",
        "王小明",
        "山田 太郎",
        "김민준",
    ],
)
def test_names_of_many_alphabets_have_all_their_letters(name):
    assert fonts.missing_characters(name) == ""


def test_a_letter_that_no_font_has_is_named():
    assert fonts.missing_characters("José 🎉 ไ🎉") == "🎉ไ"


def test_a_latin_name_asks_for_no_further_family():
    assert fonts.families_for("Łukasz Żółć") == [fonts.SERIF]


def test_merged_letters_keep_their_own_shape():
    """The fault of unmerged pieces was Ł drawn as ð: every code point must lead to a glyph of its own."""
    from fontTools.ttLib import TTFont

    known = TTFont(fonts.font_path(fonts.SERIF, 400)).getBestCmap()
    assert len({known[ord(letter)] for letter in "ŁðżóćПΩễ"}) == 8


def test_fonts_are_made_once():
    assert fonts.make_fonts() is False


def test_font_faces_name_only_files_that_exist():
    css = fonts.font_faces(fonts.families_for("王小明"))
    assert css.count("@font-face") == 8
    assert all(fonts.font_path(family, weight).exists() for family in (fonts.SERIF, fonts.HAN) for weight in (400, 600))
