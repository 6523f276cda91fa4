"""The process in which designs are tried out: `python -m certificates.designs.caged`, started by `cage.py`.

It gets ready, reads one job from its input, gives up every right that drawing does not need, answers and ends. What a
design says is first read after that: no network, no file written, none read outside the house's own, no process
started, and limits on time and memory (SANDBOX in docs/rules.md). It knows no database and no secret.
"""

import base64
import io
import json
import os
import resource
import signal
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY = 700 * 2**20  # beyond what it has when it reads its job
IDLE_SECONDS = 600
ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo")
PIXELS = 1180  # across the page
COLOURS = 96
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.system", "os.remove",
             "os.rename", "os.mkdir", "os.chmod", "os.link", "os.symlink", "shutil.", "ctypes.dlopen")  # fmt: skip


def get_ready(settings: dict[str, Any]) -> None:
    """Import what draws, and load the fonts: it takes far longer than drawing."""
    from django.conf import settings as django_settings

    django_settings.configure(**settings)
    import django

    django.setup()
    import pypdfium2
    import weasyprint

    from certificates.pdf import conformity, corpus, render
    from records import fonts

    if fonts.are_made():
        ready = _document("<p>Ready", "@page { size: A4 }", (), {})
        _picture_of(ready.write_pdf())
    del pypdfium2, weasyprint, conformity, corpus, render


def load_fonts(samples: list[dict[str, Any]]) -> None:
    """Those of other scripts are unpacked into a folder: nothing may be written later."""
    from certificates.pdf import letters
    from records import printing

    for sample in samples:
        with suppress(letters.MissingLettersError, letters.MissingFontsError):
            text = letters.typed(sample["facts"]) | letters.shown(sample["front"]["html"])
            printing.fonts_for(letters.families_of(text))


def give_up_rights(roots: tuple[str, ...], cpu_seconds: int) -> None:
    """`cpu_seconds` count from now on."""
    sys.dont_write_bytecode = True
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if os.path.exists("/proc/self/statm") else 0
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.clear()
    sys.addaudithook(_guard(roots))


def _guard(roots: tuple[str, ...]):
    def guard(event: str, arguments: tuple) -> None:
        if event.startswith(FORBIDDEN):
            raise PermissionError(f"a design may not do {event}")
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return
            if (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or (mode and set(str(mode)) & set("wax+")):
                raise PermissionError("a design may not write a file")
            if not os.path.realpath(os.fsdecode(path)).startswith(roots):
                raise PermissionError(f"a design may not read {path}")

    return guard


def answer(job: dict[str, Any]) -> dict[str, Any]:
    from django.utils import translation

    with translation.override(job["reader"]):
        return {"shown": [_show(sample, job["want"]) for sample in job["samples"]]}


def _show(sample: dict[str, Any], want: str) -> dict[str, Any]:
    """Faults as a key with its detail; words are made by who asked."""
    from certificates.pdf import letters, render
    from certificates.pdf.front import Front, Picture

    given = sample["front"]
    pictures = {name: Picture(base64.b64decode(body), kind) for name, (body, kind) in given["pictures"].items()}
    front = Front(given["html"], given["css"], given["upright"], pictures)
    try:
        if want == "picture":
            return _front_alone(front, sample)
        content = render.render(sample["facts"], front, sample["language"], mark=sample["mark"])
        return _whole(content, want)
    except letters.MissingLettersError as error:
        return {"faults": [["letters", str(error)]]}
    except letters.MissingFontsError:
        return {"faults": [["fonts", ""]]}
    except render.TooManyPagesError:
        return {"faults": [["pages", ""]]}
    except render.MisfitError as error:
        return {"faults": error.found}
    except MemoryError:
        return {"faults": [["memory", ""]]}
    except RecursionError:
        return {"faults": [["deep", ""]]}
    except Exception as error:  # whatever a design makes the renderer stumble over: the other samples go on
        return {"faults": [["error", f"{type(error).__name__}: {error}"[:300]]]}


def _document(html: str, rules: str, families: tuple[str, ...], pictures):
    from weasyprint import HTML

    from records import printing

    css, configuration = printing.style_of(rules, families)
    fetcher = printing.BundledFiles(pictures)
    return HTML(string=html, url_fetcher=fetcher).render(stylesheets=[css], font_config=configuration)


def _front_of(front, sample: dict[str, Any]):
    """The first page by itself, as the renderer lays it out."""
    from certificates.pdf import letters
    from certificates.pdf.render import ACROSS, UPRIGHT

    families = letters.families_of(letters.typed(sample["facts"]) | letters.shown(front.html))
    head = f'<!doctype html><html lang="{sample["language"]}"><head><meta charset="utf-8"></head>'
    page = letters.composed(f"{head}<body>{front.html}</body></html>")
    rules = f"@page{{size:{UPRIGHT if front.upright else ACROSS};margin:0}}\n{front.css}"
    return _document(page, rules, families, front.pictures)


def _front_alone(front, sample: dict[str, Any]) -> dict[str, Any]:
    from certificates.pdf.fitting import misfits

    document = _front_of(front, sample)
    found = misfits(document.pages)
    return {"faults": found, "picture": _coded(_picture_of(document.copy(document.pages[:1]).write_pdf()))}


def _whole(content: bytes, want: str) -> dict[str, Any]:
    from certificates.pdf import conformity

    if want == "file":
        return {"faults": [], "file": _coded(content)}
    return {"faults": [["words", fault] for fault in conformity.faults(content)]}


def _coded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _picture_of(content: bytes) -> bytes:
    """The first page as PNG."""
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(content)
    page = document[0]
    drawn = (
        page.render(scale=PIXELS / page.get_width())
        .to_pil()
        .convert("RGB")
        .quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    )
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()


def main() -> None:
    signal.alarm(IDLE_SECONDS)  # nobody asked anything: the next one is started when it is needed
    get_ready(json.loads(sys.argv[1]))
    job = json.loads(sys.stdin.buffer.readline() or b"null")
    if job is None:
        return
    signal.alarm(0)
    load_fonts(job["samples"])
    roots = {sys.prefix, *ZONES, sys.base_prefix, sysconfig.get_paths()["purelib"], *job["roots"]}
    give_up_rights(tuple(f"{os.path.realpath(root)}{os.sep}" for root in roots), job["seconds"])
    sys.stdout.write(json.dumps(answer(job)))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
