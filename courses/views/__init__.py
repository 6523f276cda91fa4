"""Pages of what is taught: the organiser's library, and the public programmes."""
