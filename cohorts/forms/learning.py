"""From when a module's pages are read."""

from records.forms import VerbForm

from ..models import OpenedModule


class OpenModuleForm(VerbForm):
    class Meta:
        model = OpenedModule
        fields = ["opens_at", "due_on", "is_required"]
