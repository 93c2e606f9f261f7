"""Every chart as plain data, with the sentence and the table that say the same."""
