"""Booking in parts: what is free, holding and confirming, moving and cancelling, arriving, and the rule of lateness."""
