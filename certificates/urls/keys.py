"""Where administrators see the keys."""

from django.urls import path

from ..views import keys

urlpatterns = [path("installation/keys/", keys.show_keys, name="keys")]
