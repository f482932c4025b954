"""What every room may use: lengths, shapes, colours, places in files, diagnostics and their words.

It takes nothing from other rooms and knows neither content nor page.
"""
