"""The standards that a file may keep: one file each, holding a `Standard` value."""
