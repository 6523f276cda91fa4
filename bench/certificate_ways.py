"""One certificate in two ways, one after the other in one run: as documentation shows it, and as we make it.

    .venv/bin/python -m bench.certificate_ways [--times 30] [--long 0]

The same page (the house's design, eight criteria in a table, a QR code, a supplement), the same badge, the same key.
The plain way makes fonts and style for each document, has PyLD canonicalise the badge whole, and pyHanko load the key
and sign the finished file. Ours shares what can be shared. Processor time, medians; `--long` makes so many more of
ours and reads the memory in between.
"""

import argparse
import gc
import io
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import psutil  # noqa: E402
from django.conf import settings  # noqa: E402
from django.utils.translation import override  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign import PdfSignatureMetadata, fields, signers  # noqa: E402
from weasyprint import CSS, HTML, Attachment, Document  # noqa: E402
from weasyprint.pdf.metadata import DocumentMetadata  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from bench import badges  # noqa: E402
from certificates.designs import page, standard  # noqa: E402
from certificates.keys.authority import make_authority  # noqa: E402
from certificates.pdf import corpus, letters, render, seal, supplement  # noqa: E402
from records import fonts, printing  # noqa: E402

VERSION = standard.unsaved(standard.COMPLETION)


def facts_of(number: int):
    found = corpus.sample(f"Lotte Vermeulen {number}", code=f"ABCDEFGHJK{number:010}")
    names = ("Tom Aerts", "Elif Demir")
    rows = [
        {
            "kind": "score",
            "name": f"Test {row}",
            "asked_percent": 80,
            "measured": 12 + (number + row) % 4,
            "of": 15,
            "attempts": 1 + (number + row) % 2,
            "assessor": names[row % 2],
        }
        for row in range(8)
    ]
    return found | {"number": f"2026-{number:04}", "criteria": rows}


def plain(number: int) -> bytes:
    """Fonts, style and key anew for each, as one would begin."""
    found = facts_of(number)
    front = page.front(VERSION, found, "en")
    families = letters.families_of(letters.typed(found) | letters.shown(front.html))
    with override("en"):
        second = supplement.html(found, "en", mark="demonstration", pages=2)
    configuration, laid = FontConfiguration(), []
    for html, rules in zip((render._page_of(front, "en"), second), render.rules_for(front), strict=True):
        named = rules.replace("HouseSerif", fonts.SERIF).replace("HouseSans", fonts.SANS)
        fetcher = printing.BundledFiles(front.pictures)
        css = CSS(string=fonts.font_faces(families) + named, font_config=configuration, url_fetcher=fetcher)
        laid += HTML(string=html, url_fetcher=fetcher).render(stylesheets=[css], font_config=configuration).pages
    metadata = DocumentMetadata(title="Certificate", lang="en")
    metadata.attachments = [
        Attachment(file_obj=io.BytesIO(badges.plain(found, number)), name="credential.json", relationship="Source")
    ]
    document = Document(laid, metadata, printing.BundledFiles(), configuration, {}, "srgb")
    written = document.write_pdf(pdf_tags=True, pdf_variant="pdf/a-3a")
    signer = signers.SimpleSigner.load(settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE)
    signed = signers.PdfSigner(
        PdfSignatureMetadata(
            field_name="Seal",
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        ),
        signer=signer,
        new_field_spec=fields.SigFieldSpec("Seal"),
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(written)))
    return signed.getvalue()


def ours(number: int) -> bytes:
    found = facts_of(number)
    badge = badges.ours(found, number)
    return seal.seal(render.render(found, page.front(VERSION, found, "en"), "en", badge=badge))


def measured(way, number: int) -> float:
    gc.collect()
    start = time.process_time()
    way(number)
    return (time.process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--long", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in make_authority(Path(folder)).items():
            setattr(settings, name, value)
        fonts.make_fonts()
        first = measured(ours, 0)
        plain(0)
        rows = [(measured(plain, number), measured(ours, number)) for number in range(1, options.times + 1)]
        theirs, own = (statistics.median(row[way] for row in rows) for way in (0, 1))
        print(f"processor time a certificate, median of {options.times} each, in turn")
        print(f"  the plain way {theirs:.1f} ms, ours {own:.1f} ms: {theirs / own:.0f} times as fast")
        print(f"  ours at best {min(row[1] for row in rows):.1f} ms; the first of a batch {first:.0f} ms")
        print(f"  a file has {len(ours(1)) / 1000:.1f} kB; load {os.getloadavg()[0]:.1f}")
        _long(options.long)


def _long(many: int) -> None:
    process = psutil.Process()
    for number in range(many):
        ours(number)
        if number % 1000 == 999 or number == 100:
            print(f"  after {number + 1}: {process.memory_full_info().uss // 2**20} MB")


if __name__ == "__main__":
    main()
