"""Keys: passwords stretched, envelopes sealed, persons and seats, and the key file. It knows no SQL."""
