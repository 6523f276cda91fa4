"""What students and employers type in the talent pool."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Competency, Evidence
from records.proofs import proofs_of
from records.text import ReadableForm, validate_year

from ..models import TalentProfile
from ..talent.actions import Said
from .fields import CvField, LinesField

MOST_REGIONS = 8
LONGEST_REGION = 60


class TalentProfileForm(ReadableForm, forms.Form):
    looking_for = LinesField(
        label=_("What I look for"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The work, the setting, what you bring. At most 1,200 characters."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kind"), choices=TalentProfile.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    available_from = forms.DateField(label=_("From when"), required=False, validators=[validate_year])
    regions = forms.CharField(
        label=_("Regions"), required=False, max_length=500, help_text=_("Separated by commas: Antwerp, Ghent, remote.")
    )
    cv = CvField(
        label=_("CV"),
        required=False,
        help_text=_("PDF, at most 8 MB. Leave out what nobody has to know: birth date, address, picture."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    drop_cv = forms.BooleanField(label=_("Take the present CV away"), required=False)
    competencies = forms.ModelMultipleChoiceField(
        Competency.objects.none(),
        label=_("Competencies that I show"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With the level and what showed it, as it stands on the day on which somebody reads it."),
    )
    certificates = forms.MultipleChoiceField(
        label=_("Certificates that I show"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each with the page on which anybody may verify it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *args, user: User, profile: TalentProfile | None, **kwargs):
        if profile:
            kwargs["initial"] = {
                "looking_for": profile.looking_for,
                "kinds": profile.kinds,
                "available_from": profile.available_from,
                "regions": ", ".join(profile.regions),
                "competencies": profile.competencies.all(),
                "certificates": profile.certificates,
                "seen": profile.seen,
            }
        super().__init__(*args, **kwargs)
        if not (profile and profile.cv_id):
            del self.fields["drop_cv"]
        shown = Evidence.objects.current().filter(person=user).order_by().values("competency")
        self.fields["competencies"].queryset = Competency.objects.filter(pk__in=shown).in_order()
        proofs = proofs_of([user.pk]).get(user.pk, [])
        self.fields["certificates"].choices = [(one.key, f"{one.title}, {one.detail}") for one in proofs]
        for name, some in (("competencies", shown.exists()), ("certificates", bool(proofs))):
            if not some:
                del self.fields[name]

    def clean_regions(self) -> list[str]:
        said = (" ".join(part.split()) for part in self.cleaned_data["regions"].split(","))
        regions = list(dict.fromkeys(part for part in said if part))
        if len(regions) > MOST_REGIONS:
            raise forms.ValidationError(gettext("At most %(most)d regions.") % {"most": MOST_REGIONS})
        if any(len(part) > LONGEST_REGION for part in regions):
            raise forms.ValidationError(gettext("A region has at most %(most)d letters.") % {"most": LONGEST_REGION})
        return regions

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            looking_for=data["looking_for"],
            kinds=data["kinds"],
            available_from=data["available_from"],
            regions=data["regions"],
            competencies=data.get("competencies", ()),
            certificates=data.get("certificates", []),
        )


class ContactForm(ReadableForm, forms.Form):
    message = LinesField(
        label=_("Message"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who you are and what you have in mind. With a yes you get the e-mail address."),
    )


class AnswerForm(ReadableForm, forms.Form):
    says = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Yes, give them my e-mail address")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    words = LinesField(
        label=_("A word to them"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class LevelForm(ReadableForm, forms.Form):
    competency = forms.ModelChoiceField(Competency.objects.none(), label=_("Competency"), empty_label=_("Choose one"))
    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=int,
        choices=[(3, _("3, performs independently")), (4, _("4, qualified at site, can train others"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("On what this rests"),
        max_length=200,
        help_text=_("What you saw and when: twelve weeks in our grade B area, signed off by QA in June."),
    )

    def __init__(self, *args, organiser, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competency"].queryset = Competency.objects.filter(organisation=organiser).in_order()


class PoolWordForm(ReadableForm, forms.Form):
    said = forms.ChoiceField(
        label=_("In the talent pool"),
        choices=[
            ("part", _("As its part in a cohort says: while it is an employer there")),
            ("in", _("Let in, whatever its part")),
            ("out", _("Keep out, whatever its part")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class OpenForm(forms.Form):
    """The consent, where the organiser has a text for it: ticked by hand, in the version that was shown."""

    agree = forms.BooleanField(label=_("I have read this and agree"))
    text = forms.UUIDField(widget=forms.HiddenInput)
