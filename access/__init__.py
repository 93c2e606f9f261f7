"""Who may see and do what: one pure policy, asked by every page and command."""
