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


def why_version_cannot_retire(version) -> str:
    """Why a version of a module or programme cannot be retired; "" = it can."""
    if version.state == VersionState.RETIRED:
        return gettext("It is retired already.")
    if version.state == VersionState.DRAFT:
        return gettext("Only what was released can be retired: a draft is changed.")
    return ""


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
