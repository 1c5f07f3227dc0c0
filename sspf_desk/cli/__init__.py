"""The command line: JSON in, JSON out, the same desk as the windows will have."""
