"""Words of a text: tokens, content words, phrases that mark how a thing is said."""
