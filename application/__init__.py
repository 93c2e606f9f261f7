"""The doors of the system: clock, ids, settings, commands and questions, and the command line."""
