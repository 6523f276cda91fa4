"""Proofs: the worked example of the standard, byte for byte, and what we refuse to sign."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.badges import canonical, contexts, multibase, proof

# W3C, Data Integrity EdDSA Cryptosuites 1.0, B.1 Representation: eddsa-rdfc-2022
SECRET, PUBLIC = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
EXAMPLE = {
    "@context": [contexts.CREDENTIALS, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
DOCUMENT_HASH = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
PROOF_HASH = "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
SIGNATURE = (
    "4d8e53c2d5b3f2a7891753eb16ca993325bdb0d3cfc5be1093d0a18426f5ef85"
    "78cadc0fd4b5f4dd0d1ce0aefd15ab120b7a894d0eb094ffda4e6553cd1ed50d"
)
VALUE = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme"


@pytest.fixture
def with_examples(monkeypatch, tmp_path):
    """The vocabulary of the standard's examples, which we never use."""
    file = tmp_path / "examples.json"
    file.write_text(json.dumps({"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}))
    monkeypatch.setitem(contexts.FILES, EXAMPLES, str(file))


def test_the_worked_example_of_the_standard_byte_for_byte(with_examples):
    key = Ed25519PrivateKey.from_private_bytes(multibase.decode(SECRET)[2:])
    assert multibase.of_key(key.public_key()) == PUBLIC
    method = f"did:key:{PUBLIC}#{PUBLIC}"
    signed = proof.sign(EXAMPLE, key, method=method, created="2023-02-24T23:36:38Z")
    bare = {name: value for name, value in signed["proof"].items() if name != "proofValue"}
    assert proof.digest(EXAMPLE, bare).hex() == PROOF_HASH + DOCUMENT_HASH
    assert multibase.decode(signed["proof"]["proofValue"]).hex() == SIGNATURE
    assert signed["proof"]["proofValue"] == VALUE
    assert proof.holds(signed, multibase.key_of(PUBLIC))


def test_a_changed_word_breaks_the_proof(with_examples):
    key = Ed25519PrivateKey.generate()
    signed = proof.sign(EXAMPLE, key, method="https://a.example/#k", created="2026-01-01T00:00:00Z")
    assert proof.holds(signed, key.public_key())
    assert not proof.holds(signed | {"name": "Another Credential"}, key.public_key())
    assert not proof.holds(signed | {"proof": signed["proof"] | {"created": "2026-01-02T00:00:00Z"}}, key.public_key())
    assert not proof.holds(signed, Ed25519PrivateKey.generate().public_key())
    for broken in ({}, None, "z1", signed["proof"] | {"proofValue": "z0"}, signed["proof"] | {"nonce": "1"}):
        assert not proof.holds(signed | {"proof": broken}, key.public_key())


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"credentialSubject": {"favouriteColour": "teal"}}, "favouriteColour"),
        ({"type": ["VerifiableCredential", "InventedCredential"]}, "InventedCredential"),
        (
            {"@context": [contexts.CREDENTIALS, "https://elsewhere.example/context"]},
            "https://elsewhere.example/context",
        ),
        ({"@context": [contexts.CREDENTIALS], "credentialSchema": {"id": "https://a.example", "type": "Own"}}, "Own"),
    ],
)
def test_a_term_that_no_vocabulary_defines_is_never_signed(changed, named):
    document = {name: EXAMPLE[name] for name in ("id", "issuer", "validFrom", "name")}
    document |= {"@context": contexts.OF_BADGE, "type": ["VerifiableCredential"]} | changed
    with pytest.raises(contexts.UnknownTermError, match=named):
        canonical.canonical(document)


def test_nothing_is_fetched():
    with pytest.raises(contexts.UnknownTermError):
        contexts.load("https://www.w3.org/2018/credentials/v1")


WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


@settings(max_examples=25, deadline=None)
@given(holder=WORDS, number=WORDS, value=st.integers(0, 100), salt=WORDS)
def test_the_quick_way_gives_what_pyld_gives(holder, number, value, salt):
    document = {
        "@context": contexts.OF_BADGE,
        "id": "https://school.example/verify/ABC/",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://school.example/issuers/1/", "type": ["Profile"], "name": "at.las"},
        "validFrom": "2026-10-20T09:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "licenseNumber": number,
            "narrative": f"{holder}\n“{number}”\\",
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": holder, "identityType": "name"},
                {"type": "IdentityObject", "hashed": True, "identityHash": salt, "identityType": "name", "salt": salt},
            ],
            "result": [{"type": ["Result"], "resultDescription": "https://school.example/#1", "value": str(value)}],
            "achievement": {
                "id": "https://school.example/achievements/1/",
                "type": ["Achievement"],
                "name": "GMP",
                "alignment": [
                    {
                        "type": ["Alignment"],
                        "targetCode": code,
                        "targetName": "Gowning",
                        "targetUrl": "https://a.example/",
                    }
                    for code in ("G1", "G2")
                ],
            },
        },
    }
    assert canonical.canonical(document) == canonical.by_pyld(document)


def test_twins_are_left_to_pyld():
    twin = {"type": ["Result"], "value": "1"}
    document = {"@context": contexts.OF_BADGE, "type": ["VerifiableCredential"]}
    document["credentialSubject"] = {"type": ["AchievementSubject"], "result": [twin, dict(twin)]}
    assert canonical.canonical(document) == canonical.by_pyld(document)
    with pytest.raises(canonical.TwinsError):
        canonical.canonical(document, twins=False)


@pytest.mark.parametrize("content", [b"", b"\0", b"\0\0a", b"abc", bytes(range(64))])
def test_base58_there_and_back(content):
    assert multibase.decode(multibase.encode(content)) == content
