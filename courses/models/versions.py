"""Versions: a draft, released once, then fixed (VERSIONS in docs/rules.md); and whose the library is."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Role


class LibraryQuerySet(models.QuerySet):
    """Rows of the library, which belong to one organisation."""

    def visible_to(self, user):
        """Of the organisations for which the person is an organiser; everybody else's do not exist for them."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__in=Membership.objects.of(user, Role.ORGANISER).values("organisation"))


class VersionQuerySet(models.QuerySet):
    def released(self):
        return self.filter(state=VersionState.RELEASED)

    def newest_first(self):
        return self.order_by("-number")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    RELEASED = "released", _("released")
    RETIRED = "retired", _("retired")


class Versioned:
    """What the library keeps in versions: a module, a programme, a checklist, a question, a quiz."""

    versions: models.Manager

    def why_cannot_begin_draft(self) -> str:
        """Why no new draft can be begun; "" = it can."""
        if self.versions.filter(state=VersionState.DRAFT).exists():
            return gettext("There is a draft already: go on with that one.")
        return ""


class Version:
    """One version of it, by its `state` (VERSIONS in docs/rules.md)."""

    state: str

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    def why_cannot_change(self) -> str:
        """Why what it says cannot change; "" = it is a draft."""
        return "" if self.is_draft else gettext("This version was released and stays as it is: begin a new draft.")


class RetiringVersion(Version):
    """A version that can be taken out of what is chosen, stays where it is used, and can come back."""

    def why_cannot_retire(self) -> str:
        """Why it cannot be retired; "" = it can."""
        if self.state == VersionState.RETIRED:
            return gettext("It is retired already.")
        if self.state == VersionState.DRAFT:
            return gettext("Only what was released can be retired: a draft is changed.")
        return ""

    def why_cannot_come_back(self) -> str:
        """Why it cannot be chosen again; "" = it can."""
        return "" if self.state == VersionState.RETIRED else gettext("It was not retired.")


RETIRING = ("state", "retired_at", "retired_because")


def fixed_once_released(name: str, *but: str) -> pgtrigger.Trigger:
    """The version itself: nothing of it changes once it was released, whoever asks (VERSIONS in docs/rules.md).

    `but` names the columns that say that it is no longer chosen; it never becomes a draft again.
    """
    left_out = "".join(f" - '{column}'" for column in but)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF OLD.released_at IS NOT NULL THEN
                IF TG_OP = 'DELETE' OR to_jsonb(NEW){left_out} IS DISTINCT FROM to_jsonb(OLD){left_out}
                        OR NEW.state = '{VersionState.DRAFT}' THEN
                    RAISE EXCEPTION 'a released version is fixed';
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def fixed_with(name: str, released_at: str) -> pgtrigger.Trigger:
    """What a version consists of; `released_at` asks when the version of the row `OLD` was released."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF ({released_at}) IS NOT NULL THEN
                RAISE EXCEPTION 'what a released version consists of is fixed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
