"""What reading a meaning gives, and why it may give nothing."""

from __future__ import annotations

from events.extraction.edtf_dates import EdtfDate

# A period with the rule that was used, or None with the reason why not.
Reading = tuple[EdtfDate | None, str]
NO_ANCHOR = "no publication date to count from"
NO_REFERENCE = "no date before it to count from"
