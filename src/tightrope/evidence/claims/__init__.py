"""What is said and where it stands: claims with anchors, decisions on them, files of both."""
