"""What the team writes and says about news, pictures and films."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm
from records.text import ReadableForm

from ..afterwards.consent import channels_of
from ..models import Cohort, Film, Gallery, NewsItem, Picture


class NewsForm(VerbForm):
    class Meta:
        model = NewsItem
        fields = ["title", "summary", "body", "picture"]
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picture"].queryset = cohort.pictures.filter(state=Picture.State.READY)
        self.fields["picture"].empty_label = _("no picture")


class ChannelField(forms.ChoiceField):
    """One of the channels that participants were asked about; where they were asked for one thing, that."""

    def __init__(self, cohort: Cohort, **kwargs):
        names = [(name, name or _("photos and film")) for name in channels_of(cohort)]
        super().__init__(label=_("Channel"), choices=names, required=any(name for name, _word in names), **kwargs)


class GalleryForm(VerbForm):
    shown = forms.BooleanField(label=_("Everybody sees the gallery"), required=False)

    class Meta:
        model = Gallery
        fields = ["channel", "intro"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"] = ChannelField(
            cohort, help_text=_("A picture is shown while everybody in it agrees to this channel.")
        )
        self.fields["shown"].initial = bool(self.instance.shown_at)


class PeopleForm:
    """Who can be recognised: participants by name, and the others in words."""

    def name_people(self, cohort: Cohort) -> None:
        people = cohort.applications.enrolled().select_related("person").order_by("person__full_name")
        held = self.instance.visible.values_list("application", flat=True)
        self.fields["people"] = forms.ModelMultipleChoiceField(
            cohort.applications.filter(pk__in=people.values("pk")) | cohort.applications.filter(pk__in=held),
            label=_("Participants who can be recognised"), required=False, initial=list(held),
            widget=forms.CheckboxSelectMultiple, help_text=_("Nobody ticked = nobody can be recognised."),
        )  # fmt: skip
        self.fields["people"].queryset = (
            self.fields["people"].queryset.select_related("person").order_by("person__full_name", "pk")
        )
        self.fields["people"].label_from_instance = lambda row: str(row.person)


class PictureForm(PeopleForm, VerbForm):
    class Meta:
        model = Picture
        fields = ["alt", "caption", "others", "others_agreed"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alt"].required = True
        self.name_people(cohort)


class FilmPeopleForm(PeopleForm, VerbForm):
    class Meta:
        model = Film
        fields = ["others", "others_agreed"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.name_people(cohort)


class NewFilmForm(ReadableForm, forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)


class FilmForm(VerbForm):
    class Meta:
        model = Film
        fields = ["title", "summary", "channel"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"] = ChannelField(
            cohort, help_text=_("The film is shown while everybody in it agrees to this channel.")
        )


class PosterForm(forms.Form):
    file = forms.FileField(
        label=_("Picture before it begins"), max_length=200, help_text=_("PNG, JPEG or WebP, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp"}),
    )  # fmt: skip


class SubtitlesForm(ReadableForm, forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=_("Subtitles"), max_length=200, help_text=_("WebVTT or SRT, in UTF-8."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
    )  # fmt: skip
