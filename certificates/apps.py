"""What certificates tell the lower apps: next things, the shelf on my page, what is held about a person."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"

    def ready(self):
        from cohorts import editions
        from records import merging, nextthings, personal, proofs

        from . import holding, waiting
        from .criteria import holding as criteria_holding
        from .criteria import waiting as criteria_waiting
        from .criteria.editions import copy_criteria
        from .designs.actions import copy_choices
        from .keys.waiting import keys_that_end
        from .lifecycle import things
        from .proofs import certificates_of

        editions.register(copy_criteria)
        editions.register(copy_choices)
        proofs.register(certificates_of)

        nextthings.register(waiting.things_to_issue)
        nextthings.register(waiting.points_to_enter)
        nextthings.register(waiting.results_to_sign)
        nextthings.register(keys_that_end)
        nextthings.register(criteria_waiting.approvals_to_give)
        nextthings.register(criteria_waiting.requests_to_answer)
        nextthings.register(things.ends_soon)
        nextthings.register(things.things_to_renew)
        nextthings.register_shelf(waiting.shelf_of_certificates, 40)
        personal.register_holder("certificates", export=holding.export, erase=holding.erase, place=80)
        personal.register_holder(
            "certificate criteria", export=criteria_holding.export, erase=criteria_holding.erase, place=79
        )
        merging.register_follower("certificates", move=holding.follow, place=80)
