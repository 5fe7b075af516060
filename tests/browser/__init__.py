"""The running atlas in a browser."""
