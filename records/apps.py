from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"

    def ready(self):
        from . import holding, merging, personal

        personal.register_holder("mails", export=holding.export_mails, erase=holding.erase_mails, place=20)
        personal.register_holder("files", export=holding.export_files, erase=holding.erase_files, place=19)
        merging.register_follower("mails", move=holding.follow, place=20)
