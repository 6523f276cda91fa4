"""What the demo says of organisations, and the texts that its students accept.

Real organisations appear with what is published of the edition of 2025 and nothing more; every proposal, contact and
decision belongs to an invented one.
"""

ORGANISER = {"name": "at.las", "contact_email": "organiser@demo.example"}

SCHOOLS = [
    "AP Hogeschool",
    "KdG University of Applied Sciences and Arts",
    "Thomas More University of Applied Sciences",
]
INVENTED_SCHOOL = "Scheldeland University College (invented)"

TIERS = [
    ("Sponsors, with content, demonstrations and money", "big", "sponsor"),
    ("Expertise", "plain", "expert"),
    ("With the support of", "small", "support"),
]
SPONSORS = ["Johnson & Johnson Innovative Medicine", "Miltenyi Biotec", "Thermo Fisher Scientific"]
EXPERTS = [
    "University of Antwerp",
    "anicells",
    "etherna",
    "eyetec",
    "MyCellHub",
    "Normec Advipro",
    "Pharma Logistics Excellence Center",
    "Qiagen",
    "TRU Global Solutions",
    "ViTalent",
]
SUPPORTERS = ["Co-valent", "Province of Antwerp", "POM Antwerp"]
PUBLIC_BODIES = {"Co-valent", "Province of Antwerp", "POM Antwerp"}

INVENTED_PARTNER = "Cellbridge Biologics (invented)"
INVENTED_PARTNERS = [INVENTED_PARTNER, "Vectorlane (invented)", "Helix Cold Chain (invented)"]
PROFILE = (
    "Cellbridge Biologics makes autologous cell therapies for early trials. "
    "Our operators show how a closed system is set up, run and written down."
)

PROPOSALS = [
    {
        "organisation": "Cellbridge Biologics (invented)",
        "state": "submitted",
        "title": "A closed system from set-up to harvest",
        "type": "workshop",
        "abstract": "Participants set up a single-use kit in groups of six, run a simulated expansion and fill in "
        "the batch record as they go.",
        "outcomes": "Set up a closed, single-use system\nRecord each step when it is done",
        "speaker": "Nele Verhaegen",
        "minutes": 90,
        "largest_group": 12,
        "needs": "Two benches, four power outlets, a sink nearby.",
    },
    {
        "organisation": "Vectorlane (invented)",
        "state": "in_review",
        "title": "What a lentiviral vector does to your cleanroom plan",
        "type": "lecture",
        "abstract": "Containment, pressure cascades and waste when the starting material is a vector.",
        "outcomes": "Select containment for lentiviral work",
        "speaker": "Dr Arjun Mehta",
        "minutes": 45,
        "largest_group": 40,
        "needs": "A projector.",
    },
    {
        "organisation": "Helix Cold Chain (invented)",
        "state": "submitted",
        "title": "Ten minutes outside the shipper",
        "type": "lab",
        "abstract": "A temperature excursion is simulated; each group decides what happens to the product.",
        "outcomes": "Respond to a temperature excursion\nExecute identity checks at each hand-over",
        "speaker": "Sanne De Wilde",
        "minutes": 60,
        "largest_group": 8,
        "needs": "An empty dry shipper; we bring the loggers.",
    },
    {
        "organisation": "Cellbridge Biologics (invented)",
        "state": "draft",
        "title": "An operator's week",
        "type": "employer",
        "abstract": "What the job looks like from Monday to Friday, shifts and paperwork included.",
        "outcomes": "Match own profile to roles",
        "speaker": "Nele Verhaegen",
        "minutes": 30,
        "largest_group": 60,
        "needs": "",
    },
]

TEXTS = {
    "privacy": {
        "required": True,
        "en": (
            "Privacy notice",
            "We keep your name, e-mail address, school and study to run this programme, your attendance and results to "
            "decide on your certificate. We share them with nobody else. Your application is erased when you ask, your "
            "certificate stays checkable unless you want it revoked.",
        ),
        "nl": (
            "Privacyverklaring",
            "We bewaren je naam, e-mailadres, school en studie om dit programma te organiseren, en je aanwezigheid en "
            "resultaten om over je certificaat te beslissen. We delen ze met niemand anders. Je aanvraag wissen we als "
            "je dat vraagt; je certificaat blijft controleerbaar, tenzij je het laat intrekken.",
        ),
        "fr": (
            "Déclaration de confidentialité",
            "Nous conservons ton nom, ton adresse e-mail, ton école et tes études pour organiser ce programme, ta "
            "présence et tes résultats pour décider de ton certificat. Nous ne les partageons avec personne d'autre. "
            "Ta candidature est effacée si tu le demandes ; ton certificat reste vérifiable, sauf si tu le fais "
            "révoquer.",
        ),
    },
    "rules": {
        "required": True,
        "en": (
            "Rules of participation",
            "You are there on all three days. You follow the instructions of the trainers and the safety rules of each "
            "site. You do not enter the cleanroom when you are ill, and you say so before the briefing.",
        ),
        "nl": (
            "Deelnameregels",
            "Je bent er alle drie de dagen. Je volgt de instructies van de trainers en de veiligheidsregels van elke "
            "locatie. Je gaat de cleanroom niet in als je ziek bent, en je zegt dat vóór de briefing.",
        ),
        "fr": (
            "Règles de participation",
            "Tu es présent les trois jours. Tu suis les instructions des formateurs et les règles de sécurité de "
            "chaque site. Tu n'entres pas en salle blanche si tu es malade, et tu le signales avant le briefing.",
        ),
    },
    "photos": {
        "required": False,
        "en": ("Photos and film", "You may be seen in pictures on our website. You can take this back at any time."),
        "nl": ("Foto's en film", "Je mag te zien zijn op foto's op onze website. Je kan dit altijd weer intrekken."),
        "fr": (
            "Photos et film",
            "Tu peux apparaître sur des photos de notre site. Tu peux revenir sur ce choix à tout moment.",
        ),
    },
}
