"""The record of what happened: facts are added and never changed, and it can be proved."""
