"""One module for each format: bytes in, `Document` out."""
