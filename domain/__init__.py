"""What may happen to a girl in help, and what is refused: pure rules, no clock, no database."""
