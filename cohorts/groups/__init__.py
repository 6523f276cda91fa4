"""Groups and their rotation: what the solver is given, and its plan in words, pages, sheets and mails."""
