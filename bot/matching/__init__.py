"""Fuzzy matching of questions: which stored phrasing does a text, typos and all, ask again?

A small library of its own: it knows phrasings, entries and words, and nothing of what they are about.

>>> index = Index.build([
...     Phrasing(entry="password", text="How do I reset my password?"),
...     Phrasing(entry="password", text="I forgot my password"),
...     Phrasing(entry="invoice", text="Where is my invoice?"),
... ])
>>> ranking = index.rank("how can i reset my pasword", k=2)
>>> [candidate.entry for candidate in ranking.candidates]
['password', 'invoice']
>>> ranking.candidates[0].score > 3 * ranking.candidates[1].score
True
"""

from bot.matching.index import Index
from bot.matching.ranking import Candidate, Parts, Phrasing, Ranking, WordMatch

__all__ = ["Candidate", "Index", "Parts", "Phrasing", "Ranking", "WordMatch"]
