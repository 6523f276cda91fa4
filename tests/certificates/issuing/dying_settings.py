"""The project's settings for a worker whose child kills itself at a step (dying.py)."""

from summerschool.settings import *  # noqa: F403

CELERY_IMPORTS = ["tests.certificates.issuing.dying"]
