"""The organiser's pages of an organisation over all editions."""
