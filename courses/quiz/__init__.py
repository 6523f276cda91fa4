"""What is pure about quizzes: the kinds of questions, drawing, marking, statistics, GIFT (QUIZZES in docs/rules.md)."""
