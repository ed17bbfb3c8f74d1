"""So sánh công bằng: villages compared as if all had the same ages."""
