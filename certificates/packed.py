"""What was packed for printing goes as soon as a certificate in it ends (BUNDLES in docs/rules.md)."""

from celery import current_app
from django.db import transaction
from django.db.models import QuerySet

from records import files

from .models import Bundle, Certificate


def ask_for(key: int) -> None:
    send = current_app.send_task
    transaction.on_commit(lambda: send("certificates.tasks.pack_certificates", args=[key], retry=False), robust=True)


def forget(bundles: QuerySet[Bundle]) -> int:
    """Their files go at once; what is being packed is packed anew. Inside the transaction of the cause."""
    gone = 0
    for bundle in bundles.exclude(state=Bundle.State.GONE).order_by("pk").select_for_update(of=("self",)):
        stored, bundle.file = bundle.file, None
        if bundle.is_open:
            bundle.state, bundle.attempts = Bundle.State.QUEUED, 0
            bundle.heard_at = None
            ask_for(bundle.pk)
        else:
            bundle.state = Bundle.State.GONE
        bundle.save(update_fields=["file", "state", "attempts", "heard_at"])
        if stored:
            files.discard(stored)
        gone += 1
    return gone


def forget_with(certificates: QuerySet[Certificate]) -> int:
    """Bundles that may hold any of these."""
    cohorts = certificates.order_by().values("cohort")
    return forget(Bundle.objects.filter(cohort__in=cohorts))
