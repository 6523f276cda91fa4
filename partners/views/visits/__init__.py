"""Visits: offered in the portal, booked at the desk."""
