"""Two worlds: what a reader sees is the same, byte for byte, where all that he has no ground to never was."""
