"""What is stored: the few opaque tables, and the typed kinds of content that are sealed in them."""
