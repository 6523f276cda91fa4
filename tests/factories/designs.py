"""Designs of certificates."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from certificates.models import CertificateKind, Design, DesignChoice, DesignVersion

from .accounts import OrganiserFactory
from .cohorts import CohortFactory


class DesignFactory(DjangoModelFactory):
    class Meta:
        model = Design

    organisation = factory.SubFactory(OrganiserFactory)
    kind = CertificateKind.COMPLETION
    name = factory.Sequence(lambda n: f"Completion {n}")


class DesignVersionFactory(DjangoModelFactory):
    """A draft with what no certificate goes without."""

    class Meta:
        model = DesignVersion

    class Params:
        released = factory.Trait(
            state="released",
            released_at=factory.LazyFunction(timezone.now),
            checked_at=factory.LazyFunction(timezone.now),
        )

    design = factory.SubFactory(DesignFactory)
    number = 1
    blocks = factory.LazyFunction(
        lambda: [{"id": kind, "kind": kind} for kind in ("issuer", "title", "name", "limit", "signatories", "code")]
    )


class DesignChoiceFactory(DjangoModelFactory):
    class Meta:
        model = DesignChoice

    cohort = factory.SubFactory(CohortFactory)
    version = factory.SubFactory(
        DesignVersionFactory, released=True, design__organisation=factory.SelfAttribute("...cohort.organisation")
    )
    kind = factory.SelfAttribute("version.design.kind")
