"""Who: people, organisations, the roles between them, invitations, and versioned texts with who accepted them."""

from .invitations import INVITATION_DAYS, Invitation, invitation_deadline
from .merges import Merge, MergeRequest, OrganisationMerge
from .people import ROLES_OF_KIND, Membership, Organisation, People, Role, User
from .texts import Acceptance, Text, TextWording

__all__ = [
    "INVITATION_DAYS",
    "ROLES_OF_KIND",
    "Acceptance",
    "Invitation",
    "Membership",
    "Merge",
    "MergeRequest",
    "Organisation",
    "OrganisationMerge",
    "People",
    "Role",
    "Text",
    "TextWording",
    "User",
    "invitation_deadline",
]
