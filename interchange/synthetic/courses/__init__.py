"""The ten invented courses, one a file: the report's figures come true in them, its girls do not occur."""
