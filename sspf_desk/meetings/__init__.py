"""Meetings: the call, the pupils on the agenda, and the copies composed, rendered, proved and registered."""
