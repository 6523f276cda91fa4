"""What the demo lets people read: pages of three modules, subtitles, news. All our own words."""

PAGES = {
    "M2": [
        (
            "Why a living medicine needs rules of its own",
            """An advanced therapy medicinal product is made of cells, genes or tissue. Often there is
**one batch for one patient**, and nobody can sterilise it at the end: what gets in, stays in.

## What follows from that

- The process itself has to keep contamination out, from the first opened bag to the last closed one.
- There is little to test and little time: some results come after the patient has been treated.
- Whoever documents badly has no product, because nobody can show afterwards what was done.

Part IV of EudraLex Volume 4 holds the rules for these products; it asks for a **risk-based approach** wherever a rule
for ordinary medicines does not fit.

> Read a rule with its clause and its year. Rules change, and a quotation without a year is a rumour.
""",
        ),
        (
            "Quality is a system, not a department",
            """A quality system answers four questions at any time:

| question | where the answer is |
|---|---|
| What should happen? | procedure, batch record |
| Who may do it? | training record |
| What did happen? | the entries of that day |
| What if it went otherwise? | deviation, and what was done about it |

Whoever performs a step never verifies it alone. In the summer school you will be both, in turn, and you will see how
much harder verifying is.
""",
        ),
    ],
    "M3": [
        (
            "Where contamination comes from",
            """Most particles in a clean room come from **people**. Someone who stands still sheds some hundred thousand
particles a minute, someone who walks fast several millions.

## Four ways in

1. People: skin, hair, breath.
2. Material: boxes, bags, pens.
3. Air: a door held open, a filter with a leak.
4. Water and surfaces: a wet spot that dries too late.

A contamination control strategy lists all four for one site, says what holds each back, and how one would notice that
it failed (Annex 1 of 2022, chapter 2).
""",
        ),
        (
            "How air keeps a room clean",
            """Clean air comes in at the ceiling and leaves near the floor. The cleaner room has the higher pressure, so
that air flows outwards when a door opens.

![Three rooms in a row, the cleaner the deeper the colour](airlock.jpg)

Between two grades stands an airlock: only one of its doors is ever open. Wait for the light, even when you are in a
hurry. Above all when you are in a hurry.
""",
        ),
    ],
    "M4": [
        (
            "Gowning in five steps",
            """Grade B gowning takes a beginner twenty to thirty minutes. Watch the order first; the hands
learn it later.

![Gowning for grade B in five steps](gowning.mp4)

## Mistakes that everybody makes once

- The coverall touches the floor while the second leg goes in.
- The hood lies over the collar instead of under it.
- The first pair of gloves is touched on its outside.

None of them is a shame. Going in with one of them is.
""",
        ),
        (
            "How to move in the clean room",
            """Slowly. Fast hands swirl the air that protects the product.

- Nothing passes **above** an open container, not even a sleeve.
- Hands stay in sight, above the waist, away from the face.
- What fell stays where it fell, until somebody says otherwise.
- Talk little, and never towards the product.

In the summer school everything is a *simulated* environment: you practise, and no certificate of ours replaces the
qualification at the site where you will work.
""",
        ),
    ],
}

SUBTITLES = {
    "gowning": {
        "en": """WEBVTT

00:00:00.200 --> 00:00:02.800
First wash: hands and forearms.

00:00:03.200 --> 00:00:05.800
The hood goes on before everything below it.

00:00:06.200 --> 00:00:08.800
The coverall never touches the floor.

00:00:09.200 --> 00:00:11.800
Boots, one foot at a time, over the bench.

00:00:12.200 --> 00:00:14.800
The second pair of gloves goes over the cuffs.
""",
        "nl": """WEBVTT

00:00:00.200 --> 00:00:02.800
Eerst wassen: handen en onderarmen.

00:00:03.200 --> 00:00:05.800
De kap gaat aan vóór alles eronder.

00:00:06.200 --> 00:00:08.800
De overall raakt de vloer nooit.

00:00:09.200 --> 00:00:11.800
Laarzen, voet na voet, over de bank.

00:00:12.200 --> 00:00:14.800
Het tweede paar handschoenen gaat over de manchetten.
""",
    },
    "aftermovie": {
        "en": """WEBVTT

00:00:00.200 --> 00:00:02.800
Three days in Niel.

00:00:03.200 --> 00:00:05.800
35 students from three universities of applied sciences.

00:00:06.200 --> 00:00:11.800
Six groups, one cleanroom, and a company that opened its doors.

00:00:12.200 --> 00:00:14.800
Thank you.
"""
    },
}

NEWS = [
    (
        "the-pictures-are-here",
        "The pictures are here",
        "The gallery and the film of the three days are open.",
        "Look at them, and tell us if you would rather not be seen: under *What I agreed to* you take it back, and the "
        "picture is gone at once.\n\nThank you to everybody who let us look over their shoulder.",
    ),
    (
        "plates-are-read",
        "The plates are read",
        "The results of the gowning plates are in, and the certificates are on their way.",
        "It took the incubator five days, and a microbiologist one hour. Whoever has something to repeat heard it from "
        "us by mail.",
    ),
]
