"""The PDFs of a cohort's reports as one ZIP."""

import tempfile
import zipfile

from django.utils.text import slugify

from cohorts.models import Cohort
from records.zips import Names

from ..models import PaperFile, Report


def packed(cohort: Cohort):
    """An open file at its beginning; one PDF at a time is in memory."""
    file = tempfile.TemporaryFile()  # noqa: SIM115, the response closes it
    standing = Report.objects.released().filter(cohort=cohort)
    rows = PaperFile.objects.filter(paper__report__in=standing).select_related("paper__report__organisation")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        names = Names()
        for row in rows.order_by("pk").iterator(chunk_size=1):
            zipped.writestr(_name(row, names), bytes(row.pdf))
    file.seek(0)
    return file


def _name(row: PaperFile, names: Names) -> str:
    report = row.paper.report
    whose = slugify(report.organisation.name) if report.organisation else "funders"
    return names.free(f"{whose or 'partner'}-{report.number}-{row.paper.language}", "pdf")
