"""A code that cannot be guessed and can be typed: 20 signs of 32, so 100 bits (CODES in docs/rules.md)."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LENGTH = 20
MISREAD = str.maketrans("ILO", "110", " -\u2010\u2011\u2013")


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def clean_code(typed: str) -> str:
    """What a person meant to type: upper case, without separators, I and L read as 1, O as 0."""
    return typed.strip()[:80].upper().translate(MISREAD)


def grouped(code: str) -> str:
    """`code` in five groups of four, as it is printed."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def is_code(code: str) -> bool:
    """Whether `code`, already cleaned, can be one at all; what is not need not be looked up."""
    return len(code) == LENGTH and all(sign in ALPHABET for sign in code)
