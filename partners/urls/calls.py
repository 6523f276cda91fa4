"""Sessions that partners offer: called for, written in the portal, scored and decided at the desk."""

from django.urls import path

from ..views import proposals, review, writing
from ..views.calls import call, deciding, late, lines, scoring, speakers, talking

OWN = "partner/proposals/<uuid:public_id>/"
SPEAKER = OWN + "speakers/<uuid:speaker_id>/"
OWN_CALL = "partner/call/<uuid:cohort_id>/<uuid:organisation_id>/"
DESK = "desk/<uuid:cohort_id>/proposals/"
ONE = DESK + "<uuid:public_id>/"
CALL = "desk/<uuid:cohort_id>/call/"
SCORING = "desk/<uuid:cohort_id>/scoring/"

urlpatterns = [
    path(OWN_CALL, late.own_call, name="own_call"),
    path(OWN_CALL + "late/", late.ask_late, name="ask_late"),
    path(OWN_CALL + "keep/", writing.keep_proposal, name="keep_proposal"),
    path("partner/proposals/new/<uuid:cohort_id>/<uuid:organisation_id>/", writing.new_proposal, name="new_proposal"),
    path(OWN, writing.proposal, name="proposal"),
    path(OWN + "edit/", writing.edit_proposal, name="edit_proposal"),
    path(OWN + "send/", writing.submit_proposal, name="submit_proposal"),
    path(OWN + "withdraw/", writing.withdraw_proposal, name="withdraw_proposal"),
    path(OWN + "confirm/", writing.confirm_proposal, name="confirm_proposal"),
    path(OWN + "say/", talking.say_as_partner, name="say_as_partner"),
    path(SPEAKER, speakers.speaker, name="speaker"),
    path(SPEAKER + "picture/", speakers.set_picture, name="set_speaker_picture"),
    path(SPEAKER + "picture/remove/", speakers.remove_picture, name="remove_speaker_picture"),
    path(SPEAKER + "absences/", speakers.add_absence, name="add_absence"),
    path(SPEAKER + "absences/<uuid:absence_id>/remove/", speakers.remove_absence, name="remove_absence"),
    path("speakers/<uuid:speaker_id>/picture/", speakers.picture, name="speaker_picture"),
    path(DESK, review.proposals, name="proposals"),
    path(DESK + "export.<str:kind>", review.export, name="export_proposals"),
    path(DESK + "decide/", deciding.decide_many, name="decide_proposals"),
    path(ONE, proposals.proposal, name="decide_proposal"),
    path(ONE + "review/", proposals.start_review, name="start_review"),
    path(ONE + "accept/", proposals.accept, name="accept_proposal"),
    path(ONE + "decline/", proposals.decline, name="decline_proposal"),
    path(ONE + "changes/", proposals.ask_for_changes, name="ask_changes"),
    path(ONE + "say/", talking.say_as_team, name="say_as_team"),
    path(CALL, call.call, name="call"),
    path(CALL + "edit/", call.edit_call, name="edit_call"),
    path(CALL + "publish/", call.publish_call, name="publish_call"),
    path(CALL + "close/", call.close_call, name="close_call"),
    path(CALL + "reviewers/", call.ask_reviewer, name="ask_call_reviewer"),
    path(CALL + "reviewers/<uuid:public_id>/release/", call.release_reviewer, name="release_call_reviewer"),
    path(CALL + "late/", late.late, name="late"),
    path(CALL + "late/<uuid:public_id>/refuse/", late.refuse_late, name="refuse_late"),
    path(CALL + "questions/add/", lines.add_question, name="add_call_question"),
    path(CALL + "questions/<uuid:public_id>/", lines.edit_question, name="edit_call_question"),
    path(CALL + "questions/<uuid:public_id>/move/", lines.move_question, name="move_call_question"),
    path(CALL + "questions/<uuid:public_id>/remove/", lines.remove_question, name="remove_call_question"),
    path(CALL + "criteria/add/", lines.add_criterion, name="add_call_criterion"),
    path(CALL + "criteria/<uuid:public_id>/", lines.edit_criterion, name="edit_call_criterion"),
    path(CALL + "criteria/<uuid:public_id>/move/", lines.move_criterion, name="move_call_criterion"),
    path(CALL + "criteria/<uuid:public_id>/remove/", lines.remove_criterion, name="remove_call_criterion"),
    path(SCORING, scoring.queue, name="scoring"),
    path(SCORING + "<uuid:public_id>/", scoring.score, name="score"),
    path(SCORING + "<uuid:public_id>/hand-back/", scoring.hand_back, name="hand_back_proposal"),
]
