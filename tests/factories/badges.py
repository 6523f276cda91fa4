"""Badges."""

import factory
from factory.django import DjangoModelFactory

from certificates.models import StatusEntry, StatusList

from .accounts import OrganiserFactory
from .certificates import CertificateFactory


class StatusListFactory(DjangoModelFactory):
    class Meta:
        model = StatusList

    organisation = factory.SubFactory(OrganiserFactory)
    number = factory.Sequence(lambda number: number + 1)


class StatusEntryFactory(DjangoModelFactory):
    class Meta:
        model = StatusEntry

    certificate = factory.SubFactory(CertificateFactory)
    list = factory.SubFactory(StatusListFactory, organisation=factory.SelfAttribute("..certificate.organisation"))
    index = factory.Sequence(lambda number: number)
