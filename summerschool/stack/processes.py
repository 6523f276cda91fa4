"""Child processes that start together and end together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of Linux


def dies_with_parent(how: int = signal.SIGTERM) -> None:
    """In the child: have the kernel end it when the stack is killed. On other systems the next start clears up."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, how)


@dataclass
class Child:
    name: str
    process: subprocess.Popen
    log: Path


def first_ended(children: list[Child]) -> Child | None:
    """The first that is no longer running, if any."""
    return next((child for child in children if child.process.poll() is not None), None)


class Children:
    """The processes of one run, each with a log of its own in `logs`."""

    def __init__(self, logs: Path, environment: dict[str, str]):
        self.logs, self.environment = logs, environment
        self.running: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, command: list[str]) -> None:
        path = self.logs / f"{name}.log"
        with path.open("ab") as log:
            process = subprocess.Popen(
                command,
                env=os.environ | self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_parent,
            )
        self.running.append(Child(name, process, path))

    def ended(self) -> Child | None:
        return first_ended(self.running)

    def stop(self, seconds: float = 15) -> None:
        """Ask each process group to end, last started first; kill what has not after `seconds`."""
        for child in reversed(self.running):
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + seconds
        for child in self.running:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child, signal.SIGKILL)
                child.process.wait()
        self.running.clear()


def _signal(child: Child, number: int) -> None:
    if child.process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, number)
