"""The parts of the date tagger: lexicon, tokens, forms, meanings, periods, tense, bounds."""
