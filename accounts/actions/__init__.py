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
from .joining import join_organisations, reasons_not_to_join
from .merges import (
    answer_merge,
    ask_to_merge,
    former_selves,
    reason_not_to_merge,
    take_back_merge,
    takes_part_elsewhere,
)
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
    "answer_merge",
    "ask_to_merge",
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
    "join_organisations",
    "reason_not_to_erase",
    "reason_not_to_invite",
    "reason_not_to_merge",
    "reasons_not_to_join",
    "release_text",
    "sign_up_by_invitation",
    "take_back_merge",
    "takes_part_elsewhere",
    "withdraw_acceptance",
    "withdraw_invitation",
]
