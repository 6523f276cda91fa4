"""Checklists of the library."""

from django.urls import path

from ..views import checklists

ONE = "library/checklist-versions/<uuid:public_id>"

urlpatterns = [
    path("library/<uuid:organisation>/checklists/", checklists.checklists, name="checklists"),
    path("library/<uuid:organisation>/checklists/new/", checklists.add_checklist, name="add_checklist"),
    path("library/checklists/<uuid:public_id>/draft/", checklists.begin_checklist_draft, name="begin_checklist_draft"),
    path(f"{ONE}/", checklists.checklist_version, name="checklist_version"),
    path(f"{ONE}/release/", checklists.release_checklist, name="release_checklist"),
    path(f"{ONE}/retire/", checklists.retire_checklist, name="retire_checklist"),
]
