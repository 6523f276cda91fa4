"""Whether everybody who can be recognised agrees, asked anew each time something is shown."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from cohorts import guardians
from cohorts.models import Application, Cohort, Consent, Film, Gallery, Picture, Question, Visible

SAYS_YES = Application.State.ACCEPTED  # whose place was given back is not shown


def question_of(cohort: Cohort) -> Question | None:
    """The newest question about photos and film; consents to one that it replaced do not count any more."""
    return cohort.questions.filter(meaning=Question.Meaning.PHOTO_CONSENT).order_by("-pk").first()


def channels_of(cohort: Cohort) -> list[str]:
    """The channels that participants were asked about; one without a name where they were not told apart."""
    question = question_of(cohort)
    if question is None:
        return []
    return list(question.choices) or [""]


def why_channel_cannot_be(cohort: Cohort, channel: str) -> str:
    """Why nothing can be shown under a channel; "" = it can."""
    channels = channels_of(cohort)
    if not channels:
        return _("Nobody was asked about photos: add the question of photo consent to the dossier first.")
    if channel not in channels:
        return _("Participants were not asked about this channel. Choose one of those they were asked about.")
    return ""


def agreed(cohort: Cohort, channel: str):
    """The consents of a cohort that hold now for one channel, as a queryset of applications' keys."""
    question = question_of(cohort)
    rows = Consent.objects.filter(question=question, channel=channel, withdrawn_at=None)
    return rows.filter(application__state=SAYS_YES).values("application")


def shown_pictures(cohort: Cohort):
    """The pictures that everybody may see at this moment."""
    gallery = getattr(cohort, "gallery", None)
    if gallery is None or gallery.shown_at is None or why_channel_cannot_be(cohort, gallery.channel):
        return Picture.objects.none()
    ready = cohort.pictures.filter(state=Picture.State.READY, hidden_at=None, looked_at__isnull=False)
    return _by_consent(ready, cohort, gallery.channel, "picture")


def shown_films(cohort: Cohort):
    """The films that everybody may see at this moment; each has a channel of its own."""
    films = cohort.films.filter(shown_at__isnull=False, looked_at__isnull=False)
    keys: list[int] = []
    for channel in channels_of(cohort):
        keys += _by_consent(films.filter(channel=channel), cohort, channel, "film").values_list("pk", flat=True)
    return Film.objects.filter(pk__in=keys)


def is_anything_shown(cohort: Cohort) -> bool:
    """Whether the public page leads to a gallery; what it shows is asked there."""
    shows = cohort.films.filter(shown_at__isnull=False).exists()
    return shows or Gallery.objects.filter(cohort=cohort, shown_at__isnull=False).exists()


def _by_consent(rows, cohort: Cohort, channel: str, kind: str):
    said_no = Visible.objects.filter(**{kind: OuterRef("pk")}).exclude(application__in=agreed(cohort, channel))
    minors = _minors_without_guardian(cohort, kind)
    without_minors = ~Exists(Visible.objects.filter(**{kind: OuterRef("pk")}, application__in=minors))
    return rows.filter(~Exists(said_no), without_minors, Q(others="") | Q(others_agreed=True))


def _minors_without_guardian(cohort: Cohort, kind: str) -> list[int]:
    """Under 18, or not known, and no guardian has agreed: not to be shown, whatever they ticked themselves."""
    named = Application.objects.filter(cohort=cohort, visible_in__isnull=False).exclude(**{f"visible_in__{kind}": None})
    shut = guardians.shut_for(named.distinct())
    return [key for key, reason in shut.items() if reason]


def objections(rows: Iterable[Picture | Film], cohort: Cohort, channel: str, kind: str) -> dict[int, list[str]]:
    """Why each of the pictures or films is not shown, in words for the team, by key; [] = nothing stands against it.

    A fixed number of queries.
    """
    rows = list(rows)
    said: dict[int, list[str]] = {row.pk: [] for row in rows}
    holds = set(agreed(cohort, channel).values_list("application", flat=True))
    shut = set(_minors_without_guardian(cohort, kind))
    named = Visible.objects.filter(**{f"{kind}__in": rows}).select_related("application__person")
    people = defaultdict(list)
    for one in named.annotate(of=F(f"{kind}_id")):
        if one.application_id not in holds or one.application_id in shut:
            people[one.of].append(str(one.application.person))
    for row in rows:
        if row.looked_at is None:
            said[row.pk].append(_("Nobody said yet who can be recognised."))
        if people[row.pk]:
            said[row.pk].append(_("No consent: %(names)s") % {"names": ", ".join(people[row.pk])})
        if row.others and not row.others_agreed:
            said[row.pk].append(_("Not confirmed that the others agreed."))
    return said
