"""Questions that the rules of several standards ask of a file, by subject; each gives the breaches it finds."""
