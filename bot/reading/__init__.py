"""A text -> what it holds: words, concepts, numbers, language."""
