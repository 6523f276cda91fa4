"""What must be true of the settings before anything is served."""

from django.conf import settings
from django.core.checks import Error, register


@register
def site_url_is_https(app_configs, **kwargs) -> list[Error]:
    """Codes, mails and passkeys carry SITE_URL; outside the demo and this machine it must be HTTPS."""
    if settings.SECURE or settings.DEMO or settings.DEBUG or settings.SITE_HOST in settings.LOCAL_HOSTS:
        return []
    return [Error(f"SITE_URL is {settings.SITE_URL}: outside the demo it must begin with https://", id="summerschool.E001")]
