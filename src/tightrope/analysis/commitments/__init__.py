"""Treaties and red lines in, what binds and what is credible out."""
