"""The parts of a mail's HTML, with their inline styles; templates/emails/base.html has the frame and an example.

{% mail_p %}…{% endmail_p %}  {% mail_facts %}{% mail_fact _("When") %}…{% endmail_fact %}{% endmail_facts %}
{% mail_button url %}Yes, I take the place{% endmail_button %}  {% mail_link url %}No, give it back{% endmail_link %}
{% mail_small %}…{% endmail_small %}  {{ url }}: {{ site }}{% url … %}
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .wording import markdown

register = template.Library()
MARKED = {
    "p": "margin:0 0 18px",
    "h3": "margin:24px 0 8px;font-size:20px",
    "h4": "margin:20px 0 8px;font-size:18px",
    "li": "margin:0 0 6px",
    "td": "padding:6px 12px 6px 0;border-bottom:1px solid #d9d9ce",
    "th": "padding:6px 12px 6px 0;border-bottom:1px solid #d9d9ce;text-align:left",
    "blockquote": "margin:0 0 18px;padding-left:16px;border-left:3px solid #d9d9ce",
}
LINE = "border-bottom:1px solid #d9d9ce"


def _inside(content: str) -> SafeString:
    """What stood between the tags: the template has escaped it already, and `strip` forgets that."""
    return mark_safe(content.strip())


@register.simple_block_tag
def mail_p(content: str) -> SafeString:
    return format_html('<p class="m-ink" style="margin:0 0 18px;color:#14302e">{}</p>', _inside(content))


@register.simple_block_tag
def mail_small(content: str) -> SafeString:
    style = "margin:24px 0 0;color:#4a5f5c;font-size:16px"
    return format_html('<p class="m-soft" style="{}">{}</p>', style, _inside(content))


@register.simple_block_tag
def mail_facts(content: str) -> SafeString:
    return format_html(
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" '
        'style="margin:0 0 24px;border-top:1px solid #d9d9ce">{}</table>',
        _inside(content),
    )


@register.simple_block_tag
def mail_fact(content: str, label: str) -> SafeString:
    return format_html(
        '<tr><td class="m-soft" valign="top" style="padding:10px 16px 10px 0;{0};color:#4a5f5c;width:92px">{1}</td>'
        '<td class="m-ink" style="padding:10px 0;{0};color:#14302e">{2}</td></tr>',
        LINE,
        label,
        _inside(content),
    )


@register.simple_block_tag
def mail_button(content: str, url: str) -> SafeString:
    return format_html(
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>'
        '<td class="m-btn" style="background:#0b5953;border-radius:99px"><a href="{}" '
        'style="display:inline-block;padding:14px 30px;font-weight:600;color:#ffffff;text-decoration:none">{}</a>'
        "</td></tr></table>",
        url,
        _inside(content),
    )


@register.simple_block_tag
def mail_link(content: str, url: str) -> SafeString:
    style = "margin:18px 0 0"
    return format_html(
        '<p style="{}"><a class="m-link" href="{}" style="color:#0b5953">{}</a></p>', style, url, _inside(content)
    )


@register.filter
def mail_markdown(text: str) -> SafeString:
    """An organiser's Markdown, cleaned as on a page, with the inline styles that a mail needs."""
    html = markdown(text)
    for tag, style in MARKED.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    link = '<a class="m-link" style="color:#0b5953" '
    return mark_safe(html.replace("<a ", link))
