"""From sets that were done to what each lift is worth today and what its next session will show."""
