from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self):
        from accounts.models import Organisation
        from cohorts import editions, waits
        from records import freshness, logos, merging, nextthings, personal
        from records.models import StoredFile

        from . import holding, models, things
        from .calls import joining as calls
        from .editions import copy_tiers
        from .logos import printed
        from .money import joining as money
        from .placements import joining as placements
        from .reports import registered as reports
        from .sponsoring import registered as sponsoring
        from .talent import joining as talent
        from .visits import joining as visits

        nextthings.register(things.of_contact)
        nextthings.register(things.of_organiser)
        waits.register(things.waits_in_cohort)
        editions.register(copy_tiers)
        logos.register(logo_of=printed.logo_of, partners_of=printed.partners_of)
        personal.register_holder("partners", export=holding.export_partners, erase=holding.erase_partners, place=80)
        merging.register_follower("partners", move=holding.follow, place=80)
        self._say_what_follows_an_organisation()
        calls.join()
        talent.join()
        visits.join()
        sponsoring.register()
        placements.join()
        money.join()
        reports.register()
        # Names and logos stand on the cohort's public page, which is kept while they are the same.
        freshness.tells_of(models.Partnership, models.Tier, models.Profile, Organisation, StoredFile)
        freshness.tells_of(models.Proposal, models.Speaker)

    @staticmethod
    def _say_what_follows_an_organisation():
        """One line a foreign key to an organisation (ONE ORGANISATION in docs/rules.md)."""
        from records import merging, personal

        from .organisations import following
        from .organisations import holding as people
        from .portal import own

        following.register()
        own.register()
        personal.register_holder("contacts", export=people.export_contacts, erase=people.erase_contacts, place=81)
        merging.register_follower("contacts", move=people.follow, place=81)
