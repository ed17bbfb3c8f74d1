"""What a report asks of the figures: that they are counted a second time."""
