"""Documents in, claims out: the actors they are about and the coders behind one protocol."""
