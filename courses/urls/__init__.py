from django.urls import path

from ..views import library, module_versions, modules, programmes, public, retiring
from . import checklists, gaps, learning, quizzes, reviews, transfer

app_name = "courses"
urlpatterns = [
    *checklists.urlpatterns,
    path("programmes/", public.programmes, name="programmes"),
    path("programmes/<slug:slug>/", public.programme, name="programme"),
    path("library/", library.library, name="library"),
    path("library/<uuid:organisation>/competencies/", library.competencies, name="competencies"),
    path("library/<uuid:organisation>/competencies/new/", library.add_competency, name="add_competency"),
    path("library/competencies/<uuid:public_id>/", library.edit_competency, name="edit_competency"),
    path("library/<uuid:organisation>/modules/", modules.modules, name="modules"),
    path("library/<uuid:organisation>/modules/new/", modules.add_module, name="add_module"),
    path("library/modules/<uuid:public_id>/draft/", module_versions.begin_module_draft, name="begin_module_draft"),
    path("library/module-versions/<uuid:public_id>/", module_versions.module_version, name="module_version"),
    path("library/module-versions/<uuid:public_id>/release/", module_versions.release_module, name="release_module"),
    path("library/<uuid:organisation>/programmes/", programmes.programmes, name="programmes_of"),
    path("library/<uuid:organisation>/programmes/new/", programmes.add_programme, name="add_programme"),
    path("library/programmes/<uuid:public_id>/", programmes.programme_desk, name="programme_desk"),
    path("library/programmes/<uuid:public_id>/edit/", programmes.edit_programme, name="edit_programme"),
    path("library/programmes/<uuid:public_id>/show/", programmes.show_programme, name="show_programme"),
    path("library/programmes/<uuid:public_id>/draft/", programmes.begin_programme_draft, name="begin_programme_draft"),
    path("library/programme-versions/<uuid:public_id>/", programmes.programme_version, name="programme_version"),
    path(
        "library/programme-versions/<uuid:public_id>/release/", programmes.release_programme, name="release_programme"
    ),
    path("library/module-versions/<uuid:public_id>/retire/", retiring.retire_module, name="retire_module"),
    path("library/module-versions/<uuid:public_id>/take-back/", retiring.take_back_module, name="take_back_module"),
    path("library/programme-versions/<uuid:public_id>/retire/", retiring.retire_programme, name="retire_programme"),
    path(
        "library/programme-versions/<uuid:public_id>/take-back/",
        retiring.take_back_programme,
        name="take_back_programme",
    ),
    *reviews.urlpatterns,
    *transfer.urlpatterns,
    *quizzes.urlpatterns,
    *learning.urlpatterns,
    *gaps.urlpatterns,
]
