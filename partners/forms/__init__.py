"""The forms of the partners' app."""
