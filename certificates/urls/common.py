"""What addresses of the desk begin with."""

DESK = "desk/<uuid:cohort_id>/certificates/"
