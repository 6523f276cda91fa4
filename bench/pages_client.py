"""The client of the pages: a process of its own that knows nothing of Django, so that its cost can be told apart.

    python -m bench.pages_client PORT PATH WORDS REQUESTS IN_FLIGHT [FILE | --keep]

With FILE its bytes are sent by POST, and the answer is asked for as JSON. With --keep each thread keeps its connection,
as a proxy in front of the server does.
Every answer must have status 200 and hold the words; prints the figures as JSON.
"""

import http.client
import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

KEEP = "--keep"


def connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=30)


def ask(port: int, path: str, body: bytes = b"", kept: http.client.HTTPConnection | None = None) -> tuple[int, bytes]:
    connection = kept or connect(port)
    headers = {"Host": f"localhost:{port}", "Accept-Language": "en"}
    try:
        if body:
            headers |= {"Accept": "application/json", "Content-Type": "application/octet-stream"}
        connection.request("POST" if body else "GET", path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        if not kept:
            connection.close()


def _wait_for(port: int, path: str) -> None:
    for _try in range(100):
        try:
            ask(port, path)
            break
        except OSError:
            time.sleep(0.2)


def main(port: int, path: str, words: str, requests: int, in_flight: int, file: str = "") -> None:
    keep = file == KEEP
    body = b"" if keep or not file else Path(file).read_bytes()
    _wait_for(port, path)
    times: list[float] = []
    wrong: list[str] = []
    sizes: list[int] = []
    turns = iter(range(requests))
    lock = threading.Lock()

    def work():
        kept = connect(port) if keep else None
        while True:
            with lock:
                if next(turns, None) is None:
                    return
            began = time.perf_counter()
            status, text = ask(port, path, body, kept)
            times.append(time.perf_counter() - began)
            sizes.append(len(text))
            if status != 200 or words.encode() not in text:
                wrong.append(f"status {status}, without “{words}”")

    load, used, began = os.getloadavg()[0], _used(), time.perf_counter()
    threads = [threading.Thread(target=work) for _number in range(in_flight)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    times.sort()
    figures = {
        "seconds": seconds,
        "median": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "slowest": times[-1],
        "bytes": max(sizes),
        "wrong": wrong[:20],
        "client_seconds": _used() - used,
        "load": load,
    }
    print(json.dumps(figures))


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), *sys.argv[6:])
