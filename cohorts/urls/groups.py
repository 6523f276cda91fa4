"""Groups and rotations."""

from django.urls import path

from ..views import groups, plan_runs, rotations

urlpatterns = [
    path("desk/<uuid:cohort_id>/groups/", groups.groups, name="groups"),
    path("desk/<uuid:cohort_id>/groups.<str:kind>", groups.export, name="export_groups"),
    path("desk/<uuid:cohort_id>/groups/plan/", groups.group_plan, name="group_plan"),
    path("desk/<uuid:cohort_id>/groups/repair/", groups.repair_groups, name="repair_groups"),
    path("desk/<uuid:cohort_id>/groups/wishes/new/", groups.add_group_wish, name="add_group_wish"),
    path("desk/<uuid:cohort_id>/groups/wishes/<uuid:public_id>/", groups.remove_group_wish, name="remove_group_wish"),
    path("desk/<uuid:cohort_id>/groups/searches/<uuid:public_id>/", plan_runs.plan_run, name="plan_run"),
    path("desk/<uuid:cohort_id>/groups/searches/<uuid:public_id>/stop/", plan_runs.stop_run, name="stop_run"),
    path("desk/<uuid:cohort_id>/groups/searches/<uuid:public_id>/adopt/", plan_runs.adopt_run, name="adopt_run"),
    path("desk/<uuid:cohort_id>/rotations/new/", rotations.add_rotation, name="add_rotation"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/", rotations.rotation, name="rotation"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/edit/", rotations.edit_rotation, name="edit_rotation"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/remove/", rotations.remove_rotation, name="remove_rotation"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/search/", rotations.search, name="search_rotation"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/breaks/new/", rotations.break_form, name="add_break"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/breaks/<uuid:row>/", rotations.break_form, name="break"),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/stations/new/", rotations.station_form, name="add_station"),
    path(
        "desk/<uuid:cohort_id>/rotations/<uuid:public_id>/stations/<uuid:row>/", rotations.station_form, name="station"
    ),
    path(
        "desk/<uuid:cohort_id>/rotations/<uuid:public_id>/wishes/<str:kind>/",
        rotations.add_wish,
        name="add_rotation_wish",
    ),
    path(
        "desk/<uuid:cohort_id>/rotations/<uuid:public_id>/<str:part>/<uuid:row>/remove/",
        rotations.remove_part,
        name="remove_part",
    ),
    path("desk/<uuid:cohort_id>/rotations/<uuid:public_id>/sheets/<str:by>/", rotations.sheets, name="rotation_sheets"),
]
