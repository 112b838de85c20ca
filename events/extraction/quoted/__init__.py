"""Events told by quotes: what an extractor without offsets (a language model) claims, grounded in the text."""

from events.extraction.quoted.background import Background, read_background
from events.extraction.quoted.claims import Claim, WrongShape, read_claims
from events.extraction.quoted.ground import ground_claims

__all__ = ["Background", "Claim", "WrongShape", "ground_claims", "read_background", "read_claims"]
