"""The servers that tests talk to: the embedded Postgres and Redis, unless DATABASE_URL and REDIS_URL name others.

The first process of a run starts them; the workers of pytest-xdist find their addresses in the environment.
"""

import atexit
import os
from pathlib import Path

from summerschool.stack import postgres, redis

ROOT = Path(__file__).resolve().parent.parent
FIXED = {
    "SECRET_KEY": "only-for-tests",
    "SITE_URL": "http://localhost:8000",
    "EMAIL_URL": "outbox://",
    "DEMO": "false",
    "DEBUG": "false",
    "TESTING": "true",
}
FOLDER = Path(os.environ.get("DATA_DIR", ROOT / ".data")) / "test"
# fonts and static files are built once for all tests that start the platform
BUILT = {"STATIC_ROOT": str(FOLDER / "static"), "PDF_FONTS": str(FOLDER / "fonts")}


def ensure() -> None:
    for name, value in (FIXED | BUILT).items():
        os.environ.setdefault(name, value)
    folder = FOLDER
    if "DATABASE_URL" not in os.environ:
        server = postgres.start(folder / "postgres", durable=False)
        os.environ["DATABASE_URL"] = server.owner_url
        atexit.register(server.stop)
    if "REDIS_URL" not in os.environ:
        cache = redis.start(folder / "redis", "test", durable=False)
        os.environ["REDIS_URL"] = cache.url
        atexit.register(cache.stop)
