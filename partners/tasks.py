"""Jobs of the partners' app."""

from celery import shared_task

from .actions import placing, talking
from .actions.placements import assignments
from .calls import notices
from .money import files as invoice_files
from .money import reminding
from .reports import runs
from .sponsoring import reminders
from .sponsoring.actions import enquiries
from .talent import actions as talent
from .talent import exporting
from .visits import booking


@shared_task
def follow_sessions() -> None:
    """Sent by name after each change of a timetable, and by beat."""
    placing.follow_sessions()
    booking.follow_sessions()


@shared_task
def make_talent_export(key: int) -> None:
    exporting.work_off(key)


@shared_task
def settle_talent_pool() -> None:
    """Every minute: exports whose job was lost, profiles that nobody may see any more."""
    exporting.send_lost()
    talent.end_lapsed()


@shared_task
def clear_talent_exports() -> int:
    """Every night: files of profiles go after a week."""
    return exporting.clear_old()


@shared_task
def tell_of_messages() -> None:
    """What was said on proposals and could not be told at once."""
    talking.tell_all()


@shared_task
def tell_of_calls() -> None:
    """Calls that opened, and those that close soon."""
    notices.tell_all()


@shared_task
def remind_of_promises() -> None:
    """Sent by beat; a run that was missed is made up for by the next."""
    reminders.remind()


@shared_task
def forget_enquiries() -> None:
    enquiries.forget_old()


@shared_task
def make_report_papers(run_id: int) -> None:
    """Sent by name when files are asked for, and by beat where a worker died."""
    runs.work(run_id)


@shared_task
def find_lost_papers() -> int:
    return runs.send_again()


@shared_task
def lapse_placements() -> None:
    """Every minute: offers of places that nobody answered in time go to the next in line."""
    assignments.lapse_overdue()


@shared_task
def make_invoice_files(invoice_id: int) -> None:
    """The PDF and the checked e-invoice of an issued invoice."""
    invoice_files.make(invoice_id)


@shared_task
def find_lost_invoice_files() -> None:
    """By beat: files whose job was lost are made after all."""
    for invoice_id in invoice_files.lost():
        make_invoice_files.delay(invoice_id)


@shared_task
def remind_of_invoices() -> None:
    """By beat, where the organiser lets reminders go out by themselves."""
    reminding.remind_all()
