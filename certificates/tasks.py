"""Jobs of certificates; each takes a key, may run twice, and calls one action."""

from celery import shared_task

from . import actions
from .criteria.deciding import note_dossiers
from .keys import notices


@shared_task
def make_certificate(certificate_id: int) -> None:
    actions.make(certificate_id)


@shared_task
def send_lost_certificates() -> None:
    actions.send_again()


@shared_task
def warn_of_keys() -> None:
    notices.warn()


@shared_task
def note_complete_dossiers() -> None:
    note_dossiers()
