"""A student's own profile: written, seen as an employer would, opened and closed."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Membership, Role
from courses.lists import page_of, pills, searched
from records import files
from records.errors import Refused
from records.stale import Stale, versions, written_over

from ...forms.talent import OpenForm, TalentProfileForm
from ...models import ContactRequest, Opening, ProfileView, TalentProfile
from ...talent import actions, allowed
from ...talent.showing import card_of
from ..answers import act, ask

LOOKS = Q(views__kind__in=("profile", "cv", "export"))


def profile_of(request: HttpRequest) -> TalentProfile | None:
    """One's own; 403 for whoever can have none."""
    profile = TalentProfile.objects.filter(person=request.user).select_related("cv", "person").first()
    if profile is None and allowed.why_no_profile(request.user):
        raise PermissionDenied
    return profile


@never_cache
@require_safe
def my_talent(request: HttpRequest) -> HttpResponse:
    """What it says, to whom it is open, who looked, who asks."""
    profile = profile_of(request)
    context = {"profile": profile, "employers": allowed.employers_for(request.user).count()}
    if profile:
        standing = profile.openings.standing().select_related("organisation")
        openings = list(standing.annotate(looks=Count("views", filter=LOOKS)).order_by("organisation__name"))
        _add_readers(openings)
        context |= {
            "openings": openings,
            "looks": _looks(profile)[:5],
            "requests": _requests(profile)[:20],
            "shown": profile.competencies.count(),
        }
    return render(request, "partners/talent/mine.html", context)


def _add_readers(openings: list[Opening]) -> None:
    """Who at each employer may read it now; one query."""
    contacts = Membership.objects.current().filter(
        organisation__in=[row.organisation_id for row in openings], role=Role.PARTNER_CONTACT
    )
    by_employer: dict[int, list[Membership]] = {}
    for contact in contacts.select_related("user").order_by("created_at"):
        by_employer.setdefault(contact.organisation_id, []).append(contact)
    for row in openings:
        row.readers = by_employer.get(row.organisation_id, [])  # type: ignore[attr-defined]


def _looks(profile: TalentProfile):
    rows = ProfileView.objects.filter(opening__profile=profile)
    return rows.select_related("opening__organisation", "by").order_by("-at", "-pk")


def _requests(profile: TalentProfile):
    rows = ContactRequest.objects.filter(opening__profile=profile)
    return rows.select_related("opening__organisation", "by").order_by("-sent_at", "-pk")


@never_cache
def edit_talent(request: HttpRequest) -> HttpResponse:
    profile = profile_of(request)
    form = TalentProfileForm(request.POST or None, request.FILES or None, user=request.user, profile=profile)
    context = {"profile": profile}
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.write_profile(
                request.user, form.said, cv=data["cv"], drop_cv=data.get("drop_cv", False), seen=data["seen"]
            )
            messages.success(request, _("Saved. Whoever it is open to sees it so from now on."))
            return redirect("partners:preview_talent")
        except Stale as late:
            form = _over(request, late.current)
            context["versions"] = versions(form, late.current, ("looking_for", "kinds", "available_from"))
        except Refused as refused:
            form.add_error(None, str(refused))
    if form.errors and request.FILES:
        form.add_error("cv", _("Choose the file again: a browser doesn't keep it."))
    context["form"] = form
    return render(request, "partners/talent/edit.html", context, status=422 if form.errors else 200)


def _over(request: HttpRequest, current: TalentProfile) -> TalentProfileForm:
    """What was typed, to be written over what another window saved; a file has to be chosen again."""
    form = TalentProfileForm(written_over(request.POST, current), user=request.user, profile=current)
    form.add_error(None, _("You saved your profile in another window meanwhile. Saving once more counts."))
    return form


@never_cache
@require_safe
def preview_talent(request: HttpRequest) -> HttpResponse:
    """Just as an employer reads it, from the same template."""
    profile = profile_of(request)
    if profile is None:
        return redirect("partners:edit_talent")
    return render(request, "partners/talent/preview.html", {"card": card_of(profile), "profile": profile})


