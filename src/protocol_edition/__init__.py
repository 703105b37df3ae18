"""Static digital-edition site generator for archival meeting protocols."""

__version__ = "0.1.0"
