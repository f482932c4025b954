"""Timing of whole processes against Typst on the same bulletin: `python -m benchmarks`.

Only ratios of runs that took turns on one machine mean anything; the table gives them pair by pair.
"""
