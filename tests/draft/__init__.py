"""Tests of the draft: from claims to a first model."""
