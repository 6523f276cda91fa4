"""Pages of calls: the organiser's, the reviewers', and what a partner does on its proposals."""
