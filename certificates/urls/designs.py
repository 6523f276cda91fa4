"""Addresses of designs: the list, the designer, and what becomes of a version."""

from django.urls import path

from ..views import designer, designs
from .common import DESK

ONE = f"{DESK}designs/<uuid:public_id>/"

urlpatterns = [
    path(f"{DESK}designs/", designs.list_designs, name="designs"),
    path(f"{DESK}designs/export.<str:kind>", designs.export_designs, name="export_designs"),
    path(f"{DESK}designs/new/", designs.begin_design, name="begin_design"),
    path(ONE, designer.show, name="design"),
    path(f"{ONE}preview.pdf", designer.download, name="design_pdf"),
    path(f"{ONE}release/", designs.release, name="release_design"),
    path(f"{ONE}draft/", designs.begin_draft, name="begin_design_draft"),
    path(f"{ONE}choose/", designs.choose, name="choose_design"),
    path(f"{ONE}retire/", designs.retire, name="retire_design"),
    path(f"{ONE}back/", designs.bring_back, name="bring_back_design"),
    path(f"{ONE}delete/", designs.delete_draft, name="delete_design"),
]
