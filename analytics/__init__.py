"""Population statistics of a commune: register, cells, meaning, form, screen and paper."""
