"""The client of the rush: a process of its own that knows nothing of Django, so that its cost can be told apart.

Reads the people's cookies, has each open the form, says so, and at "go" sends all forms, so many in flight.
"""

import http.client
import itertools
import json
import os
import queue
import re
import resource
import sys
import threading
import time
from urllib.parse import urlencode

FORM = "/cohorts/rush/apply/"
MOTIVATION = "I have only seen a cleanroom through a window, and my project is on NK cells. " * 3


def ask(port: int, method: str, cookie: str, body: str = "", path: str = FORM) -> tuple[int, str, str]:
    """Status, address it leads to, text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": cookie, "Host": f"localhost:{port}"}
    if body:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://localhost:{port}"}
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        if found := re.search(r"csrftoken=(\w+)", answer.getheader("Set-Cookie") or ""):
            return answer.status, found[1], answer.read().decode()
        return answer.status, answer.getheader("Location") or "", answer.read().decode()
    finally:
        connection.close()


def open_form(port: int, session: str, school: str) -> tuple[str, str]:
    """The cookies and the body with which this person will send the form that the page showed."""
    status, token, page = ask(port, "GET", f"sessionid={session}")
    assert status == 200, page
    answers = dict.fromkeys(re.findall(r'name="(text_[0-9a-f-]+)"', page), "on")
    answers["csrfmiddlewaretoken"] = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    answers |= {"school": school, "study_programme": "Biomedical laboratory technology", "study_year": "3"}
    return f"sessionid={session}; csrftoken={token}", urlencode(answers | {"motivation": MOTIVATION})


def at_once(in_flight: int, jobs: list, do) -> None:
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)

    def work():
        while True:
            try:
                job = waiting.get_nowait()
            except queue.Empty:
                return
            do(job)

    threads = [threading.Thread(target=work) for _number in range(in_flight)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    port, in_flight = int(sys.argv[1]), int(sys.argv[2])
    people = json.loads(sys.stdin.readline())
    wait_for(port)
    forms = []
    chosen = list(zip(people["cookies"], itertools.cycle(people["schools"])))
    at_once(2, chosen, lambda one: forms.append(open_form(port, *one)))
    print("forms open", flush=True)
    sys.stdin.readline()
    times, not_redirected = [], []

    def send(form):
        started = time.perf_counter()
        status, leads_to, text = ask(port, "POST", *form)
        times.append(time.perf_counter() - started)
        if status != 302 or not leads_to.startswith("/my/applications/"):
            not_redirected.append(f"{status} {leads_to} {text[:500]}")

    load, used, started = os.getloadavg()[0], seconds_used(), time.perf_counter()
    at_once(in_flight, forms, send)
    seconds = time.perf_counter() - started
    times.sort()
    figures = {
        "seconds": seconds,
        "median": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "slowest": times[-1],
        "client_seconds": seconds_used() - used,
        "load": load,
        "not_redirected": not_redirected[:3],
    }
    print(json.dumps(figures), flush=True)


def seconds_used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def wait_for(port: int) -> None:
    for _time in range(300):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.1)


if __name__ == "__main__":
    main()
