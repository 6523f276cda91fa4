"""Mail of a cohort."""

from django.urls import path

from ..views import held, letters, mail

urlpatterns = [
    path("desk/<uuid:cohort_id>/mail/", mail.mail, name="mail"),
    path("desk/<uuid:cohort_id>/mail/retry/", mail.mail_retry, name="mail_retry"),
    path("desk/<uuid:cohort_id>/mail/held/<str:do>/", held.mail_held, name="mail_held"),
    path("desk/<uuid:cohort_id>/mail/write/", letters.letter_write, name="letter_write"),
    path("desk/<uuid:cohort_id>/mail/write/<uuid:key>/", letters.letter_preview, name="letter_preview"),
    path("desk/<uuid:cohort_id>/mail/letters/", letters.letters, name="letters"),
    path("desk/<uuid:cohort_id>/mail/letters/<uuid:public_id>/", letters.letter, name="letter"),
    path("desk/<uuid:cohort_id>/mail/<uuid:public_id>/", mail.mail_detail, name="mail_detail"),
    path("desk/<uuid:cohort_id>/mail/<uuid:public_id>/html/", mail.mail_html, name="mail_html"),
    path("desk/<uuid:cohort_id>/mail/<uuid:public_id>/resend/", mail.mail_resend, name="mail_resend"),
    path("desk/<uuid:cohort_id>/mail/<uuid:public_id>/arrived/", mail.mail_arrived, name="mail_arrived"),
    path("desk/organisations/<uuid:organisation_id>/mail/", mail.organisation_mail, name="organisation_mail"),
    path(
        "desk/organisations/<uuid:organisation_id>/mail/held/<str:do>/",
        held.organisation_mail_held,
        name="organisation_mail_held",
    ),
]
