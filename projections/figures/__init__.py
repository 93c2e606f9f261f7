"""The blocks of figures of one trajectory, each over its own spells."""
