"""SSPF Desk: a school's SSPF group, its records and its agenda copies, each seat sealed from the others."""

__version__ = "0.9.0"
