"""From documents to claims and decisions on them: read, coded, suggested, stated, reviewed, given out."""
