"""Base58 as Bitcoin writes it, and Ed25519 keys as a Multikey: the forms in which proofs and keys stand in a badge."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BASE58 = "z"  # multibase: what follows is base58btc
ED25519 = b"\xed\x01"  # multicodec of a public key


def encode(content: bytes) -> str:
    """“z” and the bytes in base58."""
    number, digits = int.from_bytes(content, "big"), []
    while number:
        number, rest = divmod(number, 58)
        digits.append(ALPHABET[rest])
    zeros = len(content) - len(content.lstrip(b"\0"))
    return BASE58 + ALPHABET[0] * zeros + "".join(reversed(digits))


def decode(text: str) -> bytes:
    """Raises `ValueError` for anything else than “z” and at most 200 letters of the alphabet."""
    if not text.startswith(BASE58) or len(text) > 200:
        raise ValueError("not base58btc")
    number = 0
    for letter in text[1:]:
        number = number * 58 + ALPHABET.index(letter)
    zeros = len(text[1:]) - len(text[1:].lstrip(ALPHABET[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def of_key(key: Ed25519PublicKey) -> str:
    return encode(ED25519 + key.public_bytes_raw())


def key_of(multikey: str) -> Ed25519PublicKey:
    """Raises `ValueError` when it is no Ed25519 key."""
    content = decode(multikey)
    if not content.startswith(ED25519):
        raise ValueError("not an Ed25519 key")
    return Ed25519PublicKey.from_public_bytes(content[len(ED25519) :])
