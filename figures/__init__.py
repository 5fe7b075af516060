"""What does the atlas show? Every picture as a value that knows its headline, its numbers, its sources and its address."""
