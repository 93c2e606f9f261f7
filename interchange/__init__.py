"""Facts in and out of other forms: JSON Lines now, foreign forms later; nothing is saved here."""
