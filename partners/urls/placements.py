"""Placements: the organiser's rounds, the host's places, the student's ranking, the agreement of the three."""

from django.urls import path

from ..views.placements import agreement, allocating, desk_rounds, hosted, hosting, mine, people, places

DESK = "desk/<uuid:cohort_id>/placements/"
ROUND = DESK + "<uuid:round_id>/"
PLACE = ROUND + "places/<uuid:public_id>/"
OWN = "partner/placements/<uuid:public_id>/"
HOSTED = "partner/placements/students/<uuid:public_id>/"
MINE = "my/placements/<uuid:round_id>/"
OFFER = "my/placements/offers/<uuid:public_id>/"
AGREEMENT = "placements/agreements/<uuid:public_id>/"

urlpatterns = [
    path(DESK, desk_rounds.rounds, name="rounds"),
    path(DESK + "new/", desk_rounds.save_round, name="new_round"),
    path(ROUND, desk_rounds.round_page, name="round"),
    path(ROUND + "edit/", desk_rounds.save_round, name="edit_round"),
    path(ROUND + "open/", desk_rounds.open_round, name="open_round"),
    path(ROUND + "cancel/", desk_rounds.cancel_round, name="cancel_round"),
    path(ROUND + "places/add/", places.add_place, name="add_place"),
    path(PLACE, places.desk_place, name="desk_place"),
    path(PLACE + "edit/", places.edit_place, name="edit_place"),
    path(PLACE + "list/", places.list_place, name="list_place"),
    path(PLACE + "decline/", places.decide_place, {"verb": "decline"}, name="decline_place"),
    path(PLACE + "back/", places.decide_place, {"verb": "back"}, name="give_back_place"),
    path(PLACE + "withdraw/", places.decide_place, {"verb": "withdraw"}, name="withdraw_place"),
    path(ROUND + "students/", people.students, name="round_students"),
    path(ROUND + "students/<uuid:public_id>/", people.student, name="desk_student"),
    path(ROUND + "placed/<uuid:public_id>/end/", people.end, name="end_placement"),
    path(ROUND + "allocation/", allocating.allocation, name="allocation"),
    path(ROUND + "allocation/run/", allocating.allocate, name="allocate"),
    path(ROUND + "allocation/<uuid:public_id>/release/", allocating.release, name="release_allocation"),
    path(ROUND + "allocation/<uuid:public_id>/file/", allocating.allocation_file, name="allocation_file"),
    path("partner/placements/", hosting.placements, name="placements"),
    path("partner/placements/new/<uuid:round_id>/<uuid:organisation_id>/", hosting.new_place, name="new_place"),
    path(OWN, hosting.placement, name="placement"),
    path(OWN + "edit/", hosting.edit_own_place, name="edit_own_place"),
    path(OWN + "offer/", hosting.offer_place, name="offer_place"),
    path(OWN + "withdraw/", hosting.withdraw_own_place, name="withdraw_own_place"),
    path(OWN + "rank/", hosting.rank_students, name="rank_students"),
    path(OWN + "cv/<uuid:candidacy_id>/", hosting.candidate_cv, name="candidate_cv"),
    path(HOSTED, hosted.hosted, name="hosted"),
    path(HOSTED + "assess/mid/", hosted.assess, {"kind": "mid"}, name="assess_mid"),
    path(HOSTED + "assess/final/", hosted.assess, {"kind": "final"}, name="assess_final"),
    path(HOSTED + "assessments/<uuid:assessment_id>/sign/", hosted.sign, name="sign_assessment"),
    path(HOSTED + "assessments/<uuid:assessment_id>/void/", hosted.void, name="void_assessment"),
    path(HOSTED + "end/", hosted.end_hosted, name="end_hosted"),
    path(AGREEMENT, agreement.agreement, name="agreement"),
    path(AGREEMENT + "write/", agreement.write_agreement, name="write_agreement"),
    path(AGREEMENT + "accept/<str:side>/", agreement.accept_agreement, name="accept_agreement"),
    path("school/placements/", agreement.school_agreements, name="school_agreements"),
    path("my/placements/", mine.my_placements, name="my_placements"),
    path(MINE, mine.my_round, name="my_round"),
    path(MINE + "rank/", mine.rank, name="rank_places"),
    path(MINE + "hosts/", mine.tell, name="tell_hosts"),
    path(MINE + "cv/", mine.my_cv, name="my_placement_cv"),
    path(MINE + "withdraw/", mine.withdraw, name="withdraw_ranking"),
    path(MINE + "line/leave/", mine.leave_line, name="leave_line"),
    path(MINE + "lot/", mine.my_lot, name="my_lot"),
    path(MINE + "places/<uuid:public_id>/", mine.my_place, name="my_place"),
    path(OFFER, mine.my_offer, name="my_offer"),
    path(OFFER + "accept/", mine.accept, name="accept_placement"),
    path(OFFER + "decline/", mine.decline, name="decline_placement"),
]
