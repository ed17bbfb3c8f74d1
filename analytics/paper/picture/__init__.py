"""A chart of a page as a picture that says by itself what it shows and where it comes from."""
