import json

import pytest
from django.core.cache import cache

from summerschool import health


def test_healthz_asks_nothing(client):
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_is_degraded_without_workers(client):
    cache.clear()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    for queue in health.QUEUES:
        health.beat(queue)
    assert client.get("/readyz").json()["status"] == "ok"


@pytest.mark.django_db
def test_readyz_is_degraded_without_redis(client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["checks"]["redis"] == "unreachable"
    assert "127.0.0.1" not in json.dumps(answer.json())
