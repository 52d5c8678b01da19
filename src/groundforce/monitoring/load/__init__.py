"""Training load: what was run and lifted, in channels that are never mixed, and what stood out."""

from groundforce.monitoring.load.daily import DailyLoad, daily_load
from groundforce.monitoring.load.spikes import planned_spikes, spikes
from groundforce.monitoring.load.state import load_state

__all__ = ["DailyLoad", "daily_load", "load_state", "planned_spikes", "spikes"]
