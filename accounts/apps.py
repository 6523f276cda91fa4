from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from records import joining, merging, nextthings, personal

        from . import holding, things
        from .actions import joining as organisations
        from .actions import merges
        from .models import Invitation, Membership

        nextthings.register(things.invitations_to_answer)
        nextthings.register(things.first_steps)
        nextthings.register_shelf(things.organisations, 80)
        # After all others: they find the person by name and address.
        personal.register_holder("account", export=holding.export_account, erase=holding.erase_account, place=10)
        merging.register_follower("account", move=merges.move_account, place=10)
        joining.register(
            Membership, "organisation", _("roles of people"), move=organisations.move_memberships, place=10
        )
        joining.register(Invitation, "organisation", _("invitations"), move=organisations.move_invitations, place=10)
