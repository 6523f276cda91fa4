"""Is the process alive, and can it do its work? For load balancers and people on call; no secrets, no log-in."""

import time

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

HEARTBEAT = "worker-heartbeat:{queue}"
QUEUES = ("mail", "certificates", "default")
HEARTBEAT_SECONDS = 180


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 when pages can't be served; "degraded", still 200, when only jobs wait."""
    database = _database()
    redis, workers = _redis_and_workers()
    fine = database == "ok" and redis == "ok" and all(state == "ok" for state in workers.values())
    status = "unavailable" if database != "ok" else "ok" if fine else "degraded"
    checks = {"database": database, "redis": redis, "workers": workers}
    return JsonResponse({"status": status, "checks": checks}, status=503 if database != "ok" else 200)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:
        return "unreachable"
    return "migrations missing" if missing else "ok"


def _redis_and_workers() -> tuple[str, dict[str, str]]:
    try:
        beats = cache.get_many([HEARTBEAT.format(queue=queue) for queue in QUEUES])
    except Exception:
        return "unreachable", {queue: "unknown" for queue in QUEUES}
    now = time.time()
    fresh = {
        queue: now - beats.get(HEARTBEAT.format(queue=queue), 0) < HEARTBEAT_SECONDS for queue in QUEUES
    }
    return "ok", {queue: "ok" if alive else "missing" for queue, alive in fresh.items()}


def beat(queue: str) -> None:
    """A worker of this queue is alive."""
    cache.set(HEARTBEAT.format(queue=queue), time.time(), timeout=2 * HEARTBEAT_SECONDS)
