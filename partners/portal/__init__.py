"""What the portal and an organisation's page show without knowing who shows it: each part registers (PORTAL)."""
