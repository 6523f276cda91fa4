"""Reports: at the desk, in the portal, as files."""
