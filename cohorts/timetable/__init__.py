"""The timetable as something to be judged: clashes, their words, the board of the builder (TIMETABLE)."""
