from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from records import merging, nextthings, personal

        from . import holding, things
        from .actions import merges

        nextthings.register(things.invitations_to_answer)
        nextthings.register(things.first_steps)
        nextthings.register_shelf(things.organisations, 80)
        # After all others: they find the person by name and address.
        personal.register_holder("account", export=holding.export_account, erase=holding.erase_account, place=10)
        merging.register_follower("account", move=merges.move_account, place=10)
