"""Practical checks: how a result follows from what was seen, who may sign it, and what a signature is bound to."""
