"""A learning page as a reader sees it: its text in pieces, its files, how long it takes."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from records import marked

from .models import LearningFile, LearningPage

WORDS_A_MINUTE = 180


def minutes_of(page: LearningPage, files: list[LearningFile]) -> int:
    """How long it takes: its words at a calm pace, and its videos; at least one minute."""
    return max(1, math.ceil(len(page.body.split()) / WORDS_A_MINUTE + sum(file.seconds for file in files) / 60))


@dataclass
class Shown:
    """A page ready to be drawn: `pieces` in their order, then the downloads."""

    page: LearningPage
    files: list[LearningFile]
    pieces: list[marked.Piece] = field(default_factory=list)

    @property
    def downloads(self) -> list[LearningFile]:
        return [file for file in self.files if file.kind == LearningFile.Kind.DOWNLOAD]

    @property
    def minutes(self) -> int:
        return minutes_of(self.page, self.files)


@dataclass(frozen=True)
class Addresses:
    """Where a reader finds the bytes: the author and the participant go through different doors."""

    file: Callable[[LearningFile], str]
    poster: Callable[[LearningFile], str]
    subtitles: Callable[[LearningFile, str], str]


def shown(page: LearningPage, addresses: Addresses, language: str = "") -> Shown:
    """The page with everything it holds; pictures and videos that its text does not name stand at its end.

    Each file gets its addresses, with the subtitles of `language` switched on. Two queries.
    """
    files = list(page.files.select_related("file", "poster").prefetch_related("subtitles"))
    for file in files:
        _address(file, addresses, language)
    placed = {file.name: file for file in files if file.kind != LearningFile.Kind.DOWNLOAD}
    linked = {file.name: file for file in files}
    pieces = marked.pieces(page.body, linked, lambda file: file.url)
    pieces = [piece for piece in pieces if piece.file is None or piece.file.kind != LearningFile.Kind.DOWNLOAD]
    named = marked.named(page.body, placed)
    pieces += [marked.Piece(file=file) for name, file in placed.items() if name not in named]
    return Shown(page, files, pieces)


def _address(file, addresses: Addresses, language: str) -> None:
    file.url = addresses.file(file)
    file.poster_url = addresses.poster(file) if file.poster_id else ""
    file.tracks = list(file.subtitles.all())
    for row in file.tracks:
        row.url = addresses.subtitles(file, row.language)
        row.is_first = row.language == language