@never_cache
@require_safe
def my_cv(request: HttpRequest) -> HttpResponse:
    profile = profile_of(request)
    if profile is None or profile.cv is None:
        raise Http404
    return files.serve(profile.cv, public=False)


@never_cache
@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """The employers of the pool, each with whether one's profile is open to it."""
    profile = profile_of(request)
    mine = Opening.objects.standing().filter(profile=profile)
    to_this = mine.filter(organisation=OuterRef("pk")).values("public_id")[:1]
    rows = allowed.employers_for(request.user).annotate(opening=Subquery(to_this))
    query, state = searched(request), request.GET.get("state", "")
    total, opened = rows.count(), rows.filter(opening__isnull=False).count()
    if query:
        rows = rows.filter(name__icontains=query)
    if state in ("open", "closed"):
        rows = rows.filter(opening__isnull=state == "closed")
    page = page_of(request, rows)
    counted = [("", _("All"), total), ("open", _("Open"), opened), ("closed", _("Not open"), total - opened)]
    context = {
        "profile": profile,
        "page": page,
        "query": query,
        "count": ngettext("%(n)d employer", "%(n)d employers", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", counted),
        "hidden": {"state": state} if state else {},
        "is_empty": not total,
    }
    return render(request, "partners/talent/employers.html", context)


@never_cache
def open_talent(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Says what they will see; the consent is given with the click."""
    rows = allowed.employers_for(request.user).select_related("keeper")
    employer = get_object_or_404(rows, public_id=organisation_id)
    profile = profile_of(request)
    text = allowed.consent_text(employer.keeper)
    form = OpenForm(request.POST or None, initial={"text": text.public_id if text else None})
    cannot = allowed.why_cannot_open(profile, employer, request.user)
    if request.method == "POST" and (text is None or form.is_valid()):
        agreed = text if text and form.cleaned_data["text"] == text.public_id else None
        done = _("Open. %(employer)s can read your profile from now on, until you close it.") % {"employer": employer}
        if cannot:
            messages.error(request, cannot)
            return redirect("partners:talent_employers")
        return act(
            request,
            lambda: actions.open_to(profile, employer, by=request.user, text=agreed),  # type: ignore[arg-type]
            done,
            reverse("partners:my_talent"),
        )
    context = {
        "employer": employer,
        "card": card_of(profile) if profile else None,
        "form": form if text else None,
        "text": text,
        "wording": text.wording(request.user.language) if text else None,
        "cannot": cannot,
        "readers": Membership.objects.current()
        .filter(organisation=employer, role=Role.PARTNER_CONTACT)
        .select_related("user"),
    }
    return render(request, "partners/talent/open.html", context, status=422 if form.is_bound else 200)


def close_talent(request: HttpRequest, opening: UUID) -> HttpResponse:
    """Ends it at once; closing twice is no fault."""
    rows = Opening.objects.filter(profile__person=request.user).select_related("organisation")
    found = get_object_or_404(rows, public_id=opening)
    back = reverse("partners:my_talent")
    if request.method == "POST":
        done = _("Closed. %(employer)s can't read your profile any more.") % {"employer": found.organisation}
        return act(request, lambda: actions.close(found, by=request.user), done, back)
    return ask(
        request,
        title=_("Close your profile for %(employer)s?") % {"employer": found.organisation},
        text=_(
            "From this moment on they can't read it or take it, and links to your CV end. "
            "What they have read or taken before, they know. You can open it again."
        ),
        submit=_("Close the profile"),
        cancel=back,
        danger=True,
    )


def close_all(request: HttpRequest) -> HttpResponse:
    profile = get_object_or_404(TalentProfile, person=request.user)
    back = reverse("partners:my_talent")
    if request.method == "POST":
        return act(
            request,
            lambda: actions.close_all(profile, by=request.user),
            _("Closed. Nobody can read it any more."),
            back,
        )
    return ask(
        request,
        title=_("Close your profile for everybody?"),
        text=_(
            "No employer can read it any more, from this moment on. What you wrote stays yours, to be opened again."
        ),
        submit=_("Close for everybody"),
        cancel=back,
        danger=True,
    )
