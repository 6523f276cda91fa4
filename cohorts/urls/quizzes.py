"""Quizzes: a participant's own, and the desk's."""

from django.urls import path

from ..views import my_quizzes

urlpatterns = [
    path("my/applications/<uuid:public_id>/quizzes/", my_quizzes.my_quizzes, name="my_quizzes"),
    path("my/applications/<uuid:public_id>/quizzes/<uuid:quiz>/", my_quizzes.my_quiz, name="my_quiz"),
    path("my/attempts/<uuid:public_id>/", my_quizzes.attempt, name="attempt"),
    path("my/attempts/<uuid:public_id>/answers/", my_quizzes.deliver, name="deliver_answers"),
    path("my/attempts/<uuid:public_id>/hand-in/", my_quizzes.hand_in, name="hand_in"),
]
