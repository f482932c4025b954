"""The command line: takes arguments, gives files, reports and an exit code.

One file per command, imported when it is asked for; `main` is the entry point. Diagnostics are
printed here and nowhere else. This room never reads, sets or paints: it asks `pipeline`.
"""
