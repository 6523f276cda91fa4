"""What an employer's contacts see: the profiles that are open to them, and nothing else."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Organisation, Role
from courses.lists import page_of
from courses.models import Level
from records import files
from records.errors import refusal_in

from ...forms.fields import ReasonForm
from ...forms.talent import ContactForm, LevelForm
from ...models import ContactRequest, LevelWord, Opening, ProfileView, TalentExport, pool_employers
from ...talent import actions, allowed, levels
from ...talent.looking import listed, look
from ...talent.searching import Wanted, choices, found, kinds
from ...talent.showing import card_of, cards_of
from ..access import organisation_to_speak_for
from ..answers import act, ask


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """To the pool of one's employer; where one speaks for several, the choice."""
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    if not mine:
        raise PermissionDenied
    rows = list(Organisation.objects.filter(pk__in=mine).order_by("name"))
    if len(rows) == 1:
        return redirect("partners:talent_pool", rows[0].public_id)
    return render(request, "partners/talent/door.html", {"organisations": rows})


def _asked(wanted: Wanted, **other: str) -> str:
    return "?" + urlencode({key: value for key, value in (wanted.said | other).items() if value})


@never_cache
@require_safe
def pool(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Searched and filtered; that somebody stood in the list is noted once a day."""
    employer = organisation_to_speak_for(request, organisation_id)
    wanted = Wanted.of(request.GET.dict())
    page = page_of(request, found(employer, wanted))
    openings = list(page.object_list)
    listed(openings, request.user)
    cards = cards_of(row.profile for row in openings)
    counted = kinds(employer, wanted)
    regions, competencies = choices(employer)
    context = {
        "employer": employer,
        "page": page,
        "rows": [(row, cards[row.profile_id]) for row in openings],
        "wanted": wanted,
        "count": ngettext("%(n)d profile", "%(n)d profiles", page.paginator.count) % {"n": page.paginator.count},
        "filters": [
            {
                "name": name or _("All"),
                "count": number,
                "is_current": value == wanted.state,
                "url": _asked(wanted, state=value),
            }
            for value, name, number in counted
            if number or not value
        ],
        "regions": regions,
        "competencies": competencies,
        "is_in_pool": pool_employers().filter(pk=employer.pk).exists(),
        "asks_more": any((wanted.competency, wanted.region, wanted.by)),
        "is_asked": bool(wanted.said),
        "kinds": TalentExport.Kind.choices,
        "cannot_export": allowed.why_cannot_export(employer),
        "levels": Level.choices[1:],
    }
    return render(request, "partners/talent/pool.html", context)


def opening_or_404(request: HttpRequest, public_id: UUID) -> Opening:
    """One that stands, of one's own organisation; closed or somebody else's, it does not exist."""
    rows = Opening.objects.visible_to(request.user).select_related("profile__person", "profile__cv", "organisation")
    return get_object_or_404(rows, public_id=public_id)


@never_cache
@require_safe
def profile(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read: it is noted, and the student reads who it was."""
    opening = look(opening_or_404(request, public_id), ProfileView.Kind.PROFILE, request.user)
    if opening is None:
        raise Http404
    requests = ContactRequest.objects.filter(
        opening__profile=opening.profile, opening__organisation=opening.organisation_id
    )
    context = {
        "opening": opening,
        "employer": opening.organisation,
        "card": card_of(opening.profile),
        "requests": requests.select_related("by").order_by("-sent_at"),
        "cannot_ask": allowed.why_cannot_ask(opening),
        "words": LevelWord.objects.filter(
            opening__profile=opening.profile, opening__organisation=opening.organisation_id
        ).select_related("competency", "by"),
    }
    return render(request, "partners/talent/profile.html", context)


@never_cache
@require_safe
def cv(request: HttpRequest, public_id: UUID) -> HttpResponse:
    opening = opening_or_404(request, public_id)
    if opening.profile.cv is None:
        raise Http404
    held = look(opening, ProfileView.Kind.CV, request.user)
    if held is None or held.profile.cv is None:
        raise Http404
    return files.serve(held.profile.cv, public=False)


@never_cache
def ask_contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    opening = opening_or_404(request, public_id)
    form = ContactForm(request.POST or None)
    back = reverse("partners:talent_profile", args=[public_id])
    if form.is_valid():
        with refusal_in(form):
            actions.ask_contact(opening, form.cleaned_data["message"], by=request.user)
            messages.success(request, _("Asked. You get a mail with the answer."))
            return redirect(back)
    context = {
        "title": _("Ask %(person)s for contact?") % {"person": opening.profile.person.full_name},
        "text": allowed.why_cannot_ask(opening)
        or _("The message goes by mail through the platform. You get the address if the answer is yes."),
        "submit": _("Send the request"),
        "cancel": back,
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.errors else 200)


@never_cache
def say_level(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Levels 3 and 4, which an employer alone gives."""
    opening = opening_or_404(request, public_id)
    form = LevelForm(request.POST or None, organiser=opening.organisation.keeper_id)
    back = reverse("partners:talent_profile", args=[public_id])
    if form.is_valid():
        said = form.cleaned_data
        with refusal_in(form):
            levels.say(opening, said["competency"], said["level"], said["words"], by=request.user)
            messages.success(request, _("Confirmed. %(person)s is told.") % {"person": opening.profile.person})
            return redirect(back)
    context = {
        "title": _("Confirm a level of %(person)s?") % {"person": opening.profile.person.full_name},
        "text": _(
            "A course shows level 2 at most; what somebody does alone or at a site, an employer says. It stands with "
            "your name among the evidence, and the person is told."
        ),
        "submit": _("Confirm the level"),
        "cancel": back,
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.errors else 200)


@never_cache
def take_level_back(request: HttpRequest, public_id: UUID, word: UUID) -> HttpResponse:
    opening = opening_or_404(request, public_id)
    rows = LevelWord.objects.filter(
        opening__profile=opening.profile, opening__organisation=opening.organisation, withdrawn_at=None
    )
    found_word = get_object_or_404(rows.select_related("competency"), public_id=word)
    form = ReasonForm(request.POST or None)
    back = reverse("partners:talent_profile", args=[public_id])
    if form.is_valid():
        reason = form.cleaned_data["reason"][:300]
        return act(
            request, lambda: levels.take_back(found_word, reason, by=request.user), _("The level is taken back."), back
        )
    return ask(
        request,
        title=_("Take back level %(level)d of %(code)s?")
        % {"level": found_word.level, "code": found_word.competency.code},
        text=_("It no longer counts as evidence. The person reads your reason."),
        submit=_("Take it back"),
        cancel=back,
        form=form,
        danger=True,
        status=422 if form.errors else 200,
    )
