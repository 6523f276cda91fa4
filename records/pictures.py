"""Pictures that are given along with a page that is printed."""

from typing import NamedTuple

PICTURE = "picture:"  # the scheme of their addresses


class Picture(NamedTuple):
    content: bytes
    content_type: str
