"""What a cohort teaches, and what its people have shown."""

from django.urls import path

from ..views import competencies, matrix

urlpatterns = [
    path("my/competencies/", competencies.mine, name="my_competencies"),
    path("desk/<uuid:public_id>/matrix/", matrix.matrix, name="matrix"),
    path("desk/<uuid:public_id>/matrix.<str:kind>", matrix.export, name="matrix_export"),
    path("desk/<uuid:public_id>/competencies/", competencies.levels, name="levels"),
    path("desk/<uuid:public_id>/competencies.<str:kind>", competencies.export, name="levels_export"),
    path("desk/<uuid:public_id>/competencies/<uuid:application>/", competencies.of_one, name="levels_of_one"),
]
