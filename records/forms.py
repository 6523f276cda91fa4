"""Forms of rows that verbs write."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models

from .text import ReadableForm

LONG_TEXT = 4000


class VerbForm(ReadableForm, forms.ModelForm):
    """A form that checks what was typed, and leaves what is allowed to the verb, which says it in words.

    A text without a length of its own takes LONG_TEXT characters.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            field = self.fields[name]
            column = self._meta.model._meta.get_field(name)
            if isinstance(column, models.TextField) and not field.max_length:
                field.validators.append(MaxLengthValidator(LONG_TEXT))

    def validate_unique(self):
        pass

    def _post_clean(self):
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()
        del self.instance.validate_constraints
