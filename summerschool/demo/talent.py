"""A talent pool: three invented employers, students of the finished edition who open their profiles to them."""

import io
import unicodedata
from datetime import date, timedelta

import pydyf
from django.utils import timezone

from accounts.models import Organisation, Text, TextWording, User
from certificates.models import Certificate
from cohorts.models import Cohort
from courses.models import Competency
from partners.models import Opening, ProfileView
from partners.talent import actions, pool
from records.errors import Refused
from records.files import CheckedFile

from .content import INVENTED_PARTNER, INVENTED_PARTNERS
from .partners import find_organisation

WORDINGS = {
    "en": ("Sharing my profile with employers",
           "What you write in your profile is shown to the contacts of the employer to whom you open it. You see who "
           "looked, and close it whenever you like. Nobody is asked to open one."),
    "nl": ("Mijn profiel delen met werkgevers",
           "Wat je in je profiel schrijft, zien de contacten van de werkgever voor wie je het opent. Je ziet wie keek, "
           "en je sluit het wanneer je wilt. Niemand hoeft een profiel te openen."),
    "fr": ("Partager mon profil avec des employeurs",
           "Ce que tu écris dans ton profil est montré aux contacts de l’employeur auquel tu l’ouvres. Tu vois qui l’a "
           "regardé et tu le fermes quand tu veux. Personne n’est obligé d’en ouvrir un."),
}  # fmt: skip
LOOKING = [
    ("A first job in production: I like work that is written down and checked, and I sleep well before early shifts.",
     ["job"], ["Antwerp", "Ghent"]),
    ("An internship of twelve weeks in quality control, with flow cytometry if there is a place.",
     ["internship"], ["Antwerp"]),
    ("A thesis about closed systems or the workflow of a small production unit.", ["thesis", "internship"], ["Leuven"]),
    ("A job in cryo logistics. I drive, and I know what a broken cold chain costs.", ["job"], ["Liège", "Brussels"]),
    ("Weekend work in a cleanroom next to my last year.", ["student_job"], ["Antwerp", "Mechelen"]),
    ("Process development: cells, media and the numbers behind them.", ["job", "thesis"], ["Ghent"]),
]  # fmt: skip
SHOWN = ["C3", "C4", "G3", "Q1", "W2", "A4"]


def make_talent_pool(cohort: Cohort, *, student: User, contact: User, organiser: User) -> None:
    text = _make_text(cohort.organisation)
    employers = [find_organisation(cohort.organisation, name) for name in INVENTED_PARTNERS]
    for employer in employers:
        pool.say(employer, "in", "Hires from the programme", by=organiser)
    first = find_organisation(cohort.organisation, INVENTED_PARTNER)
    others = [row.person for row in cohort.applications.enrolled().exclude(person=student).select_related("person")]
    people = [student, *others[: len(LOOKING) - 1]]
    for number, person in enumerate(people):
        profile = _write(cohort, person, number)
        for employer in employers[: 2 - number % 2]:  # one or two of three, so that something is left to open
            try:
                actions.open_to(profile, employer, by=person, text=text)
            except Refused:
                continue
    openings = list(Opening.objects.filter(organisation=first).order_by("pk"))
    _look(openings, contact)
    if mine := next((row for row in openings if row.profile.person_id == student.pk), None):
        words = "We look for two operators from January on. May I tell you more about our grade B team?"
        actions.ask_contact(mine, words, by=contact)


def _make_text(organiser: Organisation) -> Text:
    text = Text.objects.create(
        organisation=organiser, key=Text.Key.PROFILE, required=False, released_at=timezone.now() - timedelta(days=300)
    )
    for language, (title, body) in WORDINGS.items():
        TextWording.objects.create(text=text, language=language, title=title, body=body)
    return text


def _write(cohort: Cohort, person: User, number: int):
    words, kinds, regions = LOOKING[number]
    competencies = Competency.objects.filter(organisation=cohort.organisation, code__in=SHOWN[number % 3 :])
    begins = date(timezone.localdate().year + 1, 1 + number % 3, 4)
    said = actions.Said(words, kinds, begins if number % 4 else None, regions, competencies, [])
    profile = actions.write_profile(person, said, cv=_cv(person) if number % 2 == 0 else None)
    certificates = Certificate.objects.filter(holder=person).values_list("public_id", flat=True)
    profile.certificates = [str(key) for key in certificates]  # shown as soon as it is issued
    profile.save(update_fields=["certificates"])
    return profile


def _look(openings: list[Opening], contact: User) -> None:
    """What the demo's contact read in the last days."""
    now = timezone.now()
    kinds = [ProfileView.Kind.LISTED, ProfileView.Kind.PROFILE, ProfileView.Kind.CV]
    ProfileView.objects.bulk_create(
        ProfileView(opening=opening, kind=kind, by=contact, at=now - timedelta(days=number + 1, hours=place))
        for number, opening in enumerate(openings[:4])
        for place, kind in enumerate(kinds[: 3 if opening.profile.cv_id else 2])
    )


def _cv(person: User) -> CheckedFile:
    """One page, plainly a sample."""
    document = pydyf.PDF()
    stream = pydyf.Stream()
    for line, words in enumerate([person.full_name, "Curriculum vitae (a sample of the demo)"]):
        stream.begin_text()
        stream.set_font_size("F1", 24 - 8 * line)
        stream.set_text_matrix(1, 0, 0, 1, 70, 760 - 40 * line)
        stream.show_text_string(unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode())
        stream.end_text()
    document.add_object(stream)
    font = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})
    document.add_object(font)
    document.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": document.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 595, 842]),
                "Contents": stream.reference,
                "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({"F1": font.reference})}),
            }
        )
    )
    content = io.BytesIO()
    document.write(content)
    return CheckedFile("cv.pdf", "application/pdf", content.getvalue())
