"""How does a map become a picture that leaves the screen? Drawn from the very layers the browser gets, so that both agree."""
