"""What the claim coder learns from: a labelled corpus, the tools that write and check it.

Nothing in here is shipped in the wheel.
"""
