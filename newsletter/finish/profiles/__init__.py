"""The output profiles: one file each, holding a `Profile` value."""
