"""Reading the quizzes of a cohort: what a student sees, results, statistics (QUIZZES in docs/rules.md)."""
