"""The talent pool: a student's own pages, those of an employer, the organiser's list of employers."""

from django.urls import path

from ..views.talent import answering, desk, exports, mine, pool

PROFILE = "partner/talent/profiles/<uuid:public_id>/"
EXPORT = "partner/talent/exports/<uuid:public_id>/"
DESK = "organisations/<uuid:organisation_id>/talent"

urlpatterns = [
    path("my/talent/", mine.my_talent, name="my_talent"),
    path("my/talent/edit/", mine.edit_talent, name="edit_talent"),
    path("my/talent/preview/", mine.preview_talent, name="preview_talent"),
    path("my/talent/cv/", mine.my_cv, name="my_talent_cv"),
    path("my/talent/employers/", mine.employers, name="talent_employers"),
    path("my/talent/employers/<uuid:organisation_id>/open/", mine.open_talent, name="open_talent"),
    path("my/talent/openings/<uuid:opening>/close/", mine.close_talent, name="close_talent"),
    path("my/talent/close/", mine.close_all, name="close_talent_all"),
    path("my/talent/looks/", answering.looks, name="talent_looks"),
    path("my/talent/looks.<str:kind>", answering.export_looks, name="export_talent_looks"),
    path("my/talent/requests/<uuid:public_id>/", answering.request_of, name="talent_request"),
    path("partner/talent/", pool.door, name="talent_door"),
    path("partner/talent/<uuid:organisation_id>/", pool.pool, name="talent_pool"),
    path("partner/talent/<uuid:organisation_id>/export/", exports.begin, name="begin_talent_export"),
    path(EXPORT, exports.export, name="talent_export"),
    path(EXPORT + "file/", exports.take, name="talent_export_file"),
    path(PROFILE, pool.profile, name="talent_profile"),
    path(PROFILE + "cv/", pool.cv, name="talent_cv"),
    path(PROFILE + "ask/", pool.ask_contact, name="ask_talent"),
    path(PROFILE + "levels/", pool.say_level, name="say_level"),
    path(PROFILE + "levels/<uuid:word>/back/", pool.take_level_back, name="take_level_back"),
    path(DESK + "/", desk.employers, name="pool_employers"),
    path(DESK + ".<str:kind>", desk.export, name="export_pool_employers"),
    path(DESK + "/<uuid:employer_id>/", desk.word, name="pool_word"),
]
