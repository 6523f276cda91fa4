"""Lecturers, their pages and their material."""

from django.urls import path

from ..views import lecturer_page, lecturers, material, my_material

urlpatterns = [
    path("lecturers/<uuid:public_id>/open/<str:token>/", lecturer_page.open_lecturer, name="open_lecturer"),
    path("lecturers/<uuid:key>/", lecturer_page.lecturer_page, name="lecturer_page"),
    path("lecturers/<uuid:key>/upload/", lecturer_page.begin_material, name="begin_material"),
    path("lecturers/<uuid:key>/new/", lecturer_page.add_own_material, name="add_own_material"),
    path("lecturers/<uuid:key>/files/<uuid:version>/", lecturer_page.lecturer_file, name="lecturer_file"),
    path(
        "lecturers/<uuid:key>/files/<uuid:version>/approval/", lecturer_page.lecturer_approval, name="lecturer_approval"
    ),
    path("lecturers/<uuid:key>/files/<uuid:version>/back/", lecturer_page.withdraw_version, name="withdraw_version"),
    path("lecturers/<uuid:key>/<uuid:material>/", lecturer_page.lecturer_material, name="lecturer_material"),
    path("desk/<uuid:cohort_id>/lecturers/", lecturers.lecturers, name="lecturers"),
    path("desk/<uuid:cohort_id>/lecturers/new/", lecturers.add_lecturer, name="add_lecturer"),
    path("desk/<uuid:cohort_id>/lecturers/links/", lecturers.send_links, name="send_lecturer_links"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/", lecturers.edit_lecturer, name="edit_lecturer"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/link/", lecturers.send_link, name="send_lecturer_link"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/link/end/", lecturers.end_link, name="end_lecturer_link"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/remove/", lecturers.remove_lecturer, name="remove_lecturer"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/away/", lecturers.add_away, name="add_lecturer_away"),
    path("desk/<uuid:cohort_id>/lecturers/<uuid:key>/away/<uuid:row>/", lecturers.end_away, name="end_lecturer_away"),
    path("desk/<uuid:cohort_id>/material/", material.material, name="material"),
    path("desk/<uuid:cohort_id>/material.zip", material.packed, name="material_zip"),
    path("desk/<uuid:cohort_id>/material/new/", material.add_material, name="add_material"),
    path("desk/<uuid:cohort_id>/material/slides/", material.ask_slides, name="ask_slides"),
    path("desk/<uuid:cohort_id>/material/upload/", material.begin, name="begin_team_material"),
    path("desk/<uuid:cohort_id>/material/<uuid:public_id>/", material.one, name="one_material"),
    path("desk/<uuid:cohort_id>/material/<uuid:public_id>/edit/", material.edit, name="edit_material"),
    path("desk/<uuid:cohort_id>/material/<uuid:public_id>/retire/", material.retire, name="retire_material"),
    path("desk/<uuid:cohort_id>/material/files/<uuid:version>/", material.file, name="material_file"),
    path("desk/<uuid:cohort_id>/material/files/<uuid:version>/approval/", material.approval, name="material_approval"),
    path("desk/<uuid:cohort_id>/material/files/<uuid:version>/back/", material.withdraw, name="withdraw_material"),
    path("my/applications/<uuid:public_id>/material/", my_material.my_material, name="my_material"),
    path("my/applications/<uuid:public_id>/material/<uuid:version>/", my_material.my_file, name="my_material_file"),
]
