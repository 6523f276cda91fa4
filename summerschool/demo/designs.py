"""Designs of the demo's organiser: the house's own, a draft of blocks with partners' logos, and one of HTML and CSS."""

from accounts.models import Organisation, User
from certificates.designs import actions, standard
from certificates.models import DesignVersion

LEAD = {
    "en": "completed **{cohort}**, {dates}, in {place}: {theory} of theory and {practice} in simulated cleanrooms.",
    "nl": "voltooide **{cohort}**, {dates}, in {place}: {theory} theorie en {practice} in gesimuleerde cleanrooms.",
    "fr": "a suivi avec succès **{cohort}**, {dates}, à {place} : {theory} de théorie et {practice} en salles blanches "
    "simulées.",
}
UNTIL = {"en": "Valid until {valid_until}.", "nl": "Geldig tot {valid_until}.", "fr": "Valable jusqu’au {valid_until}."}
EMPTY = {"en": "", "nl": "", "fr": ""}
BLOCKS = [
    {"kind": "issuer", "logo": "yes", "place": "yes"},
    {"kind": "title", "texts": EMPTY},
    {"kind": "name"},
    {"kind": "text", "size": "lead", "texts": LEAD},
    {"kind": "modules", "outcomes": "no", "minutes": "yes"},
    {"kind": "text", "size": "small", "texts": UNTIL},
    {"kind": "limit"},
    {"kind": "partners", "texts": EMPTY},
    {"kind": "signatories"},
    {"kind": "code"},
]


def make_designs(organiser: Organisation, officer: User) -> None:
    """Drafts, because a release draws its samples, and the demo is there in a second."""
    standard.ensure(organiser)
    own = {version.design.standard: version for version in DesignVersion.objects.filter(design__organisation=organiser)}
    draft = actions.begin_design(
        organiser, name="Summer School with partners", based_on=own[standard.UPRIGHT], mode="blocks", by=officer
    )
    blocks = [row | {"id": f"b{number}"} for number, row in enumerate(BLOCKS, 1)]
    actions.change(draft, seen=None, blocks=blocks, drawing="frame", accent="teal")
    actions.begin_design(
        organiser, name="Summer School in HTML", based_on=own[standard.COMPLETION], mode="code", by=officer
    )
