"""The desk of one cohort: settings, questions, places, gates, what it looks like at a glance."""

from django.urls import include, path

from ..views import gates, overview, questions, quotas, setup

of_questions = [
    path("", questions.questions, name="questions"),
    path("new/<str:stage>/", questions.add_question, name="add_question"),
    path("preview/<str:stage>/", questions.preview, name="preview_questions"),
    path("copy/", questions.copy_questions, name="copy_questions"),
    path("set/<str:name>/", questions.add_set, name="add_question_set"),
    path("<uuid:question>/", questions.edit_question, name="edit_question"),
]

urlpatterns = [
    path("desk/", setup.desk, name="desk"),
    path("desk/new/<uuid:organisation>/", setup.add_cohort, name="add_cohort"),
    path("desk/<uuid:public_id>/settings/", setup.settings, name="settings"),
    path("desk/<uuid:public_id>/settings/edit/", setup.edit_cohort, name="edit_cohort"),
    path("desk/<uuid:public_id>/settings/publish/", setup.publish, name="publish"),
    path("desk/<uuid:public_id>/settings/unpublish/", setup.unpublish, name="unpublish"),
    path("desk/<uuid:public_id>/settings/cancel/", setup.cancel, name="cancel"),
    path("desk/<uuid:public_id>/settings/roles/new/", setup.add_role, name="add_role"),
    path("desk/<uuid:public_id>/settings/roles/<uuid:role>/end/", setup.end_role, name="end_role"),
    path("desk/<uuid:public_id>/settings/questions/", include(of_questions)),
    path(
        "desk/<uuid:public_id>/settings/questions/export.<str:kind>",
        questions.export_questions,
        name="export_questions",
    ),
    path(
        "desk/<uuid:public_id>/settings/questions/order/<str:stage>/", questions.order_questions, name="order_questions"
    ),
    path(
        "desk/<uuid:public_id>/settings/questions/<uuid:question>/replace/",
        questions.replace_question,
        name="replace_question",
    ),
    path(
        "desk/<uuid:public_id>/settings/questions/<uuid:question>/retire/",
        questions.retire_question,
        name="retire_question",
    ),
    path(
        "desk/<uuid:public_id>/settings/questions/<uuid:question>/delete/",
        questions.delete_question,
        name="delete_question",
    ),
    path(
        "desk/<uuid:public_id>/settings/questions/<uuid:question>/move/", questions.move_question, name="move_question"
    ),
    path("desk/<uuid:public_id>/settings/places/", quotas.quotas, name="quotas"),
    path("desk/<uuid:public_id>/settings/places/new/", quotas.add_quota, name="add_quota"),
    path("desk/<uuid:public_id>/settings/places/<uuid:quota>/", quotas.edit_quota, name="edit_quota"),
    path("desk/<uuid:public_id>/settings/places/<uuid:quota>/release/", quotas.release_quota, name="release_quota"),
    path("desk/<uuid:public_id>/settings/places/<uuid:quota>/remove/", quotas.remove_quota, name="remove_quota"),
    path("desk/<uuid:public_id>/applications/<uuid:application>/rank/", quotas.change_rank, name="change_rank"),
    path("desk/<uuid:cohort_id>/settings/gates/", gates.gates, name="gates"),
    path("desk/<uuid:cohort_id>/settings/gates/new/", gates.add_gate, name="add_gate"),
    path("desk/<uuid:cohort_id>/settings/gates/<uuid:gate>/", gates.edit_gate, name="edit_gate"),
    path("desk/<uuid:cohort_id>/settings/gates/<uuid:gate>/retire/", gates.retire_gate, name="retire_gate"),
    path("desk/<uuid:cohort_id>/settings/gates/<uuid:gate>/again/", gates.bring_back_gate, name="bring_back_gate"),
    path("desk/<uuid:cohort_id>/settings/gates/<uuid:gate>/points/", gates.points, name="gate_points"),
    path("desk/<uuid:cohort_id>/", overview.overview, name="overview"),
]
