"""Screens with plain rows, figures on their data, words complete."""
