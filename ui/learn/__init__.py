"""What is a class asked? The questions of a set, answered in the browser alone."""
