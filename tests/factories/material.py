"""What lecturers bring, and visits."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cohorts.models import BookedVisit, Material, MaterialVersion, VisitField

from .cohorts import SessionFactory
from .learning import StoredFileFactory


class MaterialFactory(DjangoModelFactory):
    """Slides that are shown as soon as they are there."""

    class Meta:
        model = Material

    session = factory.SubFactory(SessionFactory)
    title = factory.Sequence(lambda n: f"Slides {n}")
    shown = Material.Shown.BEFORE
    due_on = factory.LazyAttribute(lambda material: material.session.cohort.starts_on - timedelta(days=14))


class MaterialVersionFactory(DjangoModelFactory):
    class Meta:
        model = MaterialVersion

    material = factory.SubFactory(MaterialFactory)
    number = 1
    file = factory.SubFactory(StoredFileFactory)
    licence = MaterialVersion.Licence.PARTICIPANTS
    approval = MaterialVersion.Approval.NOT_NEEDED


class VisitFactory(DjangoModelFactory):
    """A visit whose list is still open, without fields."""

    class Meta:
        model = BookedVisit

    session = factory.SubFactory(SessionFactory, type="visit")
    host_name = "Cell Works"
    contact_email = "reception@cellworks.example"
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    delete_on = factory.LazyAttribute(lambda visit: visit.session.cohort.ends_on + timedelta(days=7))


class VisitFieldFactory(DjangoModelFactory):
    class Meta:
        model = VisitField

    visit = factory.SubFactory(VisitFactory)
    kind = VisitField.Kind.ID_NUMBER
