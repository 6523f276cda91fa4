"""Versioned texts that people accept, and who accepted which version."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .people import Membership, Organisation


class TextQuerySet(models.QuerySet):
    def released(self):
        return self.filter(released_at__isnull=False)

    def visible_to(self, user):
        """The texts of the organisers in whose team one is."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__in=Membership.objects.of(user).values("organisation"))


@tracked()
class Text(PublicRow):
    """One version of a text that people accept: privacy notice, house rules, a consent. Released texts never change."""

    class Key(models.TextChoices):
        PRIVACY = "privacy", _("privacy notice")
        RULES = "rules", _("rules of participation")
        PHOTOS = "photos", _("photos and film")
        PROFILE = "profile", _("sharing my profile with employers")
        BRIEFING = "briefing", _("safety briefing")
        HOST_RULES = "host_rules", _("rules of the host and confidentiality")
        GUARDIAN = "guardian", _("consent of a parent or guardian")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="texts")
    key = models.CharField(_("kind"), max_length=20, choices=Key)
    about = models.CharField(
        _("site or host"), max_length=80, blank=True, help_text=_("Where each site has a text of its own.")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    required = models.BooleanField(_("required to apply"), default=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = TextQuerySet.as_manager()

    # What nobody may be made to accept in order to take part (GDPR, article 7(4)).
    FREE = (Key.PHOTOS, Key.PROFILE)
    # What is asked of those who have a place, and of guardians: never part of applying (GATES).
    AFTER_APPLYING = (Key.BRIEFING, Key.HOST_RULES, Key.GUARDIAN)
    # Each site or host may have one of its own.
    SEVERAL = (Key.BRIEFING, Key.HOST_RULES)

    class Meta:
        ordering = ["key", "about", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "about", "version"], name="text_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "key", "about"], condition=Q(released_at=None), name="one_draft_a_text"
            ),
            models.CheckConstraint(
                condition=~Q(key__in=["photos", "profile"]) | Q(required=False), name="consent_is_free"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="released_text_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__released_at__isnull=False),
            )
        ]

    def __str__(self):
        return gettext("%(text)s, version %(version)d") % {"text": self.name, "version": self.version}

    @property
    def name(self) -> str:
        """What it is, and for which site or host."""
        return f"{self.get_key_display()}: {self.about}" if self.about else str(self.get_key_display())

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    def wording(self, language: str) -> "TextWording | None":
        """The wording in that language, else in the first there is; reads prefetched wordings."""
        wordings = {wording.language: wording for wording in self.wordings.all()}
        return wordings.get(language) or wordings.get(settings.LANGUAGE_CODE) or next(iter(wordings.values()), None)

    def reason_not_to_release(self) -> str:
        if self.is_released:
            return gettext("This version is released already.")
        written = {wording.language for wording in self.wordings.all() if wording.title and wording.body}
        missing = [str(name) for code, name in settings.LANGUAGES if code not in written]
        if missing:
            return gettext("Still to be written: %(languages)s. Readers get a text in their own language.") % {
                "languages": ", ".join(missing)
            }
        return ""


@tracked()
class TextWording(models.Model):
    """A text's version in one language."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(_("text"), help_text=_("Markdown"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_wording_a_language")]
        triggers = [
            pgtrigger.Trigger(
                name="released_wording_is_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (SELECT 1 FROM accounts_text WHERE id = OLD.text_id AND released_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'the wording of a released text is fixed';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.title


class AcceptanceQuerySet(models.QuerySet):
    def current(self):
        return self.filter(withdrawn_at=None)

    def visible_to(self, user):
        return self.filter(user=user) if user.is_authenticated else self.none()

    def texts_of(self, user) -> set[int]:
        """The keys of the texts that the person accepts now."""
        return set(self.current().filter(user=user).order_by().values_list("text", flat=True))


@tracked()
class Acceptance(PublicRow):
    """Who accepted which version of a text, when, and when they withdrew it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acceptances")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="acceptances")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "text"], condition=Q(withdrawn_at=None), name="one_current_acceptance"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.text}"

    def reason_not_to_withdraw(self) -> str:
        if self.withdrawn_at is not None:
            return gettext("You withdrew this already.")
        if self.text.required:
            return gettext("This is part of taking part. To end it, withdraw your application or erase your account.")
        return ""
