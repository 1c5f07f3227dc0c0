"""Sealed content in and out: write, sheet, listed, settle. Wraps are derived, never managed."""
