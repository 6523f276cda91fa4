"""What a payment says: the structured reference, and the code that a bank's app reads; and the check digits of both."""

import re
import zlib

from records.money import MOST_CENTS

IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
BELGIAN = re.compile(r"[01]\d{9}")


def is_iban(text: str) -> bool:
    """By its check digits (ISO 13616)."""
    return bool(IBAN.fullmatch(text)) and _mod97(text[4:] + text[:4]) == 1


def is_belgian_number(digits: str) -> bool:
    """A company number: ten digits, the last two 97 less the rest of the first eight."""
    return bool(BELGIAN.fullmatch(digits)) and int(digits[8:]) == 97 - int(digits[:8]) % 97


def _mod97(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text)) % 97


def belgian(series: str, year: int, number: int) -> str:
    """Twelve digits between crosses; the last two are the rest of the first ten by 97, or 97."""
    base = f"{year % 100:02d}{zlib.crc32(series.encode()) % 100:02d}{number % 10**6:06d}"
    check = int(base) % 97 or 97
    digits = f"{base}{check:02d}"
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def creditor(series: str, year: int, number: int) -> str:
    """An RF reference (ISO 11649), which banks of every country check."""
    body = f"{series}{year}{number:06d}"
    return f"RF{98 - _mod97(body + 'RF00'):02d}{body}"


def reference_of(country: str, series: str, year: int, number: int) -> str:
    return belgian(series, year, number) if country == "BE" else creditor(series, year, number)


def epc_text(name: str, iban: str, bic: str, cents: int, reference: str) -> str:
    """What the QR code holds (EPC069-12, version 2); empty where there is nothing that a bank could pay."""
    if not iban or not 0 < cents < min(MOST_CENTS, 99_999_999_999):
        return ""
    structured = reference if reference.startswith("RF") else ""
    plain = "" if structured else reference
    amount = f"EUR{cents // 100}.{cents % 100:02d}"
    return "\n".join(["BCD", "002", "1", "SCT", bic, name[:70], iban, amount, "", structured, plain]).rstrip("\n")
