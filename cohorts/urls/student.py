"""A student's own application, dossier and day."""

from django.urls import path

from ..views import dossier, guardians, my_day, passing, student

urlpatterns = [
    path("cohorts/<slug:slug>/apply/", student.apply, name="apply"),
    path("cohorts/<slug:slug>/apply/draft/", student.save_draft, name="save_draft"),
    path("my/applications/<uuid:public_id>/", student.application, name="application"),
    path("my/applications/<uuid:public_id>/accept/", student.accept, name="accept_offer"),
    path("my/applications/<uuid:public_id>/decline/", student.decline, name="decline_offer"),
    path("my/applications/<uuid:public_id>/withdraw/", student.withdraw, name="withdraw"),
    path("my/applications/<uuid:public_id>/dossier/", dossier.dossier_form, name="dossier_form"),
    path("my/applications/<uuid:public_id>/consents/", dossier.consents, name="consents"),
    path(
        "my/applications/<uuid:public_id>/consents/<uuid:consent>/back/",
        dossier.withdraw_consent,
        name="withdraw_consent",
    ),
    path("answers/<uuid:public_id>/file/", dossier.answer_file, name="answer_file"),
    path("my/applications/<uuid:public_id>/calendar.ics", student.calendar_file, name="calendar_file"),
    path("my/applications/<uuid:public_id>/gates/<uuid:gate>/", passing.gate, name="gate"),
    path("my/applications/<uuid:public_id>/gates/<uuid:gate>/accept/", passing.accept_gate, name="accept_gate"),
    path("my/applications/<uuid:public_id>/gates/<uuid:gate>/ask/", passing.ask_gate, name="ask_gate"),
    path("my/applications/<uuid:public_id>/guardian/", passing.guardian, name="guardian"),
    path("guardian/consent/<uuid:public_id>/", guardians.guardian_consent, name="guardian_consent"),
    path("guardian/<str:token>/", guardians.open_guardian, name="open_guardian"),
    path("my/applications/<uuid:public_id>/day/", my_day.my_day, name="my_day"),
    path("my/applications/<uuid:public_id>/pass/", my_day.replace_pass, name="replace_pass"),
]
