"""Names that a certificate has to bear, and facts of nobody to try a design with.

A design is released only after its sample with each of these passed the checks (CERTIFICATES in docs/rules.md).
"""

from ..facts import CompetencyFacts, Facts, ModuleFacts

LONGEST = (
    "Maria Magdalena Wilhelmina Josephina van den Broeck-Vanderstraeten "
    "de Montmorency y Fernández de Córdoba-Ñandúguirré"
)
NAMES = {
    "short": "Ø",
    "plain": "Lotte Vermeulen",
    "longest": LONGEST + "x" * (120 - len(LONGEST)),
    "one word": "W" * 120,
    "polish": "Łukasz Żółć-Gęśla",
    "vietnamese": "Nguyễn Thị Phương Ánh",
    "decomposed": "Nguye\u0302\u0303n Thi\u0323 A\u0301nh",
    "greek": "Ἀλέξανδρος Παπαδόπουλος",
    "cyrillic": "Наталія Ґонтаренко",
    "arabic": "فاطمة الزهراء بنت محمد",
    "chinese": "欧阳祎喆",
    "traditional": "陳靜儀",
    "japanese": "髙橋 さくら",
    "korean": "김민수",
    "hyphen": "Jean\u2011Luc O’Brien",
    "african": "Ɔkyere Ŋmɛn",
    "markup": "<b>Robert</b> & “Bobby” {holder}",
}
UNPRINTABLE = {"emoji": "Lotte 😀", "thai": "สมชาย"}


def sample(holder: str = NAMES["plain"], *, modules: int = 4, code: str = "0" * 20) -> Facts:
    """Facts of nobody, with something in every place."""
    return {
        "format": 1,
        "kind": "completion",
        "number": "2026-0007",
        "code": code,
        "holder": holder,
        "issuer": {"name": "at.las", "contact": "certificates@atlas.example", "url": "https://atlas.example"},
        "programme": {"title": "GMP for ATMP", "version": 4},
        "cohort": {
            "title": "GMP for ATMP Summer School 2026",
            "place": "Science Park University of Antwerp, Niel",
            "starts_on": "2026-10-06",
            "ends_on": "2026-10-08",
        },
        "issued_on": "2026-10-20",
        "valid_until": "2029-10-20",
        "hours": {"theory": 490, "practice": 375, "visit": 150},
        "modules": [_module(number) for number in range(1, modules + 1)],
        "criteria": [
            {"kind": "attendance", "name": "Presence", "asked_percent": 90, "measured": 1205, "of": 1335},
            {
                "kind": "session",
                "name": "Cleanroom block",
                "asked_percent": 100,
                "measured": 120,
                "of": 120,
                "session": "Cleanroom block",
            },
            {
                "kind": "score",
                "name": "Final test",
                "asked_percent": 80,
                "measured": 13,
                "of": 15,
                "attempts": 2,
                "assessor": "Tom Aerts",
            },
        ],
        "exceptions": [
            {
                "criterion": "Presence",
                "reason": "A train strike on 7 October.",
                "by": "Ilse Maes",
                "on": "2026-10-12",
            }
        ],
        "signatories": [
            {"name": "Ilse Maes", "title": "Programme director"},
            {"name": "Tom Aerts", "title": "Lead assessor"},
        ],
        "statements": [
            {
                "role": "assessor",
                "name": "Tom Aerts",
                "meaning": "results-1",
                "at": "2026-10-19T16:20:04+02:00",
                "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
            },
            {
                "role": "approver",
                "name": "Ilse Maes",
                "meaning": "approval-1",
                "at": "2026-10-20T09:02:41+02:00",
                "sha256": "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
            },
        ],
        "replaces": {"number": "2026-0003", "code": "1" * 20, "reason": "the name was corrected"},
        "renews": None,
        "limit": "simulated-1",
        "cited": ["EU GMP Annex 1 (2022)", "EudraLex Volume 4, Part IV (2017)"],
        "demonstration": True,
        "design": {"name": "Completion, across", "version": 1},
    }


def _module(number: int) -> ModuleFacts:
    gowning: CompetencyFacts = {"code": "C3", "title": "Gown aseptically for grade B", "level": 2}
    records: CompetencyFacts = {"code": "G3", "title": "Complete and correct records to ALCOA+", "level": 2}
    return {
        "code": f"M{number}",
        "version": 2,
        "title": "Gowning and cleanroom behaviour",
        "theory": 90,
        "practice": 120,
        "outcomes": [
            {"text": "Demonstrate grade C and B gowning", "level": 2, "competencies": [gowning]},
            {"text": "Detect ALCOA+ breaches in a batch record", "level": 2, "competencies": [records, gowning]},
        ],
    }
