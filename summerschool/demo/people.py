"""Invented people: names as they come to a school in Antwerp, and names that break weak software."""

FIRST = [
    "Emma", "Noor", "Lotte", "Amina", "Elif", "Hanne", "Fatima", "Julie", "Mai Anh", "Zofia", "Louise", "Yasmina",
    "Robbe", "Mohamed", "Wout", "Lars", "Ibrahim", "Bram", "Stijn", "Mateusz", "Karim", "Jonas", "Thibault", "Daan",
]  # fmt: skip
LAST = [
    "Janssens", "Peeters", "Yıldız", "Nguyễn", "El Amrani", "De Smet", "Wójcik", "Claes", "Van den Broeck", "Goossens",
    "Özdemir", "Mertens", "Żółć", "Benali", "Willems", "Dubois", "Verstraeten", "Maes", "Petrescu", "Jacobs",
    "Vermeulen", "Haddad", "Aerts", "Kovačević", "Lambert", "Ґонтаренко",
]  # fmt: skip
STUDIES = [
    "Biomedical laboratory technology",
    "Chemistry",
    "Biochemistry",
    "Pharmaceutical and biological laboratory technology",
]
MOTIVATIONS = [
    "I have only seen a cleanroom through a window. I want to know whether I could work in one.",
    "My bachelor project is on NK cells, and nobody in our lab has worked under GMP yet.",
    "I want to understand what happens between the lab bench and the patient.",
    "I would like an internship in cell therapy and miss practice in gowning and batch records.",
    "Quality control is what I like best. I am curious how one releases a product that cannot wait.",
]


def name(number: int) -> str:
    """The name of the nth invented person; no two of the first 600 are alike."""
    return f"{FIRST[number % len(FIRST)]} {LAST[(number * 7 + number // len(FIRST) * 5) % len(LAST)]}"


def address(number: int) -> str:
    return f"demo-student-{number}@school.example"
