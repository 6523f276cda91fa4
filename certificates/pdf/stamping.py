"""Time stamps for seals (RFC 3161), and what a checker needs when all services are gone (B-LT and B-LTA of PAdES)."""

import asyncio
import hashlib
import logging
import time
from functools import lru_cache
from io import BytesIO

from asn1crypto import crl, pem
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.validation.dss import async_add_validation_info
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from .. import keys
from ..keys import reading
from .cms import as_asn1
from .seal import SealDelayed

log = logging.getLogger(__name__)
FRESH_SECONDS = 3600  # lists of revoked certificates are read anew after so long
MALFORMED = (ValueError, TypeError, KeyError, AttributeError)  # how the parser says that an answer is none


async def stamp(value: bytes) -> bytes:
    """The token of the time-stamping service over a signature. Raises `SealDelayed` when none comes in time."""
    digest = hashlib.sha256(value).digest()
    try:
        async with asyncio.timeout(settings.SEAL_TSA_SECONDS):
            token = await _service().async_timestamp(digest, "sha256")
        imprint = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
        if imprint["hashed_message"].native != digest:
            raise TimestampRequestError("it stamped something else")
    except (TimestampRequestError, OSError, *MALFORMED) as error:
        log.warning("the time-stamping service gave no stamp: %s", type(error).__name__)
        raise SealDelayed("timestamp") from None
    return token.dump()


def _service() -> HTTPTimeStamper:
    return HTTPTimeStamper(settings.SEAL_TSA_URL, timeout=settings.SEAL_TSA_SECONDS)


async def keep(pdf: bytes, *, archived: bool) -> bytes:
    """The sealed file with the certificates and lists of revoked ones by which it is checked later, and with
    `archived` a time stamp over all of that."""
    context = _context(int(time.time() // FRESH_SECONDS), settings.SEAL_ROOTS_FILE, settings.SEAL_REVOCATIONS_FOLDER)
    try:
        seal = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
        kept = await async_add_validation_info(seal, context)
        if archived:
            writer = IncrementalPdfFileWriter(kept)
            async with asyncio.timeout(2 * settings.SEAL_TSA_SECONDS):
                kept = await PdfTimeStamper(_service()).async_timestamp_pdf(writer, "sha256", context)
    except (TimestampRequestError, OSError) as error:
        log.warning("the time-stamping service gave no stamp: %s", type(error).__name__)
        raise SealDelayed("timestamp") from None
    except (PathError, ValidationError, ValidationInfoReadingError, SigningError) as error:
        log.warning("a seal could not be kept for long: %s", error)
        raise SealDelayed("revocation") from None
    return kept.getvalue()


@lru_cache(maxsize=1)
def _context(hour: int, roots_file: str, folder: str) -> ValidationContext:
    """Whom to trust, and the lists of revoked certificates: of a folder, or fetched by the addresses that the
    certificates name. Kept for an hour, so that a batch fetches them once."""
    lists = [crl.CertificateList.load(_der(path.read_bytes())) for path in reading.read_folder(folder)]
    return ValidationContext(
        trust_roots=[as_asn1(row) for row in keys.roots()],
        other_certs=[as_asn1(row) for row in keys.seal_key().chain],
        crls=lists,
        allow_fetching=not folder,
        revocation_mode="require",
    )


def _der(content: bytes) -> bytes:
    return pem.unarmor(content)[2] if pem.detect(content) else content
