"""Documents in, labelled passages and sentences out. Knows nothing of politics."""
