"""The years as a film: map and timeline from 1948 to now, with a caption at each turning point."""
