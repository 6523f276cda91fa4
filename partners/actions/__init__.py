"""The verbs of the partners' app, by what they are about."""
