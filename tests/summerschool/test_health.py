import json

import pytest
import redis

from summerschool.heartbeat import BEAT, QUEUES, write_heartbeat

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def broker_settings(settings, broker):
    """Heartbeats go where the queue is; in tests the queue is in memory, the cache is the real Redis."""
    settings.CELERY_BROKER_URL = settings.CACHES["default"]["LOCATION"]
    redis.Redis.from_url(settings.CELERY_BROKER_URL).flushdb()


@pytest.fixture
def without_redis(settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": NOWHERE}}


def test_healthz_asks_nobody(client, django_assert_max_num_queries):
    answer = client.get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert answer.json() == {"status": "ok"}
    assert not answer.cookies


@pytest.mark.django_db
def test_readyz_is_degraded_until_somebody_works_at_every_queue(client, broker_settings):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["workers"] == dict.fromkeys([*QUEUES, BEAT], "missing")
    write_heartbeat(["mail", "default"])
    write_heartbeat([BEAT])
    assert client.get("/readyz").json()["workers"]["certificates"] == "missing"
    write_heartbeat(["certificates"])
    assert client.get("/readyz").json()["status"] == "ok"


@pytest.mark.django_db
def test_readyz_is_degraded_without_redis(client, without_redis):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["redis"] == "unreachable"
    assert "127.0.0.1" not in json.dumps(answer.json())


@pytest.mark.django_db
def test_pages_are_served_and_sessions_kept_without_redis(client, without_redis):
    from tests.factories import UserFactory

    client.force_login(UserFactory())
    assert client.get("/").status_code == 200
    assert "sessionid" in client.cookies


@pytest.mark.django_db
def test_readyz_says_that_migrations_are_missing(client):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'records'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == answer.json() | {"status": "unavailable", "database": "migrations missing"}


@pytest.mark.django_db
def test_readyz_says_that_the_database_is_away(client, monkeypatch):
    from django.db import OperationalError, connection

    def refuse(*args, **kwargs):
        raise OperationalError("connection refused to 10.1.2.3, password secret")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"
    assert "secret" not in answer.content.decode()
