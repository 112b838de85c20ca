"""How the write side tells that an event changed, without knowing who listens.

``event_changed`` is sent inside the transaction of the change with
``event=<Event>``, after the event is saved. A receiver that raises undoes the
change: what readers see and what curators decided never differ.
"""

from __future__ import annotations

from django.dispatch import Signal

event_changed = Signal()
events_changed = Signal()  # the same for many at once, with events=[<Event>, …]
