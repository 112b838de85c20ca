"""Turns of phrase, a table for each kind of writer: what a sentence or two must tell of, and what of nothing.

``TOLD`` holds texts and the event that each tells of, ``QUIET`` texts without one. All are ours. Published on
Wednesday 15 June 2022.
"""
