"""What cohorts tell the rest of the house when it starts."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    name = "cohorts"

    def ready(self):
        _tell_next_things()
        _tell_waits()
        _tell_what_is_held()
        _tell_whom_merging_moves()
        _tell_what_follows_an_organisation()
        _tell_what_pages_show()
        _tell_the_library()


def _tell_next_things():
    from records import nextthings

    from . import my_page, planning
    from .things import checks, day, desk, dossier, learning, lecturing, quizzes, selection

    nextthings.register(quizzes.quizzes_to_take)
    nextthings.register(my_page.things_of_a_student)
    nextthings.register(my_page.things_of_the_team)
    nextthings.register(desk.undelivered_mails)
    nextthings.register(desk.attendance_to_mark)
    nextthings.register(selection.reviews_to_write)
    nextthings.register(selection.students_to_approve)
    nextthings.register(day.my_day)
    nextthings.register(day.follow_ups)
    nextthings.register(planning.things_to_plan)
    nextthings.register(dossier.dossier_to_complete)
    nextthings.register(dossier.requests_to_answer)
    nextthings.register(dossier.accommodations_to_read)
    nextthings.register(checks.checks_to_sign)
    nextthings.register(learning.pages_to_read)
    nextthings.register(checks.qualifications_that_end)
    nextthings.register(lecturing.slides_to_send)
    nextthings.register_shelf(lecturing.shelf_of_lecturing, 25)
    nextthings.register_shelf(my_page.shelf_of_work, 20)
    nextthings.register_shelf(my_page.shelf_of_applications, 30)


def _tell_waits():
    from . import overview, planning, waits
    from .editions import checks as editions
    from .groups import roll
    from .things import checks, day, dossier, lecturing, selection

    waits.register(selection.waits_of_selection)
    waits.register(day.waits_of_incidents)
    waits.register(overview.own_waits)
    waits.register(editions.waits_of_checks)
    waits.register(planning.waits_to_plan)
    waits.register(roll.waits_of_groups)
    waits.register(dossier.waits_of_gates)
    waits.register(checks.waits_of_checks)
    waits.register(lecturing.waits_of_material)


def _tell_what_is_held():
    from records.personal import register_holder

    from .personal import (
        answers,
        applications,
        checks,
        doors,
        gates,
        groups,
        learning,
        lecturers,
        material,
        people,
        releases,
        reviews,
    )

    register_holder("invited", export=people.export, erase=people.erase, place=59)
    register_holder("applications", export=applications.export, erase=applications.erase, place=60)
    register_holder("answers", export=answers.export, erase=answers.erase, place=61)
    register_holder("gates", export=gates.export, erase=gates.erase, place=61)
    register_holder("practical checks", export=checks.export, erase=checks.erase, place=62)
    register_holder("doors", export=doors.export, erase=doors.erase, place=62)
    register_holder("group wishes", export=groups.export, erase=groups.erase, place=62)
    register_holder("material", export=material.export, erase=material.erase, place=64)
    register_holder("learning", export=learning.export, erase=learning.erase, place=62)
    register_holder("lecturers", export=lecturers.export, erase=lecturers.erase, place=63)
    register_holder("calendars", export=releases.export, erase=releases.erase, place=62)
    register_holder("reviews", export=reviews.export, erase=reviews.erase, place=62)


def _tell_whom_merging_moves():
    from courses.actions import learning as pages
    from records.merging import register_follower

    from .actions import merges
    from .personal import lecturers

    register_follower("applications", move=merges.move, why_not=merges.why_not, place=60)
    register_follower("learning", move=pages.follow, place=41)
    register_follower("lecturers", move=lecturers.follow, place=60)


def _tell_what_pages_show():
    from courses import models as courses
    from records import freshness

    from . import models

    freshness.tells_of(
        models.Film, models.Gallery, models.NewsItem, models.Cohort, models.TimetableRelease,
        courses.Module, courses.ModuleVersion, courses.Outcome, courses.ProgrammeVersion, courses.ProgrammeModule,
    )  # fmt: skip


def _tell_the_library():
    from courses import uses

    from .following import cohorts_that_follow

    uses.register(cohorts_that_follow)


def _tell_what_follows_an_organisation():
    from . import joining

    joining.register()
