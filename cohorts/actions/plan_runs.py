"""Searching for groups or a rotation: one job, which tells how far it is (GROUPS and ROTATION in docs/rules.md)."""

import logging
from dataclasses import asdict, replace
from datetime import timedelta

from celery import current_app
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.groups.input import grouping_of
from cohorts.groups.rotation_input import Asked
from records.errors import Refused, refuse

from ..models import Cohort, PlanRun, Rotation
from ..rotation.problem import Progress

LEASE = timedelta(seconds=60)  # without a sign of life for so long the worker is dead
MOST_ATTEMPTS = 3
MOST_SECONDS = 120
EACH_PROOF = 3.0  # seconds for each question on the way to a contradiction
log = logging.getLogger(__name__)


def why_no_groups(cohort: Cohort) -> str:
    """Why no groups can be looked for; "" = they can."""
    if not cohort.applications.enrolled().exists():
        return _("Nobody holds a place yet.")
    return ""


def why_no_rotation(asked: Asked) -> str:
    """Why no rotation can be looked for; "" = one can."""
    if len(asked.sizes) < 1:
        return _("Nobody is in a group yet: form the groups first.")
    if not asked.stations:
        return _("Add the stations first.")
    return ""


def search_groups(cohort: Cohort, *, by: User, repair: bool = False, seconds: int = 10) -> PlanRun:
    refuse(why_no_groups(cohort))
    return _begin(PlanRun(cohort=cohort, aim=_aim(repair), asked_by=by, limit_seconds=min(seconds, MOST_SECONDS)))


def search_rotation(rotation: Rotation, *, by: User, repair: bool = False, seconds: int = 30) -> PlanRun:
    refuse(why_no_rotation(Asked(rotation)))
    run = PlanRun(cohort=rotation.cohort, rotation=rotation, aim=_aim(repair), asked_by=by)
    run.limit_seconds = min(seconds, MOST_SECONDS)
    return _begin(run)


def _aim(repair: bool) -> str:
    return PlanRun.Aim.REPAIR if repair else PlanRun.Aim.NEW


def running(cohort: Cohort, rotation: Rotation | None = None) -> PlanRun | None:
    """The search for groups, or for this rotation, that has not ended."""
    return cohort.plan_runs.filter(rotation=rotation, state__in=PlanRun.OPEN).first()


def _begin(run: PlanRun) -> PlanRun:
    if running(run.cohort, run.rotation):
        raise Refused(_("A search is running already: wait for it, or stop it."))
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError as error:  # somebody else's, begun in the same moment
        raise Refused(_("A search is running already: wait for it, or stop it.")) from error
    transaction.on_commit(lambda: _ask_for(run.pk), robust=True)
    return run


def _ask_for(run_id: int) -> None:
    current_app.send_task("cohorts.tasks.search_plan", args=[run_id])


def stop(run: PlanRun) -> None:
    """End the search with the best that it has found; one that nobody took yet ends at once."""
    now = timezone.now()
    waiting = PlanRun.objects.filter(pk=run.pk, state=PlanRun.State.QUEUED)
    if not waiting.update(state=PlanRun.State.NOTHING, stop_asked_at=now):
        PlanRun.objects.filter(pk=run.pk, state=PlanRun.State.RUNNING).update(stop_asked_at=now)


def send_again() -> int:
    """Searches that no worker took, or whose worker died, are handed over again; tells how many."""
    old = timezone.now() - LEASE
    lost = PlanRun.objects.filter(Q(state=PlanRun.State.QUEUED, asked_at__lt=old) | _silent(old))
    keys = list(lost.values_list("pk", flat=True)[:100])
    for key in keys:
        _ask_for(key)
    return len(keys)


def _silent(since) -> Q:
    return Q(state=PlanRun.State.RUNNING, heard_at__lt=since)


# In the worker


def work(run_id: int) -> bool:
    """Do the search; False when it is done already, given up, or in another worker's hands."""
    now = timezone.now()
    free = PlanRun.objects.filter(Q(state=PlanRun.State.QUEUED) | _silent(now - LEASE), pk=run_id)
    if not free.update(state=PlanRun.State.RUNNING, heard_at=now, attempts=F("attempts") + 1):
        return False
    run = PlanRun.objects.select_related("cohort", "rotation__cohort").get(pk=run_id)
    if run.attempts > MOST_ATTEMPTS:
        return _end(run, PlanRun.State.FAILED)
    try:
        return _search_rotation(run, run.rotation) if run.rotation else _search_groups(run)
    except Exception:
        log.exception("search %s failed", run.public_id)
        return _end(run, PlanRun.State.FAILED)


def _heard(run: PlanRun):
    """Writes what was found so far, and answers whether somebody asked to stop."""

    def heard(said: Progress) -> bool:
        mine = PlanRun.objects.filter(pk=run.pk, state=PlanRun.State.RUNNING, attempts=run.attempts)
        told = {"seconds": round(said.seconds, 1), "solutions": said.solutions, "bound": said.bound}
        if said.value is not None:
            told["value"] = said.value
        alive = mine.update(heard_at=timezone.now(), **told)
        return not alive or mine.filter(stop_asked_at__isnull=False).exists()

    return heard


def _search_groups(run: PlanRun) -> bool:
    from ..rotation import forming  # the solver takes a second and some memory: of the worker alone

    asked = grouping_of(run.cohort)
    _keep_question(run, replace(asked, people=()))  # what people answered is theirs: it is not kept here
    repair = run.aim == PlanRun.Aim.REPAIR
    found = forming.form(asked, repair=repair, seconds=run.limit_seconds, heard=_heard(run))
    if found.state == "impossible":
        return _end(run, found.state, seconds=found.seconds, conflict=_told(forming.contradiction(asked, EACH_PROOF)))
    plan = {"groups": {str(key): name for key, name in found.of.items()}} if found.of else {}
    return _end(run, found.state, plan=plan, **_figures(found))


def _search_rotation(run: PlanRun, rotation: Rotation) -> bool:
    from ..rotation import conflict, solve

    asked = Asked(rotation)
    problem = asked.problem()
    _keep_question(run, problem)
    before = asked.visits() if run.aim == PlanRun.Aim.REPAIR else []
    found = solve.solve(problem, before=before, seconds=run.limit_seconds, heard=_heard(run))
    if found.state == "impossible":
        shown = conflict.contradiction(problem, EACH_PROOF)
        return _end(run, found.state, seconds=found.seconds, conflict=_told(shown))
    plan = {"visits": [asdict(visit) for visit in found.visits]} if found.visits else {}
    return _end(run, found.state, plan=plan, **_figures(found))


def _keep_question(run: PlanRun, asked) -> None:
    PlanRun.objects.filter(pk=run.pk).update(problem=asked.as_json())


def _told(shown) -> dict:
    return {"keys": shown.keys, "is_proven": shown.is_proven}


def _figures(found) -> dict:
    return {
        "value": found.value,
        "bound": found.bound,
        "seconds": round(found.seconds, 2),
        "solutions": found.solutions,
    }


def _end(run: PlanRun, state: str, **fields) -> bool:
    mine = PlanRun.objects.filter(pk=run.pk, state=PlanRun.State.RUNNING, attempts=run.attempts)
    return bool(mine.update(state=state, heard_at=timezone.now(), **fields))
