"""A verifier that we did not write, on our badges: `@digitalbazaar/vc` with its proofs and status lists, offline."""

import json
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from certificates.badges import credential, issuer, status
from certificates.models import Certificate, StatusList

from .conftest import give_out, make_certificate, put

HERE = Path(__file__).parent
NODE = shutil.which("node") or str(Path(sysconfig.get_path("scripts")) / "node")


def verify(documents, cases):
    """One process for all cases."""
    asked = json.dumps({"documents": documents, "cases": cases})
    environment = {"PATH": os.environ["PATH"]}
    command = [NODE, HERE / "verifier.mjs"]
    told = subprocess.run(
        command,
        input=asked,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def documents(organisation):
    """What a verifier would read at our addresses at this moment."""
    found = {issuer.issuer_id(organisation): issuer.document(organisation)}
    for row in StatusList.objects.all():
        found[status.address_of(row)] = json.loads(status.signed_list(row)[1])
    return found


@pytest.mark.django_db
def test_a_strange_verifier_accepts_refuses_and_sees_what_was_revoked(badge_key, settings, tmp_path):
    first = make_certificate("Nguyễn Thị Phương Ánh")
    others = {"batch": first.batch}
    revoked, replaced = make_certificate("Lotte Vermeulen", **others), make_certificate("فاطمة الزهراء", **others)
    attendance = make_certificate("陳靜儀", facts={"kind": "attendance", "valid_until": None}, language="nl", **others)
    cases = {
        name: json.loads(give_out(row))
        for name, row in {"valid": first, "revoked": revoked, "replaced": replaced, "attendance": attendance}.items()
    }
    badge_key("later")  # another key signs from now on; the earlier one is in no file any more
    cases["new key"] = json.loads(give_out(make_certificate("Łukasz Żółć", language="fr", **others)))
    assert cases["new key"]["proof"]["verificationMethod"] != cases["valid"]["proof"]["verificationMethod"]

    subject = cases["valid"]["credentialSubject"]
    named = [subject["identifier"][0] | {"identityHash": "Somebody Else"}, subject["identifier"][1]]
    cases["other subject"] = cases["valid"] | {"credentialSubject": subject | {"identifier": named}}
    cases["better result"] = cases["valid"] | {
        "credentialSubject": subject | {"result": [row | {"value": "100"} for row in subject["result"]]}
    }
    cases["never revoked"] = {key: value for key, value in cases["revoked"].items() if key != "credentialStatus"}
    cases["unknown term"] = cases["valid"] | {"favouriteColour": "teal"}
    cases["elsewhere"] = cases["valid"] | {"issuer": cases["valid"]["issuer"] | {"id": "https://elsewhere.example/"}}

    put(revoked, Certificate.State.REVOKED)
    put(replaced, Certificate.State.SUPERSEDED)
    said = verify(documents(first.organisation), cases)

    for name in ("valid", "attendance", "new key"):
        assert said[name] == {"verified": True, "revoked": False, "errors": []}, name
    for name in ("revoked", "replaced"):
        assert said[name] == {"verified": True, "revoked": True, "errors": []}, name
    for name in ("other subject", "better result", "never revoked", "unknown term", "elsewhere"):
        assert said[name]["verified"] is False, name
        assert said[name]["errors"], name


@pytest.mark.django_db
def test_a_withdrawn_key_is_no_longer_accepted(badge_key):
    from certificates.badges.actions import withdraw_key

    row = make_certificate()
    badge = json.loads(give_out(row))
    badge_key("later")
    withdraw_key(badge["proof"]["verificationMethod"].split("#")[1], reason="The laptop it lay on was stolen.")
    said = verify(documents(row.organisation), {"stolen": badge})
    assert said["stolen"]["verified"] is False


def test_the_verifier_reads_nothing_from_the_network():
    stranger = {"@context": ["https://www.w3.org/ns/credentials/v2", "https://elsewhere.example/context"]}
    stranger |= {
        "type": ["VerifiableCredential"],
        "issuer": "https://a.example",
        "credentialSubject": {"id": "urn:a:b"},
    }
    stranger["proof"] = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1"}
    stranger["proof"] |= {"proofPurpose": "assertionMethod", "verificationMethod": "https://a.example#k"}
    said = verify({}, {"stranger": stranger})
    assert said["stranger"]["verified"] is False


def test_the_bytes_are_those_of_the_credential(certificate):
    assert credential.signed(certificate) == credential.signed(certificate)
