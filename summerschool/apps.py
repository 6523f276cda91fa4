from django.apps import AppConfig


class SummerschoolConfig(AppConfig):
    name = "summerschool"

    def ready(self) -> None:
        from . import checks, heartbeat  # noqa: F401
