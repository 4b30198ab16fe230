"""What must survive a restart. No text that a person wrote is kept."""
