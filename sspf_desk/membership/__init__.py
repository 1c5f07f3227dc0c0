"""How people come into a vault: founding, inviting, joining, signing in; every step signed."""
