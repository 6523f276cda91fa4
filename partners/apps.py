from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self):
        from cohorts import waits
        from records import nextthings, personal

        from . import holding, things

        nextthings.register(things.of_contact)
        nextthings.register(things.of_organiser)
        waits.register(things.waits_in_cohort)
        personal.register_holder("partners", export=holding.export_partners, erase=holding.erase_partners, place=80)
