"""What a gathered folder answers: findings, counts, a summary, claims looked for, the brief."""
