"""E-learning: the team's desk, and what a participant reads."""

from django.urls import path

from ..views import learning, reading

urlpatterns = [
    path("desk/<uuid:cohort_id>/learning/", learning.learning, name="learning"),
    path("desk/<uuid:cohort_id>/learning/progress/", learning.progress, name="learning_progress"),
    path("desk/<uuid:cohort_id>/learning/modules/<uuid:module>/", learning.open_module, name="open_module"),
    path("desk/<uuid:cohort_id>/learning/modules/<uuid:module>/close/", learning.close_module, name="close_module"),
    path("my/applications/<uuid:public_id>/learning/", reading.my_learning, name="my_learning"),
    path("my/applications/<uuid:public_id>/learning/<uuid:page>/", reading.learning_page, name="learning_page"),
    path("my/applications/<uuid:public_id>/learning/<uuid:page>/done/", reading.finish_page, name="finish_page"),
    path("my/applications/<uuid:public_id>/learning/files/<uuid:file>/", reading.learning_file, name="learning_file"),
    path(
        "my/applications/<uuid:public_id>/learning/files/<uuid:file>/poster/",
        reading.learning_poster,
        name="learning_poster",
    ),
    path("my/applications/<uuid:public_id>/learning/files/<uuid:file>/watched/", reading.watched, name="watched"),
    path(
        "my/applications/<uuid:public_id>/learning/files/<uuid:file>/<str:language>.vtt",
        reading.learning_subtitles,
        name="learning_subtitles",
    ),
]
