"""Results and evidence in, cited findings out: HTML, Markdown, JSON."""
