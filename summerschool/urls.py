"""All addresses; each app keeps its own in `urls.py`."""

from django.urls import include, path

from . import outbox, views

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("certificates.urls")),  # first: the public check is asked most, and hundreds of others follow
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", views.set_language, name="set_language"),
    path("theme/", views.set_theme, name="set_theme"),
    path("style/", views.show_style, name="style"),
    path("outbox/", outbox.outbox, name="demo_mail"),
    path("outbox/<uuid:public_id>/", outbox.mail, name="demo_mail_one"),
    path("outbox/<uuid:public_id>/html/", outbox.mail_html, name="demo_mail_html"),
    path("outbox/<uuid:public_id>/<int:number>/", outbox.attachment, name="demo_mail_attachment"),
    path("account/", include("allauth.urls")),
    path("", include("cohorts.urls")),
    path("", include("accounts.urls")),
    path("", include("courses.urls")),
    path("", include("partners.urls")),
    path("", include("records.urls")),
]
