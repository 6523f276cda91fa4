"""What cohorts tell the rest of the house when it starts."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    name = "cohorts"

    def ready(self):
        from records import nextthings, personal

        from . import my_page, overview, personal_data, waits

        nextthings.register(my_page.things_of_a_student)
        nextthings.register(my_page.things_of_the_team)
        nextthings.register_shelf(my_page.shelf_of_applications, 30)
        personal.register_holder("applications", export=personal_data.export, erase=personal_data.erase, place=60)
        waits.register(overview.own_waits)
