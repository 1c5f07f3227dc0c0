"""Transactions with a trail: the only source of sessions, so nothing is read or written off the record."""
