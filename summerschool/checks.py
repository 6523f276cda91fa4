"""What a real installation must not start with."""

from django.conf import settings
from django.core.checks import Error, register


@register
def site_url_is_https(app_configs, **kwargs) -> list[Error]:
    """A browser treats http://localhost as safe; any other address needs TLS."""
    if settings.SECURE or settings.DEMO or settings.DEBUG or settings.SITE_HOST in settings.LOCAL_HOSTS:
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL}: outside the demo it must begin with https://, because passkeys, cookies "
            "and the codes on certificates rely on it.",
            id="summerschool.E001",
        )
    ]
