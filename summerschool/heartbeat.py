"""Workers and beat say every few seconds that they live: in Redis, for `/readyz`, and in a file of their own.

A thread of the parent process writes, so a long batch before it in the queue does not silence a worker.
"""

import contextlib
import threading
from pathlib import Path

import redis
from celery import signals
from django.conf import settings

QUEUES = ("mail", "certificates", "default")
BEAT = "beat"
EVERY, FORGOTTEN_AFTER = 10, 35  # seconds
KEY = "summerschool:alive:"


def read_heartbeats(client: redis.Redis) -> set[str]:
    """Which of the queues, and beat, somebody works at."""
    names = [*QUEUES, BEAT]
    return {name for name, value in zip(names, client.mget([KEY + name for name in names]), strict=True) if value}


def write_heartbeat(names: list[str]) -> None:
    """Redis may be away: the worker waits for it, and so does its heartbeat."""
    if settings.HEARTBEAT_FILE:
        Path(settings.HEARTBEAT_FILE).touch()
    client = redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=1, socket_timeout=1)
    with contextlib.suppress(redis.RedisError), contextlib.closing(client):
        for name in names:
            client.set(KEY + name, "1", ex=FORGOTTEN_AFTER)


def _start(names: list[str]) -> None:
    ended = threading.Event()
    signals.worker_shutting_down.connect(lambda **_: ended.set(), weak=False)

    def beat() -> None:
        write_heartbeat(names)
        while not ended.wait(EVERY):
            write_heartbeat(names)

    threading.Thread(target=beat, name="heartbeat", daemon=True).start()


@signals.worker_ready.connect
def _worker_is_ready(sender, **kwargs) -> None:
    _start(list(sender.app.amqp.queues.consume_from))


@signals.beat_init.connect
def _beat_is_ready(**kwargs) -> None:
    _start([BEAT])
