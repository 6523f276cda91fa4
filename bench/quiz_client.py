"""The students of the benchmark: each a thread that thinks, answers, and hands in at the end."""

import http.client
import json
import random
import re
import sys
import threading
import time
import uuid
from datetime import UTC, datetime
from urllib.parse import urlencode

QUESTIONS = 15
lock = threading.Lock()
times: dict[str, list[float]] = {"begin": [], "page": [], "answer": [], "hand in": []}
sent: dict[str, list[dict]] = {}
wrong: list[str] = []


class Student:
    def __init__(self, port: int, person: dict, quiz: str):
        self.port, self.person, self.quiz = port, person, quiz
        self.cookies = {"sessionid": person["cookie"]}
        self.token = ""
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, what: str, method: str, path: str, body: str = "", kind: str = "") -> tuple[int, str, dict]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers |= {"Content-Type": kind, "X-CSRFToken": self.token, "Referer": f"http://127.0.0.1:{self.port}/"}
        began = time.perf_counter()
        try:
            self.line.request(method, path, body or None, headers)
            answer = self.line.getresponse()
        except (http.client.HTTPException, ConnectionError):  # the server closes a line that was quiet for long
            self.line.close()
            self.line.request(method, path, body or None, headers)
            answer = self.line.getresponse()
        text = answer.read().decode()
        with lock:
            times[what].append(time.perf_counter() - began)
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _equals, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, text, dict(answer.headers)

    def take(self, seconds: float) -> None:
        dice = random.Random(self.person["cookie"])
        begins = time.monotonic() + dice.random() * seconds * 0.1
        time.sleep(max(0, begins - time.monotonic()))
        start = f"/my/applications/{self.person['application']}/quizzes/{self.quiz}/"
        _status, page, _headers = self.ask("page", "GET", start)
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = urlencode({"csrfmiddlewaretoken": self.token})
        status, _text, headers = self.ask("begin", "POST", start, form, "application/x-www-form-urlencoded")
        if status != 302:
            wrong.append(f"begin: {status}")
            return
        here = headers["Location"]
        self.ask("page", "GET", here)
        name = here.rstrip("/").rpartition("/")[2]
        mine = sent.setdefault(name, [])
        for place in range(QUESTIONS):
            time.sleep(seconds * 0.85 / QUESTIONS * (0.5 + dice.random()))
            for _change in range(2 if place % 7 == 6 else 1):
                self.answer(here, mine, place, dice)
        status, _text, _headers = self.ask(
            "hand in", "POST", f"{here}hand-in/", form, "application/x-www-form-urlencoded"
        )
        if status != 302:
            wrong.append(f"hand in: {status}")

    def answer(self, here: str, mine: list, place: int, dice: random.Random) -> None:
        now = datetime.now(UTC).isoformat()
        one = {"key": str(uuid.UUID(int=dice.getrandbits(128))), "place": place, "value": dice.choice("123"), "at": now}
        body = json.dumps({"now": now, "answers": [one]})
        for _delivery in range(2 if place % 5 == 4 else 1):
            status, text, _headers = self.ask("answer", "POST", f"{here}answers/", body, "application/json")
            if status != 200 or one["key"] not in json.loads(text)["kept"]:
                wrong.append(f"answer: {status}")
        mine.append(one)


def figures(rows: list[float]) -> dict:
    rows = sorted(rows) or [0.0]
    return {"n": len(rows), "p50": rows[len(rows) // 2], "p95": rows[int(len(rows) * 0.95)], "most": rows[-1]}


def main() -> None:
    port, seconds = int(sys.argv[1]), float(sys.argv[2])
    told = json.load(sys.stdin)
    students = [Student(port, person, told["quiz"]) for person in told["people"]]
    began = time.monotonic()
    threads = [threading.Thread(target=student.take, args=(seconds,)) for student in students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answer = {
        "requests": sum(len(rows) for rows in times.values()),
        "took": time.monotonic() - began,
        "times": {name: figures(rows) for name, rows in times.items()},
        "sent": sent,
        "wrong": wrong,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
