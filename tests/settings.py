"""The project's settings with what tests need: servers that are running, cheap hashes, a queue in memory."""

import os

from tests.servers import ensure, own_redis

ensure()

from summerschool.settings import *  # noqa: E402, F403
from summerschool.settings import CACHES, DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("TEST_TEMPLATE")}
CACHES["default"]["LOCATION"] = own_redis()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MEDIA_ROOT = os.path.join(
    os.environ.get("DATA_DIR", ".data"), "test", "media", os.environ.get("PYTEST_XDIST_WORKER", "gw0")
)
WHITENOISE_AUTOREFRESH = True  # else each test's client would look through all static files before its first request
