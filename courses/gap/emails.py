"""The mails of the gap analysis (MAIL in docs/rules.md)."""

from accounts.models import Membership, Role, User
from courses.models import HiringRole
from records import mail


def role_asked(role: HiringRole) -> None:
    """To every contact of the employer: weight the competencies of this role."""
    contacts = Membership.objects.current().filter(organisation=role.employer, role=Role.PARTNER_CONTACT)
    for contact in User.objects.filter(pk__in=contacts.values("user")).order_by("pk"):
        mail.write(
            "courses/role_asked",
            {"role": role, "organiser": role.employer.keeper},
            to=contact,
            reply_to=role.employer.keeper.contact_email if role.employer.keeper else "",
        )
