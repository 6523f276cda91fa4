"""Applications, reviews, decisions, and the schools."""

from django.urls import path

from ..views import applications, criteria, deciding, ranking, reviews, schools

urlpatterns = [
    path("school/", schools.school, name="school"),
    path("school/approve/", schools.approve, name="approve_students"),
    path("school/students.<str:kind>", schools.export, name="export_school"),
    path("school/<uuid:public_id>/", schools.student, name="school_student"),
    path("school/<uuid:public_id>/<str:verdict>/", schools.judge, name="judge_student"),
    path("desk/<uuid:cohort_id>/applications/", applications.applications, name="applications"),
    path("desk/<uuid:cohort_id>/applications/decide/", deciding.decide, name="decide"),
    path("desk/<uuid:cohort_id>/applications/decide/look/", deciding.look, name="decide_look"),
    path("desk/<uuid:cohort_id>/applications/decide/<uuid:key>/<int:number>/", deciding.look_mail, name="look_mail"),
    path("desk/<uuid:cohort_id>/applications/ranking/", ranking.ranking, name="ranking"),
    path("desk/<uuid:cohort_id>/applications/ranking.<str:kind>", ranking.export, name="export_ranking"),
    path(
        "desk/<uuid:cohort_id>/applications/<uuid:public_id>/reviews/", ranking.reviews_of, name="application_reviews"
    ),
    path(
        "desk/<uuid:cohort_id>/applications/<uuid:public_id>/school/<str:verdict>/",
        ranking.judge_for_school,
        name="judge_for_school",
    ),
    path("desk/<uuid:cohort_id>/reviews/", reviews.reviews, name="reviews"),
    path("desk/<uuid:cohort_id>/reviews.<str:kind>", reviews.export, name="export_reviews"),
    path("desk/<uuid:cohort_id>/reviews/next/", reviews.next_review, name="next_review"),
    path("desk/<uuid:cohort_id>/reviews/<uuid:public_id>/", reviews.review, name="review"),
    path("desk/<uuid:cohort_id>/reviews/<uuid:public_id>/hand-back/", reviews.hand_back, name="hand_back_review"),
    path("desk/<uuid:cohort_id>/settings/selection/", criteria.criteria, name="criteria"),
    path("desk/<uuid:cohort_id>/settings/selection/new/", criteria.add_criterion, name="add_criterion"),
    path("desk/<uuid:cohort_id>/settings/selection/copy/", criteria.copy_criteria, name="copy_criteria"),
    path("desk/<uuid:cohort_id>/settings/selection/<uuid:public_id>/", criteria.edit_criterion, name="edit_criterion"),
    path(
        "desk/<uuid:cohort_id>/settings/selection/<uuid:public_id>/remove/",
        criteria.remove_criterion,
        name="remove_criterion",
    ),
    path(
        "desk/<uuid:cohort_id>/settings/selection/<uuid:public_id>/move/",
        criteria.move_criterion,
        name="move_criterion",
    ),
    path("desk/<uuid:cohort_id>/applications.<str:kind>", applications.export, name="export_applications"),
    path("desk/<uuid:cohort_id>/applications/<uuid:public_id>/", applications.application, name="desk_application"),
]
