from django.urls import path

from ..views import reviewing, reviews

urlpatterns = [
    path("library/module-versions/<uuid:public_id>/reviews/", reviews.reviews, name="reviews"),
    path("library/module-versions/<uuid:public_id>/reviews/ask/", reviews.ask, name="ask_review"),
    path("library/reviews/<uuid:public_id>/withdraw/", reviews.withdraw, name="withdraw_review"),
    path("library/reviews/<uuid:public_id>/ask-again/", reviews.ask_again, name="ask_again"),
    path("library/comments/<uuid:public_id>/", reviews.answer, name="answer_comment"),
    path("module-reviews/<uuid:public_id>/", reviewing.review, name="review"),
    path("module-reviews/<uuid:public_id>/named/", reviewing.name, name="review_name"),
    path("module-reviews/<uuid:public_id>/take-back/", reviewing.take_back, name="take_back_signature"),
    path("module-reviews/<uuid:public_id>/comments/<uuid:comment>/settled/", reviewing.settle, name="settle_comment"),
]
