"""The forms of Thiết lập."""
