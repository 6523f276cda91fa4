"""What stops the stack, in one sentence for the person who started it."""


class CannotRun(Exception):
    """`str(error)` says what is wrong and what to do about it; the stack prints it and exits with 1."""
