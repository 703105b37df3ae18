"""The rules over a line of the record, by what they read; their order is the table in ``body``."""
