"""Mail."""

import factory
from factory.django import DjangoModelFactory

from records.models import OutgoingMail


class OutgoingMailFactory(DjangoModelFactory):
    class Meta:
        model = OutgoingMail

    kind = "cohorts/letter"
    to_address = factory.Sequence(lambda n: f"reader{n}@school.example")
    subject = "Your place"
    text = "You have a place."
