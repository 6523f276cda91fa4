"""Demand, supply and the gaps between them."""

from django.urls import path

from ..views import demand, gaps, supply

urlpatterns = [
    path("library/<uuid:organisation>/gaps/", gaps.gaps, name="gaps"),
    path("library/<uuid:organisation>/gaps.<str:kind>", gaps.export, name="export_gaps"),
    path("library/<uuid:organisation>/roles/", demand.roles, name="roles"),
    path("library/<uuid:organisation>/roles.<str:kind>", demand.export, name="export_roles"),
    path("library/<uuid:organisation>/roles/new/", demand.ask_role, name="ask_role"),
    path("library/<uuid:organisation>/school-courses/", supply.courses, name="school_courses"),
    path("library/<uuid:organisation>/school-courses.<str:kind>", supply.export, name="export_courses"),
    path("library/<uuid:organisation>/school-courses/new/", supply.add_course, name="add_course"),
    path("gaps/", supply.own_gaps, name="own_gaps"),
    path("gaps/courses/new/", supply.add_own_course, name="add_own_course"),
    path("gaps/courses/<uuid:public_id>/", gaps.gap, name="gap"),
    path("gaps/courses/<uuid:public_id>/outcomes/", supply.school_course, name="school_course"),
    path("gaps/courses/<uuid:public_id>/outcomes/file/", supply.upload_outcomes, name="upload_outcomes"),
    path("gaps/courses/<uuid:public_id>/retire/", supply.retire_course, name="retire_course"),
    path("gaps/roles/<uuid:public_id>/", demand.hiring_role, name="hiring_role"),
    path("gaps/roles/<uuid:public_id>/retire/", demand.retire_role, name="retire_role"),
]
