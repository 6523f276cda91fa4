"""The cohort's material as one ZIP, written while it is sent: never whole in memory or on the disk."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from records.zips import Names, fit

from .brought import Brought

A_PART = 256 * 1024


class _Pipe(io.RawIOBase):
    """Takes what the ZIP writes, until it is fetched; cannot be sought, so that sizes follow the files."""

    def __init__(self):
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def fetch(self) -> bytes:
        parts, self.parts = self.parts, []
        return b"".join(parts)


def packed(brought: Iterable[Brought]) -> Iterator[bytes]:
    """The latest version of everything, in a folder for each session."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED, allowZip64=True) as zipped:
        for name, file in _named(brought):
            with file.open("rb") as source, zipped.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
                while part := source.read(A_PART):
                    target.write(part)
                    yield pipe.fetch()
            yield pipe.fetch()
    yield pipe.fetch()


def _named(brought: Iterable[Brought]) -> Iterator[tuple]:
    names = Names()
    for one in brought:
        if one.latest is None:
            continue
        stored, session = one.latest.file, one.material.session
        folder = fit(f"{session.code} {session.title}".strip())
        name = f"{folder}/{fit(f'{one.material.title}, {one.latest.number}')}"
        yield names.free(name, stored.file.name.rpartition(".")[2]), stored.file
