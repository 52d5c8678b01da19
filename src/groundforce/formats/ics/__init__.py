"""iCalendar: a running calendar in, a strength plan out. Only reading and writing import icalendar."""
