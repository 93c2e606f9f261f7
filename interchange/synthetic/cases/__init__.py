"""The ten courses after the report, one file each."""
