"""All forms in the order in which they are tried: at one place the first that matches wins."""

from __future__ import annotations

from events.extraction.temporal.forms_comparison import COMPARISON
from events.extraction.temporal.forms_days import DAYS
from events.extraction.temporal.forms_periods import PERIODS
from events.extraction.temporal.forms_ranges import DAY_RANGES, PERIOD_RANGES
from events.extraction.temporal.forms_relative import RELATIVE

FORMS = [*DAY_RANGES, *DAYS, *PERIOD_RANGES, *PERIODS, *COMPARISON, *RELATIVE]
