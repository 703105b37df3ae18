"""Reads TEI: editions' own dialects and plain TEI become the same model as texts do.

Dialects are tables (``dialect.py``, ``dialects/``). Nothing is fetched, no entity is resolved, no document type read.
"""
