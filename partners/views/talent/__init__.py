"""Pages of the talent pool: the student's, the employer's, the organiser's."""
