"""What cohorts tell the rest of the house when it starts."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    name = "cohorts"

    def ready(self):
        from courses import models as courses
        from records import freshness, merging, nextthings, personal

        from . import (
            day_things,
            desk_things,
            dossier_things,
            gates_data,
            models,
            my_page,
            overview,
            personal_answers,
            personal_data,
            personal_doors,
            personal_groups,
            personal_people,
            personal_reviews,
            planning,
            roll_of_groups,
            selection_things,
            waits,
        )
        from .actions import merges

        nextthings.register(my_page.things_of_a_student)
        nextthings.register(my_page.things_of_the_team)
        nextthings.register(desk_things.undelivered_mails)
        nextthings.register(desk_things.attendance_to_mark)
        nextthings.register(selection_things.reviews_to_write)
        nextthings.register(selection_things.students_to_approve)
        waits.register(selection_things.waits_of_selection)
        nextthings.register(day_things.my_day)
        nextthings.register(day_things.follow_ups)
        waits.register(day_things.waits_of_incidents)
        nextthings.register_shelf(my_page.shelf_of_work, 20)
        nextthings.register_shelf(my_page.shelf_of_applications, 30)
        personal.register_holder("applications", export=personal_data.export, erase=personal_data.erase, place=60)
        personal.register_holder("answers", export=personal_answers.export, erase=personal_answers.erase, place=61)
        personal.register_holder("invited", export=personal_people.export, erase=personal_people.erase, place=59)
        personal.register_holder("doors", export=personal_doors.export, erase=personal_doors.erase, place=62)
        personal.register_holder("group wishes", export=personal_groups.export, erase=personal_groups.erase, place=62)
        personal.register_holder("reviews", export=personal_reviews.export, erase=personal_reviews.erase, place=62)
        merging.register_follower("applications", move=merges.move, why_not=merges.why_not, place=60)
        waits.register(overview.own_waits)
        nextthings.register(planning.things_to_plan)
        waits.register(planning.waits_to_plan)
        waits.register(roll_of_groups.waits_of_groups)
        nextthings.register(dossier_things.dossier_to_complete)
        nextthings.register(dossier_things.requests_to_answer)
        nextthings.register(dossier_things.accommodations_to_read)
        waits.register(dossier_things.waits_of_gates)
        personal.register_holder("gates", export=gates_data.export, erase=gates_data.erase, place=61)
        freshness.tells_of(
            models.Cohort, models.Room, models.Session, models.Sitting, courses.Module, courses.ModuleVersion,
            courses.Outcome, courses.ProgrammeVersion, courses.ProgrammeModule,
        )  # fmt: skip
