"""The question bank and the quizzes of the library."""

from django.urls import path

from ..views import gift, questions, quizzes

urlpatterns = [
    path("library/<uuid:organisation>/questions/", questions.questions, name="questions"),
    path("library/<uuid:organisation>/questions/new/", questions.add_question, name="add_question"),
    path("library/<uuid:organisation>/questions/gift/", gift.import_gift, name="import_gift"),
    path("library/<uuid:organisation>/questions.gift.txt", gift.export_gift, name="export_gift"),
    path("library/questions/<uuid:public_id>/draft/", questions.begin_question_draft, name="begin_question_draft"),
    path("library/questions/<uuid:public_id>/retire/", questions.retire_question, name="retire_question"),
    path("library/question-versions/<uuid:public_id>/", questions.question_version, name="question_version"),
    path("library/question-versions/<uuid:public_id>/release/", questions.release_question, name="release_question"),
    path("library/<uuid:organisation>/quizzes/", quizzes.quizzes, name="quizzes"),
    path("library/<uuid:organisation>/quizzes/new/", quizzes.add_quiz, name="add_quiz"),
    path("library/quizzes/<uuid:public_id>/draft/", quizzes.begin_quiz_draft, name="begin_quiz_draft"),
    path("library/quizzes/<uuid:public_id>/retire/", quizzes.retire_quiz, name="retire_quiz"),
    path("library/quiz-versions/<uuid:public_id>/", quizzes.quiz_version, name="quiz_version"),
    path("library/quiz-versions/<uuid:public_id>/questions/", quizzes.choose_questions, name="choose_questions"),
    path("library/quiz-versions/<uuid:public_id>/rule/", quizzes.add_rule, name="add_rule"),
    path("library/quiz-versions/<uuid:public_id>/preview/", quizzes.preview_quiz, name="preview_quiz"),
    path("library/quiz-versions/<uuid:public_id>/release/", quizzes.release_quiz, name="release_quiz"),
    path("library/quiz-parts/<uuid:public_id>/", quizzes.change_part, name="change_part"),
]
