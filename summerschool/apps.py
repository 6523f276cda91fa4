from django.apps import AppConfig


class SummerschoolConfig(AppConfig):
    name = "summerschool"

    def ready(self):
        from . import checks  # noqa: F401
