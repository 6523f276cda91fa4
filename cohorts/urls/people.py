"""The enrolled, the invited, dossiers."""

from django.urls import path

from ..views import accommodations, dossiers, duplicates, invitee_files, invitees, people, people_bulk

urlpatterns = [
    path("desk/<uuid:cohort_id>/people/dossiers/", dossiers.dossiers, name="dossiers"),
    path("desk/<uuid:cohort_id>/people/dossiers/<uuid:public_id>/", dossiers.dossier, name="dossier"),
    path(
        "desk/<uuid:cohort_id>/people/dossiers/<uuid:public_id>/gates/<uuid:gate>/",
        dossiers.open_gate,
        name="open_gate",
    ),
    path("desk/<uuid:cohort_id>/people/dossiers/<uuid:public_id>/grant/", accommodations.grant, name="grant"),
    path("desk/<uuid:cohort_id>/people/requests/", dossiers.requests, name="gate_requests"),
    path("desk/<uuid:cohort_id>/people/requests/<uuid:public_id>/", dossiers.answer_request, name="answer_request"),
    path("desk/<uuid:cohort_id>/people/accommodations/", accommodations.accommodations, name="accommodations"),
    path(
        "desk/<uuid:cohort_id>/people/accommodations/<uuid:public_id>/end/",
        accommodations.end_accommodation,
        name="end_accommodation",
    ),
    path("desk/<uuid:cohort_id>/people/", people.people, name="people"),
    path("desk/<uuid:cohort_id>/people.<str:kind>", people.export, name="export_people"),
    path("desk/<uuid:cohort_id>/people/totals/", people.totals, name="totals"),
    path("desk/<uuid:cohort_id>/people/totals.<str:kind>", people.export_totals, name="export_totals"),
    path("desk/<uuid:cohort_id>/people/tags/", people_bulk.name_tags, name="name_tags"),
    path("desk/<uuid:cohort_id>/people/bulk/", people_bulk.bulk, name="people_bulk"),
    path("desk/<uuid:cohort_id>/people/views/", people.save_view, name="save_view"),
    path("desk/<uuid:cohort_id>/people/views/<uuid:public_id>/remove/", people.remove_view, name="remove_view"),
    path("desk/<uuid:cohort_id>/people/duplicates/", duplicates.duplicates, name="duplicates"),
    path("desk/<uuid:cohort_id>/people/duplicates/<uuid:one>/<uuid:other>/", duplicates.compare, name="compare"),
    path(
        "desk/<uuid:cohort_id>/people/duplicates/<uuid:one>/<uuid:other>/apart/",
        duplicates.tell_apart,
        name="tell_apart",
    ),
    path(
        "desk/<uuid:cohort_id>/people/duplicates/questions/<uuid:question>/back/",
        duplicates.take_back_merge,
        name="take_back_merge",
    ),
    path("desk/<uuid:cohort_id>/people/invited/", invitees.invitees, name="invitees"),
    path("desk/<uuid:cohort_id>/people/invited.<str:kind>", invitees.export, name="export_invitees"),
    path("desk/<uuid:cohort_id>/people/invited/new/", invitees.add, name="add_invitee"),
    path("desk/<uuid:cohort_id>/people/invited/upload/", invitee_files.upload, name="upload_invitees"),
    path("desk/<uuid:cohort_id>/people/invited/files/<uuid:public_id>/", invitee_files.file, name="invitee_file"),
    path(
        "desk/<uuid:cohort_id>/people/invited/files/<uuid:public_id>/problems.<str:kind>",
        invitee_files.report,
        name="invitee_report",
    ),
    path(
        "desk/<uuid:cohort_id>/people/invited/files/<uuid:public_id>/invite/", invitee_files.invite, name="invite_file"
    ),
    path(
        "desk/<uuid:cohort_id>/people/invited/files/<uuid:public_id>/aside/",
        invitee_files.put_aside,
        name="put_aside",
    ),
    path("desk/<uuid:cohort_id>/people/invited/<uuid:public_id>/again/", invitees.remind, name="remind_invitee"),
    path("desk/<uuid:cohort_id>/people/invited/<uuid:public_id>/withdraw/", invitees.withdraw, name="withdraw_invitee"),
]
