from django.urls import path

from ..views import transfer

urlpatterns = [
    path("library/<uuid:organisation>/import/", transfer.import_file, name="import_file"),
    path("library/<uuid:organisation>/import/bring-in/", transfer.bring_in, name="bring_in"),
    path("library/<uuid:organisation>/export/", transfer.export_library, name="export_library"),
    path("library/modules/<uuid:public_id>/export/", transfer.export_module, name="export_module"),
    path("library/programmes/<uuid:public_id>/export/", transfer.export_programme, name="export_programme"),
]
