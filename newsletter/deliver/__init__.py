"""Deliver: what is made of finished files, for people rather than for a press.

Takes a `Job` or a finished PDF, gives files by name; it sets nothing and paints nothing of its own.
"""
