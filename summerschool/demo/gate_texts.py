"""The wordings of the demo's briefing, rules of a host, and text for guardians; invented, to be reviewed by a site."""

WORDINGS = {
    "briefing": (
        "Cleanroom, Niel",
        {
            "en": (
                "Safety briefing for the cleanroom",
                "You go in only with a trainer, and never with more people than the plate at the door says.\n\n"
                "- No jewellery, make-up, nail varnish or phone.\n"
                "- You gown in the order on the wall; nobody hurries you.\n"
                "- If you feel unwell you raise a hand and go out with a trainer.\n"
                "- At the alarm you leave through the green door, gowned as you are, and wait at the meeting point.\n"
                "- You report every spill, cut and near miss at once.",
            ),
            "nl": (
                "Veiligheidsbriefing voor de cleanroom",
                "Je gaat alleen binnen met een trainer, en nooit met meer mensen dan het bordje aan de deur zegt.\n\n"
                "- Geen juwelen, make-up, nagellak of gsm.\n"
                "- Je kleedt je om in de volgorde aan de muur; niemand jaagt je op.\n"
                "- Voel je je niet goed, dan steek je je hand op en ga je met een trainer naar buiten.\n"
                "- Bij alarm ga je door de groene deur, zoals je gekleed bent, en wacht je op het verzamelpunt.\n"
                "- Je meldt meteen wat je morst, elke snee en elk bijna-ongeval.",
            ),
            "fr": (
                "Consignes de sécurité pour la salle blanche",
                "Tu n'entres qu'avec un formateur, et jamais à plus de personnes que ne l'indique la plaque.\n\n"
                "- Ni bijoux, ni maquillage, ni vernis, ni téléphone.\n"
                "- Tu t'habilles dans l'ordre affiché ; personne ne te presse.\n"
                "- Si tu ne te sens pas bien, tu lèves la main et tu sors avec un formateur.\n"
                "- À l'alarme, tu sors par la porte verte, habillé comme tu es, et tu attends au point de rencontre.\n"
                "- Tu signales tout de suite ce qui est renversé, chaque coupure et chaque presqu'accident.",
            ),
        },
    ),
    "host_rules": (
        "Company visit",
        {
            "en": (
                "Rules of the visit and confidentiality",
                "You stay with your guide, wear the badge and take no pictures. What you see of processes, products "
                "and people of the company you keep to yourself, during the visit and after it.",
            ),
            "nl": (
                "Regels van het bezoek en vertrouwelijkheid",
                "Je blijft bij je gids, draagt de badge en neemt geen foto's. Wat je ziet van processen, producten en "
                "mensen van het bedrijf hou je voor jezelf, tijdens en na het bezoek.",
            ),
            "fr": (
                "Règles de la visite et confidentialité",
                "Tu restes avec ton guide, tu portes le badge et tu ne prends pas de photos. Ce que tu vois des "
                "procédés, des produits et des personnes de l'entreprise, tu le gardes pour toi, pendant et après.",
            ),
        },
    ),
    "guardian": (
        "",
        {
            "en": (
                "Consent of a parent or guardian",
                "I know the dates and the place, and that practical work takes place in a simulated cleanroom under "
                "the eyes of trainers. I agree that my child takes part, and that you call me in an emergency.",
            ),
            "nl": (
                "Toestemming van een ouder of voogd",
                "Ik ken de data en de plaats, en weet dat er praktisch wordt gewerkt in een gesimuleerde cleanroom "
                "onder toezicht van trainers. Ik ga akkoord dat mijn kind deelneemt en dat jullie me bellen in nood.",
            ),
            "fr": (
                "Accord d'un parent ou tuteur",
                "Je connais les dates et le lieu, et je sais que la pratique a lieu dans une salle blanche simulée "
                "sous les yeux de formateurs. J'accepte que mon enfant participe et que vous m'appeliez en urgence.",
            ),
        },
    ),
}
