"""A speaker of one's own proposal: who it is, the picture, when it is not possible."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records import files
from records.errors import Refused, refusal_in
from records.stale import Stale, versions, written_over

from ...actions import speakers as actions
from ...calls.scoring import reviews_proposals
from ...calls.shown import public_speakers
from ...calls.speaking import say_absence
from ...forms.speakers import AbsenceForm, PictureForm, SpeakerForm
from ...models import Speaker
from ..access import proposal_to_write
from ..answers import act, ask


def _own(request: HttpRequest, public_id, speaker_id) -> Speaker:
    proposal = proposal_to_write(request, public_id)
    speaker = get_object_or_404(proposal.speakers.select_related("picture"), public_id=speaker_id)
    speaker.proposal = proposal
    return speaker


def _address(speaker: Speaker) -> str:
    return reverse("partners:speaker", args=[speaker.proposal.public_id, speaker.public_id])


def speaker(request: HttpRequest, public_id, speaker_id) -> HttpResponse:
    row = _own(request, public_id, speaker_id)
    form = SpeakerForm(request.POST or None, instance=row)
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, form, status=422 if form.errors else 200)
    try:
        actions.save_speaker(row, form.cleaned_data, request.user, form.cleaned_data["seen"])
    except Stale as stale:
        over = SpeakerForm(written_over(request.POST, stale.current), instance=row)
        return _page(request, row, over, versions=versions(over, stale.current), status=409)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, row, form, status=422)
    messages.success(request, _("Saved."))
    return redirect(_address(row))


def _page(request: HttpRequest, row: Speaker, form, *, versions=(), status=200, picture=None, absence=None):
    cohort = row.proposal.cohort
    with timezone.override(cohort.zone):
        context = {
            "speaker": row,
            "proposal": row.proposal,
            "cohort": cohort,
            "form": form,
            "versions": versions,
            "refusal": row.why_not_change(),
            "picture_form": picture or PictureForm(),
            "absence_form": absence or AbsenceForm(cohort=cohort),
            "absences": [(one, say_absence(one, cohort)) for one in row.absences.all()],
        }
        return render(request, "partners/calls/speaker.html", context, status=status)


@require_POST
def set_picture(request: HttpRequest, public_id, speaker_id) -> HttpResponse:
    row = _own(request, public_id, speaker_id)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_in(form):
            if refusal := row.why_not_change():
                raise Refused(refusal)
            stored = files.keep(form.cleaned_data["picture"], by=request.user)
            actions.set_picture(row, stored, request.user)
            messages.success(request, _("The picture is saved."))
            return redirect(_address(row))
    return _page(request, row, SpeakerForm(instance=row), picture=form, status=422)


def remove_picture(request: HttpRequest, public_id, speaker_id) -> HttpResponse:
    row = _own(request, public_id, speaker_id)
    if request.method == "POST":
        verb, done = (lambda: actions.set_picture(row, None, request.user)), _("The picture is gone.")
        return act(request, verb, done, _address(row))
    return ask(
        request,
        title=_("Take the picture of %(speaker)s away?") % {"speaker": row},
        text=_("It is deleted at once."),
        submit=_("Take it away"),
        cancel=_address(row),
        danger=True,
    )


@require_POST
def add_absence(request: HttpRequest, public_id, speaker_id) -> HttpResponse:
    row = _own(request, public_id, speaker_id)
    with timezone.override(row.proposal.cohort.zone):
        form = AbsenceForm(request.POST, cohort=row.proposal.cohort)
        if form.is_valid():
            with refusal_in(form):
                actions.add_absence(row, **form.cleaned_data, by=request.user)
                messages.success(request, _("Noted. The timetable warns of it once the session is accepted."))
                return redirect(_address(row) + "#away")
    return _page(request, row, SpeakerForm(instance=row), absence=form, status=422)


@require_POST
def remove_absence(request: HttpRequest, public_id, speaker_id, absence_id) -> HttpResponse:
    row = _own(request, public_id, speaker_id)
    absence = row.absences.filter(public_id=absence_id).first()
    if absence is None:
        return redirect(_address(row) + "#away")  # sent twice
    absence.speaker = row
    return act(
        request, lambda: actions.remove_absence(absence, request.user), _("Taken away."), _address(row) + "#away"
    )


@login_not_required
@require_safe
def picture(request: HttpRequest, speaker_id) -> HttpResponse:
    """To the public with the person's yes, once the session is released; to the team once the proposal was sent."""
    rows = Speaker.objects.select_related("picture", "proposal__organisation", "proposal__cohort")
    row = get_object_or_404(rows.exclude(picture=None), public_id=speaker_id)
    proposal = row.proposal
    if public_speakers().filter(pk=row.pk).exists():
        return files.serve(row.picture, public=True)
    is_theirs = request.user.has_perm("partners.write_proposal", proposal)
    if not is_theirs and not (proposal.submitted_at and reviews_proposals(request.user, proposal.cohort)):
        raise Http404
    return files.serve(row.picture, public=False)
