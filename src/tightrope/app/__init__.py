"""A crisis folder on disk and the pipeline over it: read this first."""
