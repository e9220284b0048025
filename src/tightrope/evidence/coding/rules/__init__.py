"""The offline rule coder's parts: tokens, clauses, scopes, arguments, attribution, discourse."""
