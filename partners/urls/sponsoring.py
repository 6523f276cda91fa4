"""Sponsors: packages and promises at the desk, offers and promises in the portal, one page for everybody."""

from django.urls import path

from ..views.sponsoring import desk, desk_promises, enquiries, own, own_promises, packages, public, sponsor, steps

COHORT = "desk/<uuid:cohort_id>/sponsors/"
PACKAGE = COHORT + "packages/<uuid:public_id>/"
PROMISE = COHORT + "promises/<uuid:public_id>/"
ONE = COHORT + "<uuid:public_id>/"
OWN = "partner/sponsorships/<uuid:public_id>/"

urlpatterns = [
    path("cohorts/<slug:slug>/sponsor/", public.page, name="sponsor_page"),
    path(COHORT, desk.sponsors, name="sponsors"),
    path(COHORT + "add/", desk.begin, name="begin_sponsor"),
    path(COHORT + "again/<uuid:organisation_id>/", desk.ask_again, name="ask_sponsor_again"),
    path(COHORT + "enquiries/<uuid:public_id>/", enquiries.take_up, name="take_enquiry"),
    path(COHORT + "enquiries/<uuid:public_id>/aside/", enquiries.put_aside, name="enquiry_aside"),
    path(COHORT + "page/", packages.page, name="sponsor_setup"),
    path(COHORT + "page/publish/", packages.publish, name="publish_sponsor_page"),
    path(COHORT + "page/unpublish/", packages.unpublish, name="unpublish_sponsor_page"),
    path(COHORT + "packages/", packages.packages, name="packages"),
    path(COHORT + "packages/add/", packages.add, name="add_package"),
    path(COHORT + "packages/clone/", packages.clone, name="clone_packages"),
    path(PACKAGE, packages.package, name="package"),
    path(PACKAGE + "edit/", packages.edit, name="edit_package"),
    path(PACKAGE + "move/", packages.move, name="move_package"),
    path(PACKAGE + "retire/", packages.retire, name="retire_package"),
    path(PACKAGE + "lines/<uuid:line_id>/", packages.benefit, name="benefit"),
    path(PACKAGE + "lines/<uuid:line_id>/remove/", packages.remove_benefit, name="remove_benefit"),
    path(COHORT + "promises/", desk_promises.promises, name="desk_promises"),
    path(PROMISE, desk_promises.promise, name="desk_promise"),
    path(PROMISE + "edit/", desk_promises.edit, name="edit_promise"),
    path(PROMISE + "accept/", desk_promises.accept, name="accept_promise"),
    path(PROMISE + "return/", desk_promises.give_back, name="return_promise"),
    path(PROMISE + "done/", desk_promises.done, name="promise_done"),
    path(PROMISE + "waive/", desk_promises.waive, name="waive_promise"),
    path(PROMISE + "reopen/", desk_promises.reopen, name="reopen_promise"),
    path(PROMISE + "remove/", desk_promises.remove, name="remove_promise"),
    path(ONE, sponsor.sponsor, name="sponsor"),
    path(ONE + "promises/add/", desk_promises.add, name="add_promise"),
    path(ONE + "in-kind/add/", sponsor.add_in_kind, name="add_in_kind"),
    path(ONE + "in-kind/<uuid:line_id>/remove/", sponsor.remove_in_kind, name="remove_in_kind"),
    path(ONE + "in-kind/<uuid:line_id>/received/", sponsor.in_kind_received, name="in_kind_received"),
    path(ONE + "offer/", steps.offer, name="send_offer"),
    path(ONE + "decline/", steps.decline, name="decline_interest"),
    path(ONE + "withdraw/", steps.withdraw, name="withdraw_sponsorship"),
    path(ONE + "fulfil/", steps.fulfil, name="fulfil_sponsorship"),
    path(ONE + "thank/", steps.thank, name="thank_sponsor"),
    path("partner/promises/", own_promises.promises, name="promises"),
    path("partner/promises/<uuid:public_id>/", own_promises.promise, name="promise"),
    path("partner/promises/<uuid:public_id>/owner/", own_promises.owner, name="promise_owner"),
    path(OWN, own.sponsorship, name="sponsorship"),
    path(OWN + "accept/", own.accept, name="accept_sponsor_agreement"),
    path(OWN + "decline/", own.decline, name="decline_offer"),
    path("partner/agreements/<uuid:public_id>.pdf", own.agreement, name="sponsor_agreement"),
    path("partner/promises/files/<uuid:public_id>/", own_promises.file, name="promise_file"),
]
