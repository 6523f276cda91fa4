"""Reports for sponsors and funders: at the desk, in the portal, as files."""

from django.urls import path

from ..views.reports import desk, files, one, surveys

DESK = "desk/<uuid:cohort_id>/reports/"
FUNDER = DESK + "funders/"
PARTNER = DESK + "partners/<uuid:organisation_id>/"
VERSION = DESK + "versions/<uuid:report_id>/"
SURVEYS = DESK + "surveys/"

urlpatterns = [
    path("partner/reports/", files.mine, name="my_reports"),
    path("partner/reports/<uuid:public_id>/", files.report, name="report"),
    path("partner/reports/<uuid:public_id>/report.pdf", files.pdf, name="report_pdf"),
    path("partner/reports/<uuid:public_id>/report.xlsx", files.xlsx, name="report_xlsx"),
    path(DESK, desk.reports, name="reports"),
    path(DESK + "release/", desk.release_all, name="release_reports"),
    path(DESK + "files/", desk.make_files, name="make_report_files"),
    path(DESK + "files/progress/", desk.progress, name="report_progress"),
    path(DESK + "files/reports.zip", desk.files, name="report_files"),
    path(FUNDER, one.write, name="funder_report"),
    path(FUNDER + "release/", one.release, name="release_funder_report"),
    path(FUNDER + "draft.xlsx", files.draft_xlsx, name="funder_report_xlsx"),
    path(PARTNER, one.write, name="partner_report"),
    path(PARTNER + "release/", one.release, name="release_partner_report"),
    path(PARTNER + "draft.xlsx", files.draft_xlsx, name="partner_report_xlsx"),
    path(VERSION + "withdraw/", one.withdraw, name="withdraw_report"),
    path(VERSION + "share/", one.share, name="share_report"),
    path(VERSION + "shares/<uuid:share_id>/end/", one.end_share, name="end_report_share"),
    path(SURVEYS, surveys.results, name="surveys"),
    path(SURVEYS + "add/", surveys.edit, name="add_survey"),
    path(SURVEYS + "import/", surveys.import_file, name="import_surveys"),
    path(SURVEYS + "<uuid:result_id>/", surveys.edit, name="survey"),
    path(SURVEYS + "<uuid:result_id>/remove/", surveys.remove, name="remove_survey"),
]
