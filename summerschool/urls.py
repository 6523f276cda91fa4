"""All addresses; each app keeps its own in `urls.py`."""

from django.urls import include, path

from . import views

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", views.set_language, name="set_language"),
    path("theme/", views.set_theme, name="set_theme"),
    path("style/", views.show_style, name="style"),
    path("account/", include("allauth.urls")),
    path("", include("cohorts.urls")),
    path("", include("accounts.urls")),
    path("", include("certificates.urls")),
    path("", include("courses.urls")),
    path("", include("partners.urls")),
]
