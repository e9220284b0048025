"""Passages in, cited claims out: who says what of whom, how sure, how independent."""
