"""What changes people, organisations, invitations and texts."""

from .erasure import erase, reason_not_to_erase
from .invitations import (
    accept_invitation,
    invite,
    invite_again,
    reason_not_to_invite,
    sign_up_by_invitation,
    withdraw_invitation,
)
from .merges import former_selves, merge, reason_not_to_merge, takes_part_elsewhere
from .organisations import (
    change_organisation,
    create_administrator,
    create_organisation,
    create_organiser,
    end_membership,
    installation,
)
from .texts import (
    accept_text,
    change_text,
    draft_text,
    release_text,
    withdraw_acceptance,
)

__all__ = [
    "accept_invitation",
    "accept_text",
    "change_organisation",
    "change_text",
    "create_administrator",
    "create_organisation",
    "create_organiser",
    "draft_text",
    "end_membership",
    "erase",
    "former_selves",
    "installation",
    "invite",
    "invite_again",
    "merge",
    "reason_not_to_erase",
    "reason_not_to_invite",
    "reason_not_to_merge",
    "release_text",
    "sign_up_by_invitation",
    "takes_part_elsewhere",
    "withdraw_acceptance",
    "withdraw_invitation",
]
