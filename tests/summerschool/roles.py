# ruff: noqa: E501
"""The table of test_roles.py: who gets into which address. Whoever adds an address adds a line.

    name of the address      who gets in (words of GROUPS or KINDS)      each part that varies=row of world.py

With `EVERY_PAGE=1` the first of those named gets the page drawn too. A part is filled with the public_id of that row, with a field of it
(`cohort.slug`), or, where world.py has no such row, with the word itself.
"""

from dataclasses import dataclass

KINDS = (
    "organiser", "officer", "bookkeeper", "member_of_team", "administrator", "coordinator", "contact",
    "other_contact", "trainer", "assessor", "reviewer", "student", "fellow_student", "former", "nobody", "elsewhere",
    "visitor",
)  # fmt: skip
EVERYBODY = KINDS[:-1]
GROUPS = {
    "everybody": EVERYBODY,
    "public": ("visitor", *EVERYBODY),
    "desk": ("organiser", "officer"),
    "team": ("organiser", "officer", "bookkeeper", "member_of_team"),
}
TABLE = """
home                               public
privacy                            public
accessibility                      public
set_language                       public
set_theme                          public
style                              -
demo_mail                          -
demo_mail_one                      -                                    public_id=mail
demo_mail_html                     -                                    public_id=mail
demo_mail_attachment               -                                    public_id=mail number=7
records:upload_part                -                                    public_id=file

cohorts:list                       public
cohorts:public                     public                               slug=cohort.slug
cohorts:public_calendar            public                               slug=cohort.slug
cohorts:public_timetable           public                               slug=cohort.slug
cohorts:public_timetable_pdf       public                               slug=cohort.slug
cohorts:calendar_feed              public                               public_id=feed token=feed.token
cohorts:my_calendar                everybody
cohorts:make_my_calendar           everybody
cohorts:renew_my_calendar          student
cohorts:releases                   desk                                 public_id=cohort
cohorts:export_releases            desk                                 public_id=cohort kind=csv
cohorts:new_release                organiser                            public_id=cohort
cohorts:release_mail               -                                    public_id=cohort reader=anything
cohorts:release                    desk                                 public_id=cohort number=1
cohorts:roll_back                  organiser                            public_id=cohort number=1
cohorts:calendars                  desk                                 public_id=cohort
cohorts:make_room_calendar         organiser                            public_id=cohort room=room
cohorts:renew_room_calendar        organiser                            public_id=cohort room=room
cohorts:desk                       everybody
cohorts:add_cohort                 organiser                            organisation=organisation
cohorts:settings                   organiser                            public_id=cohort
cohorts:edit_cohort                organiser                            public_id=cohort
cohorts:next_edition               organiser                            cohort_id=cohort
cohorts:edition                    organiser                            cohort_id=cohort
cohorts:edition_tick               -                                    cohort_id=cohort check=cohort
cohorts:publish                    organiser                            public_id=cohort
cohorts:unpublish                  organiser                            public_id=cohort
cohorts:cancel                     organiser                            public_id=cohort
cohorts:add_role                   organiser                            public_id=cohort
cohorts:end_role                   organiser                            public_id=cohort role=trainer_role
cohorts:rooms                      organiser                            organisation=organisation
cohorts:add_room                   organiser                            organisation=organisation
cohorts:edit_room                  organiser                            public_id=room
cohorts:retire_room                organiser                            public_id=room
cohorts:timetable                  desk                                 public_id=cohort
cohorts:place                      organiser                            public_id=cohort sitting=sitting
cohorts:take_back                  organiser                            public_id=cohort
cohorts:do_again                   organiser                            public_id=cohort
cohorts:move                       organiser                            public_id=cohort sitting=sitting
cohorts:unplace                    organiser                            public_id=cohort sitting=sitting
cohorts:swap                       organiser                            public_id=cohort sitting=sitting
cohorts:remove_sitting             organiser                            public_id=cohort sitting=sitting
cohorts:matrix                     desk                                 public_id=cohort
cohorts:matrix_export              desk                                 public_id=cohort kind=csv
cohorts:levels                     organiser                            public_id=cohort
cohorts:levels_export              organiser                            public_id=cohort kind=csv
cohorts:levels_of_one              organiser                            public_id=cohort application=application
cohorts:my_competencies            everybody
cohorts:sessions                   desk                                 public_id=cohort
cohorts:export_sessions            desk                                 public_id=cohort kind=csv
cohorts:add_session                organiser                            public_id=cohort
cohorts:edit_session               organiser                            public_id=cohort session=session
cohorts:add_sitting                organiser                            public_id=cohort session=session
cohorts:cancel_session             organiser                            public_id=cohort session=session
cohorts:apply                      public                               slug=cohort.slug
cohorts:save_draft                 everybody                            slug=cohort.slug
cohorts:application                student                              public_id=application
cohorts:accept_offer               student                              public_id=application
cohorts:decline_offer              student                              public_id=application
cohorts:withdraw                   student                              public_id=application
cohorts:calendar_file              student                              public_id=application
cohorts:school                     coordinator elsewhere
cohorts:overview                   desk                                 cohort_id=cohort
cohorts:applications               organiser                            cohort_id=cohort
cohorts:decide                     organiser                            cohort_id=cohort
cohorts:export_applications        organiser                            cohort_id=cohort kind=csv
cohorts:desk_application           organiser                            cohort_id=cohort public_id=application
cohorts:attendance                 organiser trainer assessor           cohort_id=cohort
cohorts:attendance_people          organiser trainer assessor           cohort_id=cohort
cohorts:groups                     organiser trainer assessor            cohort_id=cohort
cohorts:sitting                    organiser trainer assessor           cohort_id=cohort public_id=sitting
cohorts:attendance_sheet           organiser trainer assessor           cohort_id=cohort public_id=sitting
cohorts:mail                       organiser                            cohort_id=cohort
cohorts:mail_retry                 organiser                            cohort_id=cohort
cohorts:letter_write               organiser                            cohort_id=cohort
cohorts:letter_preview             -                                    cohort_id=cohort key=anything
cohorts:letters                    organiser                            cohort_id=cohort
cohorts:letter                     organiser                            cohort_id=cohort public_id=letter
cohorts:mail_detail                organiser                            cohort_id=cohort public_id=mail
cohorts:mail_html                  organiser                            cohort_id=cohort public_id=mail
cohorts:mail_resend                organiser                            cohort_id=cohort public_id=mail
cohorts:mail_arrived               organiser                            cohort_id=cohort public_id=mail
cohorts:organisation_mail          organiser                            organisation_id=organisation

cohorts:open_lecturer              -                                    public_id=lecturer_link token=nothing
cohorts:lecturer_page              -                                    key=lecturer
cohorts:lecturer_material          -                                    key=lecturer material=material
cohorts:begin_material             -                                    key=lecturer
cohorts:add_own_material           -                                    key=lecturer
cohorts:lecturer_file              -                                    key=lecturer version=version
cohorts:lecturer_approval          -                                    key=lecturer version=version
cohorts:withdraw_version           -                                    key=lecturer version=version
cohorts:lecturers                  organiser                            cohort_id=cohort
cohorts:add_lecturer               organiser                            cohort_id=cohort
cohorts:send_lecturer_links        organiser                            cohort_id=cohort
cohorts:edit_lecturer              organiser                            cohort_id=cohort key=lecturer
cohorts:send_lecturer_link         organiser                            cohort_id=cohort key=lecturer
cohorts:end_lecturer_link          organiser                            cohort_id=cohort key=lecturer
cohorts:remove_lecturer            organiser                            cohort_id=cohort key=lecturer
cohorts:add_lecturer_away          organiser                            cohort_id=cohort key=lecturer
cohorts:end_lecturer_away          organiser                            cohort_id=cohort key=lecturer row=away
cohorts:material                   organiser                            cohort_id=cohort
cohorts:material_zip               organiser                            cohort_id=cohort
cohorts:add_material               organiser                            cohort_id=cohort
cohorts:ask_slides                 organiser                            cohort_id=cohort
cohorts:begin_team_material        organiser                            cohort_id=cohort
cohorts:one_material               organiser                            cohort_id=cohort public_id=material
cohorts:edit_material              organiser                            cohort_id=cohort public_id=material
cohorts:retire_material            organiser                            cohort_id=cohort public_id=material
cohorts:material_file              organiser trainer assessor           cohort_id=cohort version=version
cohorts:material_approval          organiser                            cohort_id=cohort version=version
cohorts:withdraw_material          organiser                            cohort_id=cohort version=version
cohorts:my_material                student                              public_id=application
cohorts:my_material_file           student                              public_id=application version=version

cohorts:visits                     organiser                            cohort_id=cohort
cohorts:add_visit                  organiser                            cohort_id=cohort
cohorts:visit                      organiser                            cohort_id=cohort public_id=visit
cohorts:edit_visit                 organiser                            cohort_id=cohort public_id=visit
cohorts:remove_visit               organiser                            cohort_id=cohort public_id=visit
cohorts:freeze_visit               organiser                            cohort_id=cohort public_id=visit
cohorts:reopen_visit               organiser                            cohort_id=cohort public_id=visit
cohorts:add_visit_field            organiser                            cohort_id=cohort public_id=visit
cohorts:edit_visit_field           organiser                            cohort_id=cohort public_id=visit field=visit_field
cohorts:remove_visit_field         organiser                            cohort_id=cohort public_id=visit field=visit_field
cohorts:visitor_list_file          organiser                            cohort_id=cohort public_id=visit number=1 kind=xlsx
cohorts:my_visit                   student                              public_id=application visit=visit
cohorts:open_visitors              -                                    public_id=visitor_list token=nothing
cohorts:visitors                   -                                    public_id=visitor_list
cohorts:visitors_file              -                                    public_id=visitor_list

cohorts:questions                  organiser                            public_id=cohort
cohorts:add_question               organiser                            public_id=cohort stage=dossier
cohorts:preview_questions          organiser                            public_id=cohort stage=dossier
cohorts:copy_questions             organiser                            public_id=cohort
cohorts:add_question_set           organiser                            public_id=cohort name=dossier
cohorts:edit_question              organiser                            public_id=cohort question=question
cohorts:export_questions           organiser                            public_id=cohort kind=csv
cohorts:order_questions            organiser                            public_id=cohort stage=dossier
cohorts:replace_question           organiser                            public_id=cohort question=question
cohorts:retire_question            organiser                            public_id=cohort question=question
cohorts:delete_question            organiser                            public_id=cohort question=question
cohorts:move_question              organiser                            public_id=cohort question=question
cohorts:dossier_form               student                              public_id=application
cohorts:consents                   student                              public_id=application
cohorts:withdraw_consent           student                              public_id=application consent=consent
cohorts:answer_file                student organiser                                  public_id=answer
cohorts:approve_students           coordinator elsewhere
cohorts:export_school              coordinator elsewhere                kind=csv
cohorts:school_student             coordinator                          public_id=sent
cohorts:judge_student              coordinator                          public_id=sent verdict=approved
cohorts:learning                   organiser trainer assessor           cohort_id=cohort
cohorts:learning_progress          organiser trainer assessor           cohort_id=cohort
cohorts:open_module                organiser                            cohort_id=cohort module=read_version
cohorts:close_module               organiser                            cohort_id=cohort module=read_version
cohorts:my_learning                student                              public_id=application
cohorts:learning_page              student                              public_id=application page=read_page
cohorts:finish_page                student                              public_id=application page=read_page
cohorts:learning_file              student                              public_id=application file=read_video
cohorts:learning_poster            student                              public_id=application file=read_video
cohorts:learning_subtitles         student                              public_id=application file=read_video language=en
cohorts:watched                    student                              public_id=application file=read_video
cohorts:news                       organiser                            cohort_id=cohort
cohorts:add_news                   organiser                            cohort_id=cohort
cohorts:edit_news                  organiser                            cohort_id=cohort item=news_item
cohorts:publish_news               organiser                            cohort_id=cohort item=news_item
cohorts:take_back_news             organiser                            cohort_id=cohort item=news_item
cohorts:remove_news                organiser                            cohort_id=cohort item=news_item
cohorts:gallery                    organiser                            cohort_id=cohort
cohorts:begin_picture              organiser                            cohort_id=cohort
cohorts:add_pictures               organiser                            cohort_id=cohort
cohorts:gallery_progress           organiser                            cohort_id=cohort
cohorts:picture                    organiser                            cohort_id=cohort picture=picture
cohorts:hide_picture               organiser                            cohort_id=cohort picture=picture
cohorts:remove_picture             organiser                            cohort_id=cohort picture=picture
cohorts:desk_picture               organiser                            cohort_id=cohort picture=picture width=480
cohorts:films                      organiser                            cohort_id=cohort
cohorts:begin_film                 organiser                            cohort_id=cohort
cohorts:add_film                   organiser                            cohort_id=cohort
cohorts:film                       organiser                            cohort_id=cohort film=film
cohorts:film_people                organiser                            cohort_id=cohort film=film
cohorts:show_film                  organiser                            cohort_id=cohort film=film
cohorts:film_poster                organiser                            cohort_id=cohort film=film
cohorts:film_subtitles             organiser                            cohort_id=cohort film=film
cohorts:remove_film                organiser                            cohort_id=cohort film=film
cohorts:desk_film                  organiser                            cohort_id=cohort film=film part=poster
cohorts:public_news                public                               slug=cohort.slug
cohorts:news_feed                  public                               slug=cohort.slug
cohorts:public_item                public                               slug=cohort.slug item=news_item.slug
cohorts:public_gallery             public                               slug=cohort.slug
cohorts:public_picture             public                               slug=cohort.slug picture=picture width=480
cohorts:public_film                public                               slug=cohort.slug film=film part=poster
cohorts:gate                       student                              public_id=application gate=gate
cohorts:accept_gate                student                              public_id=application gate=gate
cohorts:ask_gate                   student                              public_id=application gate=gate
cohorts:guardian                   student                              public_id=application
cohorts:guardian_consent           -                                    public_id=guardian
cohorts:open_guardian              -                                    token=nothing
accounts:open_merge                -                                    token=nothing
accounts:merge_question            -                                    public_id=cohort
cohorts:gates                      organiser                            cohort_id=cohort
cohorts:add_gate                   organiser                            cohort_id=cohort
cohorts:edit_gate                  organiser                            cohort_id=cohort gate=gate
cohorts:retire_gate                organiser                            cohort_id=cohort gate=gate
cohorts:bring_back_gate            organiser                            cohort_id=cohort gate=gate
cohorts:gate_points                organiser                            cohort_id=cohort gate=test_gate
cohorts:dossiers                   organiser                            cohort_id=cohort
cohorts:dossier                    organiser                            cohort_id=cohort public_id=application
cohorts:open_gate                  organiser                            cohort_id=cohort public_id=application gate=gate
cohorts:grant                      organiser                            cohort_id=cohort public_id=application
cohorts:gate_requests              organiser                            cohort_id=cohort
cohorts:answer_request             organiser                            cohort_id=cohort public_id=gate_request
cohorts:accommodations             organiser trainer assessor           cohort_id=cohort
cohorts:end_accommodation          organiser                            cohort_id=cohort public_id=accommodation
cohorts:decide_look                organiser                            cohort_id=cohort
cohorts:look_mail                  -                                    cohort_id=cohort key=anything number=7
cohorts:ranking                    organiser                            cohort_id=cohort
cohorts:export_ranking             organiser                            cohort_id=cohort kind=csv
cohorts:application_reviews        organiser                            cohort_id=cohort public_id=sent
cohorts:judge_for_school           organiser                            cohort_id=cohort public_id=sent verdict=approved
cohorts:reviews                    reviewer                             cohort_id=cohort
cohorts:export_reviews             reviewer                             cohort_id=cohort kind=csv
cohorts:next_review                reviewer                             cohort_id=cohort
cohorts:review                     reviewer                             cohort_id=cohort public_id=sent
cohorts:hand_back_review           reviewer                             cohort_id=cohort public_id=sent
cohorts:criteria                   organiser                            cohort_id=cohort
cohorts:add_criterion              organiser                            cohort_id=cohort
cohorts:copy_criteria              organiser                            cohort_id=cohort
cohorts:edit_criterion             organiser                            cohort_id=cohort public_id=review_criterion
cohorts:remove_criterion           organiser                            cohort_id=cohort public_id=review_criterion
cohorts:move_criterion             organiser                            cohort_id=cohort public_id=review_criterion
cohorts:people                     organiser                            cohort_id=cohort
cohorts:export_people              organiser                            cohort_id=cohort kind=csv
cohorts:totals                     organiser                            cohort_id=cohort
cohorts:export_totals              organiser                            cohort_id=cohort kind=csv
cohorts:name_tags                  organiser                            cohort_id=cohort
cohorts:people_bulk                organiser                            cohort_id=cohort
cohorts:save_view                  organiser                            cohort_id=cohort
cohorts:remove_view                organiser                            cohort_id=cohort public_id=view
cohorts:duplicates                 organiser                            cohort_id=cohort
cohorts:compare                    organiser                            cohort_id=cohort one=application other=sent
cohorts:take_back_merge            -                                    cohort_id=cohort question=cohort
cohorts:tell_apart                 organiser                            cohort_id=cohort one=application other=sent
cohorts:invitees                   organiser                            cohort_id=cohort
cohorts:export_invitees            organiser                            cohort_id=cohort kind=csv
cohorts:add_invitee                organiser                            cohort_id=cohort
cohorts:upload_invitees            organiser                            cohort_id=cohort
cohorts:invitee_file               organiser                            cohort_id=cohort public_id=invitee_file
cohorts:invitee_report             organiser                            cohort_id=cohort public_id=invitee_file kind=csv
cohorts:invite_file                organiser                            cohort_id=cohort public_id=invitee_file
cohorts:put_aside                  organiser                            cohort_id=cohort public_id=invitee_file
cohorts:remind_invitee             organiser                            cohort_id=cohort public_id=invitee
cohorts:withdraw_invitee           organiser                            cohort_id=cohort public_id=invitee
cohorts:day                        organiser trainer assessor           cohort_id=cohort
cohorts:day_sheets                 organiser trainer assessor           cohort_id=cohort
cohorts:doors                      organiser trainer assessor           cohort_id=cohort
cohorts:open_door                  organiser trainer assessor           cohort_id=cohort room=room
cohorts:close_door                 organiser trainer assessor           cohort_id=cohort door=door
cohorts:void_scan                  organiser trainer assessor           cohort_id=cohort scan=scan
cohorts:day_sitting                organiser trainer assessor           cohort_id=cohort public_id=sitting
cohorts:move_today                 organiser                            cohort_id=cohort public_id=sitting
cohorts:cancel_today               organiser                            cohort_id=cohort public_id=sitting
cohorts:scan_by_hand               organiser trainer assessor           cohort_id=cohort public_id=sitting
cohorts:sheet_entry                organiser trainer assessor           cohort_id=cohort public_id=sitting
cohorts:incidents                  organiser trainer assessor           cohort_id=cohort
cohorts:add_incident               organiser trainer assessor           cohort_id=cohort
cohorts:incident                   organiser                            cohort_id=cohort public_id=incident
cohorts:close_incident             organiser                            cohort_id=cohort public_id=incident
cohorts:reopen_incident            organiser                            cohort_id=cohort public_id=incident
cohorts:finish_follow_up           organiser                            cohort_id=cohort public_id=incident follow_up=follow_up
cohorts:scan_worker                public
cohorts:scan                       organiser trainer assessor           public_id=sitting
cohorts:scan_deliver               organiser trainer assessor           public_id=sitting
cohorts:scan_room                  student                              public_id=application
cohorts:scan_deliver_own           student                              public_id=application
cohorts:here                       student fellow_student               door=door code=1234
cohorts:screen                     public                               key=door.screen_key
cohorts:screen_codes               public                               key=door.screen_key
cohorts:my_day                     student                              public_id=application
cohorts:replace_pass               student                              public_id=application

cohorts:quotas                     organiser                            public_id=cohort
cohorts:add_quota                  organiser                            public_id=cohort
cohorts:edit_quota                 organiser                            public_id=cohort quota=quota
cohorts:release_quota              organiser                            public_id=cohort quota=quota
cohorts:remove_quota               organiser                            public_id=cohort quota=quota
cohorts:change_rank                organiser                            public_id=cohort application=application
cohorts:export_groups              organiser trainer assessor           cohort_id=cohort kind=csv
cohorts:group_plan                 organiser                            cohort_id=cohort
cohorts:repair_groups              organiser                            cohort_id=cohort
cohorts:add_group_wish             organiser                            cohort_id=cohort
cohorts:remove_group_wish          organiser                            cohort_id=cohort public_id=wish
cohorts:plan_run                   organiser                            cohort_id=cohort public_id=run
cohorts:stop_run                   organiser                            cohort_id=cohort public_id=run
cohorts:adopt_run                  organiser                            cohort_id=cohort public_id=run
cohorts:add_rotation               organiser                            cohort_id=cohort
cohorts:rotation                   organiser trainer assessor            cohort_id=cohort public_id=rotation
cohorts:edit_rotation              organiser                            cohort_id=cohort public_id=rotation
cohorts:remove_rotation            organiser                            cohort_id=cohort public_id=rotation
cohorts:search_rotation            organiser                            cohort_id=cohort public_id=rotation
cohorts:add_break                  organiser                            cohort_id=cohort public_id=rotation
cohorts:break                      organiser                            cohort_id=cohort public_id=rotation row=pause
cohorts:add_station                organiser                            cohort_id=cohort public_id=rotation
cohorts:station                    organiser                            cohort_id=cohort public_id=rotation row=station
cohorts:add_rotation_wish          organiser                            cohort_id=cohort public_id=rotation kind=first
cohorts:remove_part                organiser                            cohort_id=cohort public_id=rotation part=breaks row=pause
cohorts:rotation_sheets            organiser trainer assessor           cohort_id=cohort public_id=rotation by=group
cohorts:mail_held                  organiser                            cohort_id=cohort do=send
cohorts:organisation_mail_held     organiser                            organisation_id=organisation do=send

cohorts:my_quizzes                 student                              public_id=application
cohorts:my_quiz                    student                              public_id=application quiz=quiz
cohorts:attempt                    student                              public_id=attempt
cohorts:deliver_answers            student                              public_id=attempt
cohorts:hand_in                    student                              public_id=attempt
cohorts:quizzes                    organiser                            cohort_id=cohort
cohorts:give_quiz                  organiser                            cohort_id=cohort
cohorts:quiz_gain                  organiser                            cohort_id=cohort
cohorts:quiz_results               organiser                            cohort_id=cohort quiz=quiz
cohorts:edit_quiz                  organiser                            cohort_id=cohort quiz=quiz
cohorts:take_out_quiz              organiser                            cohort_id=cohort quiz=quiz
cohorts:quiz_questions             organiser                            cohort_id=cohort quiz=quiz
cohorts:see_attempt                organiser                            cohort_id=cohort public_id=attempt
cohorts:reset_attempt              organiser                            cohort_id=cohort public_id=attempt

courses:questions                  organiser                            organisation=organisation
courses:add_question               organiser                            organisation=organisation
courses:import_gift                organiser                            organisation=organisation
courses:export_gift                organiser                            organisation=organisation
courses:begin_question_draft       organiser                            public_id=bank_question
courses:retire_question            organiser                            public_id=bank_question
courses:question_version           organiser                            public_id=bank_version
courses:release_question           organiser                            public_id=bank_version
courses:quizzes                    organiser                            organisation=organisation
courses:add_quiz                   organiser                            organisation=organisation
courses:begin_quiz_draft           organiser                            public_id=bank_quiz
courses:retire_quiz                organiser                            public_id=bank_quiz
courses:quiz_version               organiser                            public_id=quiz_draft
courses:choose_questions           organiser                            public_id=quiz_draft
courses:add_rule                   organiser                            public_id=quiz_draft
courses:preview_quiz               organiser                            public_id=quiz_draft
courses:release_quiz               organiser                            public_id=quiz_draft
courses:change_part                organiser                            public_id=part

cohorts:checklists                 organiser trainer assessor           cohort_id=cohort
cohorts:add_checklist              organiser                            cohort_id=cohort
cohorts:edit_checklist             organiser                            cohort_id=cohort used=used
cohorts:retire_checklist           organiser                            cohort_id=cohort used=used
cohorts:check                      organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:print_check                organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:void_check                 organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:sign_check                 organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:read_plates                organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:sign_plates                organiser trainer assessor           cohort_id=cohort public_id=check
cohorts:plate_photo                organiser trainer assessor           cohort_id=cohort public_id=failed reading=reading
cohorts:answer_appeal              organiser trainer assessor           cohort_id=cohort public_id=failed
cohorts:assessors                  desk                                 organisation=organisation
cohorts:add_assessor               desk                                 organisation=organisation
cohorts:end_assessor               desk                                 public_id=qualification
cohorts:assessor_file              organiser officer assessor           public_id=qualification
cohorts:fill_check                 organiser trainer assessor           public_id=used
cohorts:deliver_checks             organiser trainer assessor           public_id=used
cohorts:my_checks                  student                              public_id=application
cohorts:my_check                   student                              public_id=application check=failed
cohorts:appeal_check               student                              public_id=application check=failed
cohorts:my_plate_photo             student                              public_id=application check=failed reading=reading

courses:checklists                 organiser                            organisation=organisation
courses:add_checklist              organiser                            organisation=organisation
courses:begin_checklist_draft      organiser                            public_id=checklist
courses:checklist_version          organiser                            public_id=checklist_draft
courses:release_checklist          organiser                            public_id=checklist_draft
courses:retire_checklist           organiser                            public_id=checklist_draft

accounts:me                        everybody
accounts:settings                  everybody
accounts:download                  everybody
accounts:download_as               everybody                            kind=json
accounts:erase                     everybody
accounts:consent                   student                              public_id=acceptance
accounts:withdraw_consent          student                              public_id=acceptance
accounts:erased                    public
accounts:open_invitation           -                                    token=nothing
accounts:invitation                -                                    public_id=invitation
accounts:switch                    -                                    public_id=invitation
accounts:invite_again              organiser administrator              public_id=invitation
accounts:withdraw_invitation       organiser administrator              public_id=invitation
accounts:end_membership            organiser administrator              public_id=membership
accounts:installation              administrator
accounts:create_organiser          administrator
certificates:keys                  administrator
accounts:organiser                 administrator                        public_id=organisation
accounts:change_organiser          administrator                        public_id=organisation
accounts:team                      team                                 public_id=organisation
accounts:invite                    organiser administrator              public_id=organisation
accounts:addresses                 organiser                            public_id=organisation
accounts:create_address            organiser                            public_id=organisation
accounts:export_addresses          organiser                            public_id=organisation file_type=csv
accounts:texts                     team                                 public_id=organisation
accounts:draft_text                organiser                            public_id=organisation key=privacy
accounts:address                   organiser                            public_id=company
accounts:change_address            organiser                            public_id=company
accounts:text                      team                                 public_id=draft_text
accounts:change_text               organiser                            public_id=draft_text
accounts:release_text              organiser                            public_id=draft_text

certificates:verify                public
certificates:verify_file           public
certificates:verify_how            public
certificates:verify_anchors        public
certificates:verify_json           public                               code=certificate.code
certificates:verify_code           public                               code=certificate.code
certificates:issuer                public                               public_id=organisation
certificates:issuer_did            public                               public_id=organisation
certificates:framework             public                               public_id=organisation
certificates:achievement           public                               public_id=achievement
certificates:achievement_picture   public                               public_id=achievement
certificates:status_list           public                               public_id=status_list
certificates:badge                 student                              public_id=certificate
certificates:badge_json            student                              public_id=certificate
certificates:badge_png             student                              public_id=certificate
certificates:mine                  everybody
certificates:download              student desk                         public_id=certificate
certificates:cohort                desk                                 cohort_id=cohort
certificates:export_csv            desk                                 cohort_id=cohort
certificates:export_xlsx           desk                                 cohort_id=cohort
certificates:participant           desk                                 cohort_id=cohort public_id=application
certificates:preview               officer                              cohort_id=cohort public_id=application
certificates:criteria              desk                                 cohort_id=cohort
certificates:add_criterion         desk                                 cohort_id=cohort kind=attendance
certificates:change_criterion      desk                                 cohort_id=cohort public_id=criterion
certificates:remove_criterion      desk                                 cohort_id=cohort public_id=criterion
certificates:move_criterion        desk                                 cohort_id=cohort public_id=criterion
certificates:criteria_terms        desk                                 cohort_id=cohort
certificates:confirm_criteria      officer                              cohort_id=cohort
certificates:approvals             organiser officer trainer assessor   cohort_id=cohort public_id=manual
certificates:grant_exception       officer                              cohort_id=cohort public_id=application criterion_id=criterion
certificates:withdraw_exception    officer                              cohort_id=cohort public_id=exception
certificates:rehearsal             desk                                 cohort_id=cohort
certificates:keep_rehearsal        desk                                 cohort_id=cohort
certificates:reconsiderations      desk                                 cohort_id=cohort
certificates:answer_reconsideration desk                                cohort_id=cohort public_id=reconsideration
certificates:my_standing           student                              public_id=application
certificates:ask_reconsideration   student                              public_id=application
certificates:scores                organiser officer trainer assessor   cohort_id=cohort public_id=points
certificates:designs               desk                                 cohort_id=cohort
certificates:export_designs        desk                                 cohort_id=cohort kind=csv
certificates:begin_design          desk                                 cohort_id=cohort
certificates:design                desk                                 cohort_id=cohort public_id=design
certificates:design_pdf            desk                                 cohort_id=cohort public_id=design
certificates:release_design        officer                              cohort_id=cohort public_id=design
certificates:begin_design_draft    desk                                 cohort_id=cohort public_id=design
certificates:choose_design         officer                              cohort_id=cohort public_id=design
certificates:retire_design         officer                              cohort_id=cohort public_id=design
certificates:bring_back_design     officer                              cohort_id=cohort public_id=design
certificates:delete_design         desk                                 cohort_id=cohort public_id=design
certificates:issue                 officer                              cohort_id=cohort
certificates:batch                 desk                                 cohort_id=cohort public_id=batch
certificates:results               desk assessor                        cohort_id=cohort
certificates:results_csv           desk assessor                        cohort_id=cohort
certificates:results_xlsx          desk assessor                        cohort_id=cohort
certificates:sign_results          assessor                             cohort_id=cohort
certificates:batches               desk                                 cohort_id=cohort
certificates:batches_csv           desk                                 cohort_id=cohort
certificates:batches_xlsx          desk                                 cohort_id=cohort
certificates:pause_batch           officer                              cohort_id=cohort public_id=batch
certificates:resume_batch          officer                              cohort_id=cohort public_id=batch
certificates:repeat_batch          officer                              cohort_id=cohort public_id=batch
certificates:hand_out              officer                              cohort_id=cohort public_id=batch
certificates:hold_batch            officer                              cohort_id=cohort public_id=batch
certificates:signatories           officer                              cohort_id=cohort
certificates:change_signatory      officer                              cohort_id=cohort public_id=signatory
certificates:retire_signatory      officer                              cohort_id=cohort public_id=signatory
certificates:try_again             officer                              cohort_id=cohort public_id=certificate
certificates:revoke                officer                              cohort_id=cohort public_id=certificate
certificates:replace               officer                              cohort_id=cohort public_id=certificate
certificates:renew                 officer                              cohort_id=cohort public_id=certificate
certificates:take_back             officer                              cohort_id=cohort public_id=certificate
certificates:register              desk                                 organisation_id=organisation
certificates:cohort_register       desk                                 cohort_id=cohort
certificates:validity              officer                              cohort_id=cohort
certificates:pack                  officer                              cohort_id=cohort
certificates:bundle                officer                              cohort_id=cohort public_id=bundle
certificates:take_bundle           officer                              cohort_id=cohort public_id=bundle

courses:programmes                 public
courses:programme                  public                               slug=programme.slug
courses:library                    everybody
courses:competencies               organiser                            organisation=organisation
courses:add_competency             organiser                            organisation=organisation
courses:edit_competency            organiser                            public_id=competency
courses:gaps                       organiser                            organisation=organisation
courses:export_gaps                organiser                            organisation=organisation kind=csv
courses:roles                      organiser                            organisation=organisation
courses:export_roles               organiser                            organisation=organisation kind=csv
courses:ask_role                   organiser                            organisation=organisation
courses:school_courses             organiser                            organisation=organisation
courses:export_courses             organiser                            organisation=organisation kind=csv
courses:add_course                 organiser                            organisation=organisation
courses:own_gaps                   everybody
courses:add_own_course             coordinator elsewhere
courses:gap                        organiser coordinator                public_id=school_course
courses:school_course              organiser coordinator                public_id=school_course
courses:upload_outcomes            organiser coordinator                public_id=school_course
courses:retire_course              organiser coordinator                public_id=school_course
courses:hiring_role                organiser contact                    public_id=hiring_role
courses:retire_role                organiser                            public_id=hiring_role
courses:modules                    organiser                            organisation=organisation
courses:add_module                 organiser                            organisation=organisation
courses:begin_module_draft         organiser                            public_id=module
courses:module_version             organiser                            public_id=module_version
courses:release_module             organiser                            public_id=module_version
courses:import_file                organiser                            organisation=organisation
courses:bring_in                   organiser                            organisation=organisation
courses:export_library             organiser                            organisation=organisation
courses:export_module              organiser                            public_id=module
courses:export_programme           organiser                            public_id=programme
courses:reviews                    organiser                            public_id=module_version
courses:ask_review                 organiser                            public_id=module_version
courses:withdraw_review            organiser                            public_id=review
courses:ask_again                  organiser                            public_id=review
courses:answer_comment             organiser                            public_id=comment
courses:review                     contact                              public_id=review
courses:review_name                contact                              public_id=review
courses:take_back_signature        contact                              public_id=review
courses:settle_comment             contact                              public_id=review comment=comment
courses:retire_module              organiser                            public_id=module_version
courses:take_back_module           organiser                            public_id=module_version
courses:retire_programme           organiser                            public_id=programme_version
courses:take_back_programme        organiser                            public_id=programme_version
courses:pages                      organiser                            public_id=module_version
courses:add_page                   organiser                            public_id=module_version
courses:edit_page                  organiser                            public_id=learning_page
courses:look_at_page               organiser                            public_id=learning_page
courses:move_page                  organiser                            public_id=learning_page
courses:remove_page                organiser                            public_id=learning_page
courses:begin_page_file            organiser                            public_id=learning_page
courses:add_page_file              organiser                            public_id=learning_page
courses:edit_page_file             organiser                            public_id=page_file
courses:remove_page_file           organiser                            public_id=page_file
courses:page_file                  organiser                            public_id=page_file
courses:page_poster                organiser                            public_id=page_video
courses:remove_page_poster         organiser                            public_id=page_video
courses:set_page_poster            organiser                            public_id=page_video
courses:add_page_subtitles         organiser                            public_id=page_video
courses:remove_page_subtitles      organiser                            public_id=page_video language=en
courses:page_subtitles             organiser                            public_id=page_video language=en
courses:programmes_of              organiser                            organisation=organisation
courses:add_programme              organiser                            organisation=organisation
courses:programme_desk             organiser                            public_id=programme
courses:edit_programme             organiser                            public_id=programme
courses:show_programme             organiser                            public_id=programme
courses:begin_programme_draft      organiser                            public_id=programme
courses:programme_version          organiser                            public_id=programme_version
courses:release_programme          organiser                            public_id=programme_version

partners:public                    public
partners:logo                      organiser contact                    public_id=file
partners:portal                    contact other_contact elsewhere
partners:own_sessions              contact other_contact elsewhere
partners:own_organisation          contact other_contact elsewhere
partners:invite_colleague          contact                              organisation_id=company
partners:own_billing               contact                              organisation_id=company
partners:own_contact               contact                              membership_id=contact_membership
partners:leave                     contact                              membership_id=contact_membership
partners:organisations             organiser                            public_id=organisation
partners:organiser_billing         organiser                            public_id=organisation
partners:organisation              organiser                            public_id=company
partners:invite_to_organisation    organiser                            public_id=company
partners:billing                   organiser                            public_id=company
partners:write_note                organiser                            public_id=company
partners:remove_note               organiser                            public_id=company note_id=note
partners:merge_organisation        organiser                            public_id=company
partners:merge_organisations       organiser                            public_id=company gone_id=other_company
partners:change_contact            organiser                            membership_id=contact_membership
partners:end_contact               organiser                            membership_id=contact_membership
partners:books                     organiser bookkeeper                 organisation_id=organisation
partners:new_invoice               organiser                            organisation_id=organisation
partners:invoice_terms             organiser                            organisation_id=organisation
partners:seller_details            organiser                            organisation_id=organisation
partners:budgets                   organiser bookkeeper                 organisation_id=organisation
partners:cohort_invoices           organiser                            cohort_id=cohort
partners:own_invoices              contact other_contact elsewhere
partners:invoice                   organiser bookkeeper                 public_id=invoice
partners:edit_invoice              organiser                            public_id=draft_invoice
partners:discard_invoice           organiser                            public_id=draft_invoice
partners:issue_invoice             organiser                            public_id=draft_invoice
partners:credit_invoice            organiser                            public_id=invoice
partners:remind_invoice            organiser bookkeeper                 public_id=invoice
partners:check_invoice             organiser                            public_id=invoice
partners:pay_invoice               organiser bookkeeper                 public_id=invoice
partners:take_back_payment         organiser bookkeeper                 public_id=invoice payment=payment
partners:invoice_pdf               organiser bookkeeper contact         public_id=invoice
partners:invoice_xml               organiser bookkeeper contact         public_id=invoice
partners:invoice_sponsorship       organiser                            public_id=sold
partners:budget                    organiser bookkeeper                 cohort_id=cohort
partners:new_budget_line           organiser                            cohort_id=cohort
partners:copy_budget               organiser                            cohort_id=cohort
partners:budget_line               organiser                            cohort_id=cohort public_id=budget_line
partners:edit_budget_line          organiser                            cohort_id=cohort public_id=budget_line
partners:remove_budget_line        organiser                            cohort_id=cohort public_id=unused_line
partners:take_out_entry            organiser                  cohort_id=cohort public_id=budget_line entry=budget_entry
partners:new_proposal              contact                              cohort_id=cohort organisation_id=company
partners:proposal                  contact                              public_id=proposal
partners:edit_proposal             contact                              public_id=proposal
partners:submit_proposal           contact                              public_id=proposal
partners:withdraw_proposal         contact                              public_id=proposal
partners:confirm_proposal          contact                              public_id=proposal
partners:own_call                  contact                              cohort_id=cohort organisation_id=company
partners:ask_late                  contact                              cohort_id=cohort organisation_id=company
partners:keep_proposal             contact                              cohort_id=cohort organisation_id=company
partners:say_as_partner            contact                              public_id=proposal
partners:speaker                   contact                              public_id=proposal speaker_id=speaker
partners:set_speaker_picture       contact                              public_id=proposal speaker_id=speaker
partners:remove_speaker_picture    contact                              public_id=proposal speaker_id=speaker
partners:add_absence               contact                              public_id=proposal speaker_id=speaker
partners:remove_absence            contact                  public_id=proposal speaker_id=speaker absence_id=speaker_absence
partners:speaker_picture           organiser contact member_of_team     speaker_id=speaker
partners:decide_proposals          organiser                            cohort_id=cohort
partners:say_as_team               organiser                            cohort_id=cohort public_id=proposal
partners:call                      organiser                            cohort_id=cohort
partners:edit_call                 organiser                            cohort_id=cohort
partners:publish_call              organiser                            cohort_id=cohort
partners:close_call                organiser                            cohort_id=cohort
partners:ask_call_reviewer         organiser                            cohort_id=cohort
partners:release_call_reviewer     organiser                            cohort_id=cohort public_id=call_reviewer
partners:late                      organiser                            cohort_id=cohort
partners:refuse_late               organiser                            cohort_id=cohort public_id=late_sending
partners:add_call_question         organiser                            cohort_id=cohort
partners:edit_call_question        organiser                            cohort_id=cohort public_id=call_question
partners:move_call_question        organiser                            cohort_id=cohort public_id=call_question
partners:remove_call_question      organiser                            cohort_id=cohort public_id=call_question
partners:add_call_criterion        organiser                            cohort_id=cohort
partners:edit_call_criterion       organiser                            cohort_id=cohort public_id=call_criterion
partners:move_call_criterion       organiser                            cohort_id=cohort public_id=call_criterion
partners:remove_call_criterion     organiser                            cohort_id=cohort public_id=call_criterion
partners:scoring                   organiser member_of_team             cohort_id=cohort
partners:score                     organiser member_of_team             cohort_id=cohort public_id=proposal
partners:hand_back_proposal        organiser member_of_team             cohort_id=cohort public_id=proposal
partners:profile                   contact                              organisation_id=company
partners:cohort                    organiser                            cohort_id=cohort
partners:add_partnership           organiser                            cohort_id=cohort
partners:tiers                     organiser                            cohort_id=cohort
partners:tier                      organiser                            cohort_id=cohort public_id=tier
partners:move_tier                 organiser                            cohort_id=cohort public_id=tier
partners:remove_tier               organiser                            cohort_id=cohort public_id=tier
partners:partnership               organiser                            cohort_id=cohort public_id=partnership
partners:end_partnership           organiser                            cohort_id=cohort public_id=partnership
partners:invite_contact            organiser                            cohort_id=cohort public_id=partnership
partners:proposals                 organiser                            cohort_id=cohort
partners:export_proposals          organiser                            cohort_id=cohort kind=csv
partners:decide_proposal           organiser                            cohort_id=cohort public_id=proposal
partners:start_review              organiser                            cohort_id=cohort public_id=proposal
partners:accept_proposal           organiser                            cohort_id=cohort public_id=proposal
partners:decline_proposal          organiser                            cohort_id=cohort public_id=proposal
partners:ask_changes               organiser                            cohort_id=cohort public_id=proposal
partners:own_visits                contact other_contact elsewhere
partners:new_visit                 contact                              organisation_id=company
partners:own_visit                 contact                              public_id=visit_offer
partners:edit_visit                contact                              public_id=visit_offer
partners:offer_visit               contact                              public_id=visit_offer
partners:withdraw_visit            contact                              public_id=visit_offer
partners:repeat_visit              contact                              public_id=visit_offer
partners:add_visit_date            contact                              public_id=visit_offer
partners:remove_visit_date         contact                              public_id=visit_offer date=visit_date
partners:add_offer_field           contact                              public_id=visit_offer
partners:edit_offer_field          contact                              public_id=visit_offer field=offer_field
partners:remove_offer_field        contact                              public_id=visit_offer field=offer_field
partners:visit_rules               contact                              public_id=visit_offer
partners:add_visit_file            contact                              public_id=visit_offer
partners:own_visit_file            contact                              public_id=visit_offer file=host_file
partners:remove_visit_file         contact                              public_id=visit_offer file=host_file
partners:cancel_own_booking        contact                              public_id=visit_booking
partners:desk_visits               organiser                            cohort_id=cohort
partners:desk_visit                organiser                            cohort_id=cohort public_id=visit_offer
partners:book_visit                organiser                            cohort_id=cohort public_id=visit_offer
partners:desk_visit_file           organiser                            cohort_id=cohort public_id=visit_offer file=host_file
partners:cancel_booking            organiser                            cohort_id=cohort public_id=visit_booking
partners:newer_visit_rules         organiser                            cohort_id=cohort public_id=visit_booking
partners:preview_profile           contact                              organisation_id=company
partners:send_profile              contact                              organisation_id=company
partners:logo_bitmap               -                                    public_id=file
partners:decide_profile            organiser                            cohort_id=cohort public_id=profile
partners:accept_profile            organiser                            cohort_id=cohort public_id=profile
partners:decline_profile           organiser                            cohort_id=cohort public_id=profile

partners:my_talent                 student fellow_student elsewhere
partners:edit_talent               student fellow_student elsewhere
partners:preview_talent            student fellow_student elsewhere
partners:rounds                    organiser                            cohort_id=cohort
partners:new_round                 organiser                            cohort_id=cohort
partners:round                     organiser                            cohort_id=cohort round_id=round
partners:edit_round                organiser                            cohort_id=cohort round_id=round
partners:open_round                organiser                            cohort_id=cohort round_id=round
partners:cancel_round              organiser                            cohort_id=cohort round_id=round
partners:add_place                 organiser                            cohort_id=cohort round_id=round
partners:desk_place                organiser                            cohort_id=cohort round_id=round public_id=place
partners:edit_place                organiser                            cohort_id=cohort round_id=round public_id=place
partners:list_place                organiser                            cohort_id=cohort round_id=round public_id=place
partners:decline_place             organiser                            cohort_id=cohort round_id=round public_id=place
partners:give_back_place           organiser                            cohort_id=cohort round_id=round public_id=place
partners:withdraw_place            organiser                            cohort_id=cohort round_id=round public_id=place
partners:round_students            organiser                            cohort_id=cohort round_id=round
partners:desk_student              organiser                            cohort_id=cohort round_id=round public_id=candidacy
partners:end_placement             organiser                            cohort_id=cohort round_id=round public_id=assignment
partners:allocation                organiser                            cohort_id=cohort round_id=round
partners:allocate                  organiser                            cohort_id=cohort round_id=round
partners:release_allocation        organiser                            cohort_id=cohort round_id=round public_id=allocation
partners:allocation_file           organiser                            cohort_id=cohort round_id=round public_id=allocation
partners:placements                contact other_contact elsewhere
partners:new_place                 contact                              round_id=round organisation_id=company
partners:placement                 contact                              public_id=place
partners:edit_own_place            contact                              public_id=place
partners:offer_place               contact                              public_id=place
partners:withdraw_own_place        contact                              public_id=place
partners:rank_students             contact                              public_id=place
partners:candidate_cv              contact                                    public_id=place candidacy_id=candidacy
partners:hosted                    contact                              public_id=assignment
partners:assess_mid                contact                              public_id=assignment
partners:assess_final              contact                              public_id=assignment
partners:sign_assessment           contact                              public_id=assignment assessment_id=assessment
partners:void_assessment           contact                              public_id=assignment assessment_id=assessment
partners:end_hosted                contact                              public_id=assignment
partners:agreement                 student contact organiser coordinator                    public_id=assignment
partners:write_agreement           student contact organiser coordinator                    public_id=assignment
partners:accept_agreement          student contact organiser coordinator                    public_id=assignment side=host
partners:school_agreements         coordinator elsewhere
partners:my_placements             everybody
partners:my_round                  student fellow_student               round_id=round
partners:rank_places               student fellow_student               round_id=round
partners:tell_hosts                student fellow_student               round_id=round
partners:my_placement_cv           student                                    round_id=round
partners:withdraw_ranking          student                              round_id=round
partners:leave_line                student                              round_id=round
partners:my_lot                    student                              round_id=round
partners:my_place                  student fellow_student               round_id=round public_id=place
partners:my_offer                  student                              public_id=assignment
partners:accept_placement          student                              public_id=assignment
partners:decline_placement         student                              public_id=assignment
partners:sponsor_page              public                               slug=cohort.slug
partners:sponsors                  organiser                            cohort_id=cohort
partners:begin_sponsor             organiser                            cohort_id=cohort
partners:ask_sponsor_again         organiser                            cohort_id=cohort organisation_id=earlier_sponsor
partners:take_enquiry              organiser                            cohort_id=cohort public_id=enquiry
partners:enquiry_aside             organiser                            cohort_id=cohort public_id=enquiry
partners:sponsor_setup             organiser                            cohort_id=cohort
partners:publish_sponsor_page      organiser                            cohort_id=cohort
partners:unpublish_sponsor_page    organiser                            cohort_id=cohort
partners:packages                  organiser                            cohort_id=cohort
partners:add_package               organiser                            cohort_id=cohort
partners:clone_packages            organiser                            cohort_id=cohort
partners:package                   organiser                            cohort_id=cohort public_id=package
partners:edit_package              organiser                            cohort_id=cohort public_id=package
partners:move_package              organiser                            cohort_id=cohort public_id=package
partners:retire_package            organiser                            cohort_id=cohort public_id=package
partners:benefit                   organiser                            cohort_id=cohort public_id=package line_id=benefit
partners:remove_benefit            organiser                            cohort_id=cohort public_id=package line_id=benefit
partners:desk_promises             organiser                            cohort_id=cohort
partners:desk_promise              organiser                            cohort_id=cohort public_id=promise
partners:edit_promise              organiser                            cohort_id=cohort public_id=promise
partners:accept_promise            organiser                            cohort_id=cohort public_id=promise
partners:return_promise            organiser                            cohort_id=cohort public_id=promise
partners:promise_done              organiser                            cohort_id=cohort public_id=promise
partners:waive_promise             organiser                            cohort_id=cohort public_id=promise
partners:reopen_promise            organiser                            cohort_id=cohort public_id=promise
partners:remove_promise            organiser                            cohort_id=cohort public_id=promise
partners:sponsor                   organiser                            cohort_id=cohort public_id=sponsorship
partners:add_promise               organiser                            cohort_id=cohort public_id=sponsorship
partners:add_in_kind               organiser                            cohort_id=cohort public_id=sponsorship
partners:remove_in_kind            organiser                            cohort_id=cohort public_id=sponsorship line_id=in_kind
partners:in_kind_received          organiser                            cohort_id=cohort public_id=sponsorship line_id=in_kind
partners:send_offer                organiser                            cohort_id=cohort public_id=sponsorship
partners:decline_interest          organiser                            cohort_id=cohort public_id=sponsorship
partners:withdraw_sponsorship      organiser                            cohort_id=cohort public_id=sponsorship
partners:fulfil_sponsorship        organiser                            cohort_id=cohort public_id=sponsorship
partners:thank_sponsor             organiser                            cohort_id=cohort public_id=sponsorship
partners:promises                  contact other_contact elsewhere
partners:promise                   contact                              public_id=promise
partners:promise_owner             contact                              public_id=promise
partners:promise_file              organiser contact                    public_id=delivery
partners:sponsorship               contact                              public_id=sponsorship
partners:accept_sponsor_agreement  contact                              public_id=sponsorship
partners:decline_offer             contact                              public_id=sponsorship
partners:sponsor_agreement         organiser contact                    public_id=sponsor_agreement

partners:my_talent_cv              student
partners:talent_employers          student fellow_student elsewhere
partners:open_talent               student fellow_student               organisation_id=company
partners:close_talent              student                              opening=opening
partners:close_talent_all          student
partners:talent_looks              student fellow_student elsewhere
partners:export_talent_looks       student fellow_student elsewhere               kind=csv
partners:talent_request            student                              public_id=contact_request
partners:talent_door               contact other_contact elsewhere
partners:talent_pool               contact                              organisation_id=company
partners:begin_talent_export       contact                              organisation_id=company
partners:talent_export             contact                              public_id=talent_export
partners:talent_export_file        contact                              public_id=talent_export
partners:talent_profile            contact                              public_id=opening
partners:talent_cv                 contact                              public_id=opening
partners:ask_talent                contact                              public_id=opening
partners:say_level                 contact                              public_id=opening
partners:take_level_back           contact                              public_id=opening word=level_word
partners:pool_employers            organiser                            organisation_id=organisation
partners:export_pool_employers     organiser                            organisation_id=organisation kind=csv
partners:pool_word                 organiser                            organisation_id=organisation employer_id=company
partners:my_reports                contact other_contact elsewhere
partners:report                    contact organiser                    public_id=report
partners:report_pdf                contact organiser                    public_id=report
partners:report_xlsx               contact organiser                    public_id=report
partners:reports                   organiser                            cohort_id=cohort
partners:release_reports           organiser                            cohort_id=cohort
partners:make_report_files         organiser                            cohort_id=cohort
partners:report_progress           organiser                            cohort_id=cohort
partners:report_files              organiser                            cohort_id=cohort
partners:funder_report             organiser                            cohort_id=cohort
partners:release_funder_report     organiser                            cohort_id=cohort
partners:funder_report_xlsx        organiser                            cohort_id=cohort
partners:partner_report            organiser                            cohort_id=cohort organisation_id=company
partners:release_partner_report    organiser                            cohort_id=cohort organisation_id=company
partners:partner_report_xlsx       organiser                            cohort_id=cohort organisation_id=company
partners:withdraw_report           organiser                            cohort_id=cohort report_id=report
partners:share_report              organiser                            cohort_id=cohort report_id=funder_report
partners:end_report_share          organiser                            cohort_id=cohort report_id=funder_report share_id=report_share
partners:surveys                   organiser                            cohort_id=cohort
partners:add_survey                organiser                            cohort_id=cohort
partners:import_surveys            organiser                            cohort_id=cohort
partners:survey                    organiser                            cohort_id=cohort result_id=survey
partners:remove_survey             organiser                            cohort_id=cohort result_id=survey
"""


@dataclass(frozen=True)
class Line:
    who: tuple[str, ...]
    parts: dict[str, str]


def read(table: str) -> dict[str, Line]:
    lines = {}
    for text in filter(None, map(str.strip, table.splitlines())):
        name, *rest = text.split()
        words = [word for word in rest if "=" not in word]
        who = [kind for word in words for kind in GROUPS.get(word, (word,)) if kind != "-"]
        unknown = set(who) - set(KINDS)
        if unknown or name in lines:
            raise ValueError(f"{text}: {unknown or 'twice'}")
        lines[name] = Line(tuple(who), dict(part.split("=") for part in rest if "=" in part))
    return lines


LINES = read(TABLE)
