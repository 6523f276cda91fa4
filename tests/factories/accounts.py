"""People, organisations and texts."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Acceptance, Invitation, Membership, Organisation, Role, Text, TextWording, User

PASSWORD = "correct-horse-battery"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@school.example")
    full_name = factory.Sequence(lambda n: f"Person {n}")

    @factory.post_generation
    def verified(user, create, extracted, **kwargs):
        """A verified address, unless `verified=False`."""
        if extracted is not False:
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    @factory.post_generation
    def password(user, create, extracted, **kwargs):
        """`password=True` sets PASSWORD, which costs a slow hash; most tests use `client.force_login`."""
        if extracted:
            user.set_password(PASSWORD if extracted is True else extracted)
            user.save()


class OrganiserFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = Organisation.Kind.ORGANISER
    name = factory.Sequence(lambda n: f"Organiser {n}")


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = Organisation.Kind.SCHOOL
    keeper = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda n: f"School {n}")


class CompanyFactory(SchoolFactory):
    kind = Organisation.Kind.COMPANY
    name = factory.Sequence(lambda n: f"Company {n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganiserFactory)
    role = Role.ORGANISER


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invited{n}@school.example")
    organisation = factory.SubFactory(OrganiserFactory)
    role = Role.ORGANISER
    token_digest = factory.Sequence(lambda n: f"{n:064x}")


class TextFactory(DjangoModelFactory):
    class Meta:
        model = Text
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganiserFactory)
    key = Text.Key.PRIVACY
    version = factory.Sequence(lambda n: n + 1)
    released_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def wordings(text, create, extracted, **kwargs):
        for language in ("en", "nl", "fr"):
            TextWording.objects.create(text=text, language=language, title=f"Text ({language})", body="What is kept.")


class AcceptanceFactory(DjangoModelFactory):
    class Meta:
        model = Acceptance

    user = factory.SubFactory(UserFactory)
    text = factory.SubFactory(TextFactory)
