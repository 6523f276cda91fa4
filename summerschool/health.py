"""Does the process live, and can it do its work? JSON for load balancers and people on call: no secrets, no log-in."""

import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from certificates.keys import standing

from .heartbeat import BEAT, QUEUES, read_heartbeats


class HealthMiddleware:
    """Answer `/healthz` and `/readyz` before host names, sessions or redirects are looked at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = {"/healthz": healthz, "/readyz": readyz}.get(request.path_info)
        if answer is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = answer()
        response["Cache-Control"] = "no-store"
        return response


def healthz() -> JsonResponse:
    """The process lives. Asks nobody."""
    return JsonResponse({"status": "ok"})


def readyz() -> JsonResponse:
    """503 while no page can be served; "degraded", still 200, while only mails, certificates and other jobs wait."""
    database, keys = _database(), standing.health()
    redis_state, workers = _redis_and_workers()
    if database != "ok":
        status = "unavailable"
    else:
        status = "ok" if {redis_state, *workers.values()} == {"ok"} and keys != "faulty" else "degraded"
    body = {"status": status, "database": database, "redis": redis_state, "workers": workers, "keys": keys}
    return JsonResponse(body, status=503 if status == "unavailable" else 200)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:  # whatever the reason: it is not reachable, and the log of the database knows more
        return "unreachable"
    return "migrations missing" if missing else "ok"


def _redis_and_workers() -> tuple[str, dict[str, str]]:
    client = redis.Redis.from_url(settings.CACHES["default"]["LOCATION"], socket_connect_timeout=1, socket_timeout=1)
    try:
        alive = read_heartbeats(client)
    except redis.RedisError:
        return "unreachable", dict.fromkeys([*QUEUES, BEAT], "unknown")
    finally:
        client.close()
    return "ok", {name: "ok" if name in alive else "missing" for name in (*QUEUES, BEAT)}
