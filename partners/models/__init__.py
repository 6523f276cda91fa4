"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from .partnerships import Partnership, Tier
from .profiles import Profile, Review
from .proposals import Proposal, Step

__all__ = ["Partnership", "Profile", "Proposal", "Review", "Step", "Tier"]
