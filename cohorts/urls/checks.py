"""Practical checks: at the desk, on the tablet, on the participant's page."""

from django.urls import path

from ..views import assessors, checks, filling, my_checks, signing

DESK = "desk/<uuid:cohort_id>"
ONE = f"{DESK}/checks/<uuid:public_id>"
MINE = "my/applications/<uuid:public_id>/checks"

urlpatterns = [
    path(f"{DESK}/checklists/", checks.all_checks, name="checklists"),
    path(f"{DESK}/checklists/use/", checks.add_checklist, name="add_checklist"),
    path(f"{DESK}/checklists/<uuid:used>/", checks.edit_checklist, name="edit_checklist"),
    path(f"{DESK}/checklists/<uuid:used>/retire/", checks.retire_checklist, name="retire_checklist"),
    path(f"{ONE}/", checks.check, name="check"),
    path(f"{ONE}/print/", checks.print_check, name="print_check"),
    path(f"{ONE}/void/", checks.void, name="void_check"),
    path(f"{ONE}/sign/", signing.sign_visual, name="sign_check"),
    path(f"{ONE}/plates/", signing.read_plates, name="read_plates"),
    path(f"{ONE}/plates/sign/", signing.sign_plates, name="sign_plates"),
    path(f"{ONE}/plates/<uuid:reading>/photo/", checks.plate_photo, name="plate_photo"),
    path(f"{ONE}/appeal/", signing.answer_appeal, name="answer_appeal"),
    path("library/<uuid:organisation>/assessors/", assessors.assessors, name="assessors"),
    path("library/<uuid:organisation>/assessors/new/", assessors.add_assessor, name="add_assessor"),
    path("library/assessors/<uuid:public_id>/end/", assessors.end_assessor, name="end_assessor"),
    path("library/assessors/<uuid:public_id>/document/", assessors.assessor_file, name="assessor_file"),
    path("scan/checks/<uuid:public_id>/", filling.fill, name="fill_check"),
    path("scan/checks/<uuid:public_id>/deliver/", filling.deliver, name="deliver_checks"),
    path(f"{MINE}/", my_checks.my_checks, name="my_checks"),
    path(f"{MINE}/<uuid:check>/", my_checks.my_check, name="my_check"),
    path(f"{MINE}/<uuid:check>/appeal/", my_checks.appeal, name="appeal_check"),
    path(f"{MINE}/<uuid:check>/plates/<uuid:reading>/photo/", my_checks.my_plate_photo, name="my_plate_photo"),
]
