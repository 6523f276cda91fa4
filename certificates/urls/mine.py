"""Addresses of one's own certificates."""

from django.urls import path

from ..views import mine

urlpatterns = [
    path("my/certificates/", mine.list_mine, name="mine"),
    path("certificates/<uuid:public_id>/certificate.pdf", mine.download, name="download"),
]
