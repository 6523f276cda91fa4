"""The first steps on a fresh machine: what stands in the way is said in one sentence."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.__file__).parent


def test_a_python_too_old_is_said():
    pretend = f"import sys; sys.version_info = (3, 9, 2); exec(open({bootstrap.__file__!r}).read())"
    told = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.strip().splitlines() == [
        "Python 3.11 or later is needed, this is 3.9: install one and name it, as in: make run PYTHON=python3.12"
    ]


def test_an_old_python_can_read_as_far_as_that():
    ast.parse(Path(bootstrap.__file__).read_text(), feature_version=(3, 6))


def test_the_command_is_printed_where_nothing_may_be_installed(monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    monkeypatch.setattr(bootstrap, "IS_MAC", False)
    with pytest.raises(SystemExit, match=r"apt-get install .*libharfbuzz-subset0"):
        bootstrap.install_system(["pango"])


def test_what_was_installed_is_not_installed_again(monkeypatch, tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("one")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    bootstrap.mark("python", [lock])
    assert bootstrap.is_done("python", [lock], lock)
    lock.write_text("two")
    assert not bootstrap.is_done("python", [lock], lock)


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_lock_files_have_hashes_and_name_no_download_address(lock):
    text = lock.read_text().replace("\\\n", "")
    assert "://" not in text
    assert "--index-url" not in text
    for requirement in re.findall(r"^[A-Za-z0-9].*", text, re.M):
        assert "--hash=sha256:" in requirement, requirement
