"""What the designer sends: the look, and the blocks in the order in which they stand on the page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm, unreadable

from ..models import DesignVersion
from .blocks import KINDS, LONGEST_TEXT, Block, new_block, why_cannot_add


class LookForm(ReadableForm, forms.ModelForm):
    name = forms.CharField(label=_("Name of the design"), max_length=80)

    class Meta:
        model = DesignVersion
        fields = ["orientation", "drawing", "accent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.design.name
        self.order_fields(["name"])


class CodeForm(LookForm):
    class Meta:
        model = DesignVersion
        fields = ["orientation", "accent", "html", "css"]
        widgets = {
            "html": forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "d-code"}),
            "css": forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "d-code"}),
        }


class BeginForm(ReadableForm, forms.Form):
    name = forms.CharField(label=_("Name of the design"), max_length=80)
    based_on = forms.ModelChoiceField(label=_("Begin with a copy of"), queryset=None, to_field_name="public_id")
    mode = forms.ChoiceField(
        label=_("Made of"),
        choices=DesignVersion.Mode.choices,
        initial=DesignVersion.Mode.BLOCKS,
        help_text=_("Blocks are put together by hand. HTML and CSS are for whoever knows both."),
    )

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        rows = DesignVersion.objects.filter(design__organisation=organisation).exclude(state="retired")
        self.fields["based_on"].queryset = rows.select_related("design").order_by("design__name", "-number")
        self.fields["based_on"].empty_label = None

    def clean(self):
        cleaned = super().clean()
        based_on = cleaned.get("based_on")
        if based_on and based_on.is_code and cleaned.get("mode") == DesignVersion.Mode.BLOCKS:
            self.add_error("mode", _("A design of HTML cannot become one of blocks."))
        return cleaned


class RetireForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


def read_blocks(data, blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks as sent, in the order sent, and what of them could not be taken, in words.

    Those that the page did not show stay where they are not: a block is named by its id, unknown ones are left out.
    """
    known = {block["id"]: block for block in blocks}
    read, faults = [], []
    for key in dict.fromkeys(data.getlist("block")):
        if block := known.get(key):
            fresh, wrong = _read_block(data, block)
            read.append(fresh)
            faults += wrong
    return read, faults


def _read_block(data, block: Block) -> tuple[Block, list[str]]:
    key, kind, faults = block["id"], KINDS[block["kind"]], []
    fresh = dict(block)
    for name, _name, choices in kind.options:
        if (sent := data.get(f"{name}-{key}")) in dict(choices):
            fresh[name] = sent
    if kind.texts:
        texts = dict(block.get("texts", {}))
        for language in texts:
            sent = data.get(f"text-{key}-{language}", texts[language]).replace("\r\n", "\n").strip()
            texts[language] = sent[:LONGEST_TEXT]
            if reason := unreadable(sent, lines=True):
                faults.append(f"{kind.name} ({language}): {reason}")
                texts[language] = block["texts"][language]
        fresh["texts"] = texts
    return fresh, faults


def rearrange(blocks: list[Block], do: str) -> tuple[list[Block], str]:
    """What a button of the designer does to the blocks, and why it could not be done."""
    verb, _sign, what = do.partition(":")
    at = next((place for place, block in enumerate(blocks) if block["id"] == what), None)
    rows = list(blocks)
    if verb == "add":
        if why := why_cannot_add(rows, what):
            return rows, why
        return _put_in(rows, new_block(what)), ""
    if at is None:
        return rows, ""
    there = at - 1 if verb == "up" else at + 1
    if verb == "remove":
        del rows[at]
    elif verb in ("up", "down") and 0 <= there < len(rows):
        rows[at], rows[there] = rows[there], rows[at]
    return rows, ""


def _put_in(rows: list[Block], block: Block) -> list[Block]:
    """At the end of the text, before what stands at the foot; what belongs to the foot at the very end."""
    if KINDS[block["kind"]].in_foot:
        return [*rows, block]
    foot = next((place for place, row in enumerate(rows) if KINDS[row["kind"]].in_foot), len(rows))
    return [*rows[:foot], block, *rows[foot:]]
