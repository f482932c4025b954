"""The waist: before it words and taste, after it ink.

Takes nothing, gives the value types of a composed article before it has lines or pages: ten node
kinds, their resolved styles, the sheet and its masters. It never measures, breaks or paints.
"""
