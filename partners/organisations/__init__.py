"""One record an organisation, whatever it does: its people, what it does, its page over all editions."""
