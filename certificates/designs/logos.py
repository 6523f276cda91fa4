"""The logos of a certificate: frozen by their content when it is approved, printed by it for good."""

import hashlib
import io
from collections.abc import Mapping
from functools import lru_cache
from typing import TypedDict, cast

from PIL import Image

from cohorts.models import Cohort
from records import logos

from ..facts import Facts
from ..models import DesignVersion
from ..models import Picture as Row
from ..pdf.front import Picture

WIDEST, HIGHEST = 900, 450  # pixels: 440 a inch at the largest size that is printed
MOST_PARTNERS = 12


class LogoFacts(TypedDict):
    """`sha256` is "" where there is a name alone."""

    name: str
    sha256: str


class LogosFacts(TypedDict, total=False):
    issuer: LogoFacts | None
    partners: list[LogoFacts]


def frozen(cohort: Cohort, version: DesignVersion) -> LogosFacts:
    """What the design prints of logos, kept by content; call it when certificates are approved, or for a preview."""
    wants = _wanted(version)
    found: LogosFacts = {}
    if "issuer" in wants and (own := logos.logo_of(cohort.organisation)) and own.content:
        found["issuer"] = _keep(own)
    if "partners" in wants:
        found["partners"] = [_keep(logo) for logo in logos.partners_of(cohort)[:MOST_PARTNERS]]
    return found


def _wanted(version: DesignVersion) -> set[str]:
    if version.is_code:
        return {name for name, word in (("issuer", "{logo}"), ("partners", "{partners}")) if word in version.html}
    wanted = {"partners"} & {block["kind"] for block in version.blocks}
    has_logo = any(block["kind"] == "issuer" and block.get("logo") == "yes" for block in version.blocks)
    return wanted | ({"issuer"} if has_logo else set())


def _keep(logo: logos.Logo) -> LogoFacts:
    if not logo.content:
        return {"name": logo.name, "sha256": ""}
    content, width, height = _flat(logo.content)
    sha256 = hashlib.sha256(content).hexdigest()
    Row.objects.get_or_create(sha256=sha256, defaults={"content": content, "width": width, "height": height})
    return {"name": logo.name, "sha256": sha256}


@lru_cache(maxsize=64)
def _flat(content: bytes) -> tuple[bytes, int, int]:
    """On white and no larger than is printed: a picture without transparency is copied into a PDF as it is."""
    with Image.open(io.BytesIO(content)) as image:
        pixels = image.convert("RGBA")
    pixels.thumbnail((WIDEST, HIGHEST))
    ground = Image.new("RGB", pixels.size, "white")
    ground.paste(pixels, mask=pixels.getchannel("A"))
    written = io.BytesIO()
    ground.save(written, "PNG", optimize=True)
    return written.getvalue(), *ground.size


def logos_in(facts: Facts) -> LogosFacts:
    return cast(LogosFacts, facts.get("logos", {}))


def pictures_of(facts: Facts) -> Mapping[str, Picture]:
    """The pictures that these facts name; read once a process."""
    found = logos_in(facts)
    own = found.get("issuer")
    rows = [*found.get("partners", []), *([own] if own else [])]
    return {row["sha256"]: _read(row["sha256"]) for row in rows if row["sha256"]}


@lru_cache(maxsize=128)
def _read(sha256: str) -> Picture:
    return Picture(bytes(Row.objects.get(pk=sha256).content), "image/png")
