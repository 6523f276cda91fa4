"""Jobs of cohorts; each calls one action and can be run twice."""

from datetime import timedelta

from celery import shared_task
from django.db import transaction

from .actions import answers, doors, dossier, invitees, line, material, pictures, plan_runs, quizzes, visits
from .models import InviteeFile

A_ROUND = timedelta(seconds=60)  # of beat


@shared_task
def settle_places() -> int:
    """Every minute: offers that ran out end, places that fell free go to the next."""
    settled = line.settle_due()
    for moment in line.moments_within(A_ROUND):  # so that nobody waits for the next round
        settle_at_moment.apply_async(eta=moment)
    return settled


@shared_task
def settle_at_moment() -> int:
    """The moment at which an offer ends or a quota is released."""
    return line.settle_due()


@shared_task
def clear_due_answers() -> int:
    """Nightly: answers whose days have passed are deleted (QUESTIONS in docs/rules.md)."""
    return answers.clear_due()


@shared_task
def remind_of_dossiers() -> int:
    """Every half hour: those who miss something in their dossier are reminded, once a step."""
    return dossier.remind()


@shared_task
def clear_dossiers() -> int:
    """Every night: what was said about fitness, help and guardians goes a month after the cohort."""
    return dossier.clear_due()


@shared_task
def check_invitees(key: int) -> None:
    invitees.check_file(key)


@shared_task
def invite_people(key: int) -> None:
    invitees.work_off(key)


@shared_task
def find_lost_invitees() -> None:
    """Every minute: lists of invited people whose job was lost."""
    for file in invitees.find_lost():
        begin(file)


@shared_task
def forget_unanswered() -> int:
    """Nightly: who was invited, never applied, and whose cohort is over for a month."""
    return invitees.forget_unanswered()


def begin(file: InviteeFile, *, at_once: bool = False) -> None:
    """Have the file checked or its people invited: by a job, or for a small file while the person waits."""
    if at_once:
        invitees.check_file(file.pk)
        return
    job = check_invitees if file.state == InviteeFile.State.CHECKING else invite_people
    transaction.on_commit(lambda: job.apply_async((file.pk,), retry=False), robust=True)


@shared_task
def settle_doors() -> int:
    """Every minute: what the doors counted in sittings that have ended becomes attendance."""
    return doors.settle_ended()


@shared_task
def close_overdue_quizzes() -> int:
    """Every minute: attempts whose time and grace are over are marked with what arrived."""
    return quizzes.close_overdue()


@shared_task
def search_plan(run_id: int) -> None:
    plan_runs.work(run_id)


@shared_task
def send_lost_searches() -> int:
    """Every minute: searches that no worker took, or whose worker died."""
    return plan_runs.send_again()


@shared_task
def remind_of_material() -> int:
    """Every half hour: lecturers of whom something is missing are reminded, once a step."""
    return material.remind()


@shared_task
def close_visits() -> int:
    """Every minute: lists of visitors whose moment has come are frozen and sent."""
    return visits.close_due()


@shared_task
def clear_visits() -> int:
    """Every night: what visitors gave goes on the day agreed with the host."""
    return visits.clear_due()


@shared_task
def make_picture_sizes(key: int) -> bool:
    return pictures.make_sizes(key)


def begin_sizes(key: int) -> None:
    """Have the sizes of a picture made, once it is committed; without a queue the job of each minute finds it."""
    transaction.on_commit(lambda: make_picture_sizes.apply_async((key,), retry=False), robust=True)


@shared_task
def find_lost_pictures() -> None:
    """Every minute: pictures whose job was lost."""
    for key in pictures.lost():
        begin_sizes(key)
