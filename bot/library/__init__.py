"""Documents, entries and vocabulary: the model, loading, linting."""
