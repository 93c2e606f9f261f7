"""The route of the invented city: who works there, the protocols, and what they stepped outside of and asked above."""
