"""The fonts of printed documents, and which letters they have (FONTS in docs/decisions.md).

The web's fonts come in pieces by alphabet, and the renderer does not apply `unicode-range`: given the pieces it prints
wrong letters without a warning (Łukasz becomes ðukasz). So one file a weight is merged from them once, under a name of
its own, because the licence of Source Sans reserves that name. Names in Arabic, Chinese, Japanese or Korean get a
family of Noto behind the house's own. Check a name with `missing_characters` before rendering.
"""

import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from fontTools.ttLib import TTFont

PACKAGES = Path(settings.BASE_DIR) / "node_modules" / "@fontsource"
WEIGHTS = (400, 600)
EUROPE = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
SERIF, SANS = "SummerschoolSerif", "SummerschoolSans"
ARABIC, HAN, KANA, HANGUL = "SummerschoolArabic", "SummerschoolHan", "SummerschoolKana", "SummerschoolHangul"
FAMILIES = {
    SERIF: ("literata", EUROPE),
    SANS: ("source-sans-3", EUROPE),
    ARABIC: ("noto-sans-arabic", ("arabic",)),
    HAN: ("noto-sans-sc", ("chinese-simplified",)),
    KANA: ("noto-sans-jp", ("japanese",)),
    HANGUL: ("noto-sans-kr", ("korean",)),
}
FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC = 1, 4, 6, 16  # of the records in a font's name table
ALIKE = {0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2013, 0x2015: 0x2014}  # drawn as the other where a font lacks the one
LAYOUT = "merge-2"  # raise it when the way of merging changes


def font_path(family: str, weight: int) -> Path:
    return Path(settings.PDF_FONTS) / f"{family}-{weight}.ttf"


def all_paths() -> list[Path]:
    return [font_path(family, weight) for family in FAMILIES for weight in WEIGHTS]


def are_made() -> bool:
    return all(path.exists() for path in all_paths())


def _sources(family: str, weight: int) -> list[Path]:
    package, subsets = FAMILIES[family]
    files = (PACKAGES / package / "files" / f"{package}-{subset}-{weight}-normal.woff" for subset in subsets)
    return [path for path in files if path.exists()]


def _stamp() -> dict[str, str]:
    """What the merged files were made of; another version of a package makes them again."""
    versions = {}
    for package, _subsets in FAMILIES.values():
        description = PACKAGES / package / "package.json"
        if not description.exists():
            raise FileNotFoundError(f"{description} is not there: run `npm ci` first.")
        versions[package] = json.loads(description.read_text())["version"]
    return versions | {"layout": LAYOUT}


def _merge(family: str, weight: int, folder: Path) -> TTFont:
    from fontTools.merge import Merger  # done once an installation

    parts = []
    for source in _sources(family, weight):
        font = TTFont(source)
        font.flavor = None
        parts.append(folder / f"{source.stem}.ttf")
        font.save(parts[-1])
    font = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= {a: table.cmap[b] for a, b in ALIKE.items() if a not in table.cmap and b in table.cmap}
    for record in font["name"].names:
        if record.nameID in (FAMILY, POSTSCRIPT, TYPOGRAPHIC):
            record.string = family
        elif record.nameID == FULL:
            record.string = f"{family} {weight}"
    return font


def make_fonts() -> bool:
    """Merge the files if they are not there yet or their packages changed; tells whether it did."""
    folder = Path(settings.PDF_FONTS)
    stamp, made_of = folder / "made-of.json", _stamp()
    if stamp.exists() and json.loads(stamp.read_text()) == made_of:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        for weight in WEIGHTS:
            with TemporaryDirectory(dir=folder) as scratch:
                font = _merge(family, weight, Path(scratch))
                finished = Path(scratch) / "finished.ttf"
                font.save(finished)
                finished.replace(font_path(family, weight))
    stamp.write_text(json.dumps(made_of, indent=2))
    characters.cache_clear()
    return True


@lru_cache(maxsize=len(FAMILIES))
def characters(family: str) -> frozenset[int]:
    """The code points that every weight of the family can print."""
    maps = (TTFont(font_path(family, weight), lazy=True).getBestCmap() for weight in WEIGHTS)
    return frozenset.intersection(*(frozenset(known) for known in maps))


def families_for(text: str, first: str = SERIF) -> list[str]:
    """The families to name in CSS for this text, the house's own first: Noto only where the text asks for it."""
    names = {unicodedata.name(character, "").split(" ")[0] for character in set(text)}
    asked = []
    if "ARABIC" in names:
        asked.append(ARABIC)
    if names & {"HIRAGANA", "KATAKANA"}:
        asked.append(KANA)
    if "HANGUL" in names:
        asked.append(HANGUL)
    if "CJK" in names:
        asked += [HAN, KANA] if KANA not in asked else [HAN]
    return [first, *asked]


def missing_characters(text: str) -> str:
    """The letters of `text` that no family of it can print; "" when all can be.

    Serif and sans stand in for each other: the one has letters that the other lacks.
    """
    letters = dict.fromkeys(text)
    known = frozenset().union(*(characters(family) for family in (SANS, *families_for("".join(letters)))))
    return "".join(c for c in letters if ord(c) not in known and not c.isspace() and unicodedata.category(c) != "Cf")


def font_faces(families: Iterable[str] = ()) -> str:
    """The @font-face rules for the renderer: the house's families, and the others named."""
    wanted = dict.fromkeys([SERIF, SANS, *families])
    rule = '@font-face {{ font-family: "{0}"; font-weight: {1}; src: url("{2}"); }}'
    return "\n".join(rule.format(f, w, font_path(f, w).resolve().as_uri()) for f in wanted for w in WEIGHTS)
