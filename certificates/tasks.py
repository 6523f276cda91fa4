"""Jobs of certificates; each takes a key, may run twice, and calls one action."""

from celery import shared_task

from . import actions
from .criteria.deciding import note_dossiers
from .issuing.handing import settle_held
from .keys import notices
from .lifecycle import bundles, expiry
from .signing.actions import settle_signatures


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


@shared_task
def pack_certificates(bundle_id: int) -> None:
    bundles.work(bundle_id)


@shared_task
def send_lost_bundles() -> int:
    return bundles.send_lost()


@shared_task
def clear_bundles() -> int:
    return bundles.clear_old()


@shared_task
def end_certificates() -> None:
    """Mark what is over, then write to those whose certificate ends soon."""
    expiry.expire()
    expiry.remind()


@shared_task
def hand_out_held() -> None:
    settle_held()


@shared_task
def void_changed_signatures() -> None:
    settle_signatures()
