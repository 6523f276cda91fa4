"""Quizzes: a participant's own, and the desk's."""

from django.urls import path

from ..views import my_quizzes, quizzes

urlpatterns = [
    path("my/applications/<uuid:public_id>/quizzes/", my_quizzes.my_quizzes, name="my_quizzes"),
    path("my/applications/<uuid:public_id>/quizzes/<uuid:quiz>/", my_quizzes.my_quiz, name="my_quiz"),
    path("my/attempts/<uuid:public_id>/", my_quizzes.attempt, name="attempt"),
    path("my/attempts/<uuid:public_id>/answers/", my_quizzes.deliver, name="deliver_answers"),
    path("my/attempts/<uuid:public_id>/hand-in/", my_quizzes.hand_in, name="hand_in"),
    path("desk/<uuid:cohort_id>/learning/quizzes/", quizzes.quizzes, name="quizzes"),
    path("desk/<uuid:cohort_id>/learning/quizzes/give/", quizzes.give_quiz, name="give_quiz"),
    path("desk/<uuid:cohort_id>/learning/quizzes/gain/", quizzes.quiz_gain, name="quiz_gain"),
    path("desk/<uuid:cohort_id>/learning/quizzes/<uuid:quiz>/", quizzes.quiz_results, name="quiz_results"),
    path("desk/<uuid:cohort_id>/learning/quizzes/<uuid:quiz>/edit/", quizzes.edit_quiz, name="edit_quiz"),
    path("desk/<uuid:cohort_id>/learning/quizzes/<uuid:quiz>/out/", quizzes.take_out_quiz, name="take_out_quiz"),
    path(
        "desk/<uuid:cohort_id>/learning/quizzes/<uuid:quiz>/questions/", quizzes.quiz_questions, name="quiz_questions"
    ),
    path("desk/<uuid:cohort_id>/learning/attempts/<uuid:public_id>/", quizzes.see_attempt, name="see_attempt"),
    path("desk/<uuid:cohort_id>/learning/attempts/<uuid:public_id>/back/", quizzes.reset_attempt, name="reset_attempt"),
]
