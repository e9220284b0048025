"""Engines that stand side by side: strategy, alignment, commitments, effects, motives, dynamics."""
