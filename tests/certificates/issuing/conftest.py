"""Certificates whose files cost nothing: what is tested here is when they are made, not how."""

import pytest

from certificates.issuing import steps


@pytest.fixture
def quick(monkeypatch):
    """The three steps of a file, without the work; whoever's name is put into the list fails at the pages."""
    failing: list[str] = []

    def print_file(certificate, badge):
        if certificate.facts["holder"] in failing:
            raise ValueError
        return b"%PDF " + certificate.code.encode()

    monkeypatch.setattr(steps, "sign_badge", lambda certificate: b"{}")
    monkeypatch.setattr(steps, "print_file", print_file)
    monkeypatch.setattr(steps, "seal_file", lambda certificate, pdf: pdf)
    return failing
