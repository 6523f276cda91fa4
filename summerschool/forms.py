"""How every form of the house is drawn: `{{ form }}` and `{{ field.as_field_group }}` use templates/components/.

Set once through FORM_RENDERER, so no form and no template repeats a class, a label or an error.
"""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

VISIBLE_CHOICES = 4  # up to so many choices stand open on the page, more go into a select


class HouseField(BoundField):
    """A field with the house's classes; dates and times get the browser's own pickers."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        self._use_native_pickers()
        self._open_few_choices()
        if isinstance(field.widget, forms.Textarea) and str(field.widget.attrs.get("rows")) == "10":
            field.widget.attrs["rows"] = 5  # Django's own number is a page on a phone
        self.field.widget.attrs.pop("placeholder", None)  # the label stands above, help under it

    def _use_native_pickers(self) -> None:
        for kind, type_, format_ in (
            (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
            (forms.DateInput, "date", "%Y-%m-%d"),
            (forms.TimeInput, "time", "%H:%M"),
        ):
            if isinstance(self.field.widget, kind):
                self.field.widget.input_type = type_
                self.field.widget.format = format_
                return

    def _open_few_choices(self) -> None:
        """A select of few fixed choices becomes radio buttons; one that asks the database is left alone."""
        field = self.field
        if type(field.widget) is not forms.Select or isinstance(field, forms.ModelChoiceField):
            return
        choices = list(field.choices)
        if any(isinstance(label, list | tuple) for value, label in choices):
            return
        real = [choice for choice in choices if choice[0] not in ("", None)]
        if len(real) > VISIBLE_CHOICES or (len(real) < len(choices) and not field.required):
            return
        attrs = field.widget.attrs
        field.widget = forms.RadioSelect(attrs=attrs, choices=real)
        field.widget.is_required = field.required

    @property
    def is_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
            own = "form-check-input"
        elif isinstance(widget, forms.Select):
            own = "form-select"
        else:
            own = "form-control"
        given = widget.attrs.get("class", "")
        wrong = "is-invalid" if self.errors else ""
        attrs["class"] = " ".join(part for part in (own, given, wrong) if part)
        return attrs


class HouseRenderer(TemplatesSetting):
    form_template_name = "components/fields.html"
    field_template_name = "components/field.html"
    bound_field_class = HouseField
