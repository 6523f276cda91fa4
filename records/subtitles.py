"""Subtitles: WebVTT (https://www.w3.org/TR/webvtt1/) or SRT as a person sends them, kept as plain WebVTT.

Settings, styles and tags are left out: what is kept is times and words.
"""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .errors import Refused, refuse
from .text import unreadable

CLOCK = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
TIMES = re.compile(rf"{CLOCK}\s+-->\s+{CLOCK}")
MOST_BYTES = 512 * 1024
MOST_CUES = 5000
SKIPPED = ("WEBVTT", "NOTE", "STYLE", "REGION")


def read(raw: bytes) -> str:
    """The subtitles as WebVTT; raises Refused with the line that is wrong."""
    if len(raw) > MOST_BYTES:
        raise Refused(_("Subtitles take at most 500 kB."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("The subtitles are not written in UTF-8. Save them so and send them again.")) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse(unreadable(text, lines=True))
    cues = list(_cues(text.split("\n")))
    if not cues:
        raise Refused(_("There is no line of subtitles in this file. It has to be WebVTT or SRT."))
    if len(cues) > MOST_CUES:
        raise Refused(_("These are more than 5,000 lines of subtitles."))
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _cues(lines: list[str]) -> Iterator[str]:
    """Each block of times and words, as WebVTT."""
    before = 0.0
    for first, block in _blocks(lines):
        if block[0].startswith(SKIPPED):
            continue
        at = next((place for place, line in enumerate(block[:2]) if "-->" in line), 0)
        match = TIMES.match(block[at])
        if match is None:
            said = _("Line %(line)d: the times have to be written so: 00:01:02.000 --> 00:01:05.500.")
            raise Refused(said % {"line": first + at})
        start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        if end <= start or start < before:
            raise Refused(_("Line %(line)d: the times do not follow each other.") % {"line": first + at})
        before = start
        if words := [line for line in map(_plain, block[at + 1 :]) if line]:
            yield f"{_clock(start)} --> {_clock(end)}\n" + "\n".join(words)


def _plain(line: str) -> str:
    """Words alone, written so that a browser takes them for words."""
    said = unescape(strip_tags(line)).replace("-->", "→").strip()
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _seconds(parts) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _clock(at: float) -> str:
    seconds, left = divmod(round(at * 1000), 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{left:03d}"
