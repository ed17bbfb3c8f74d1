"""Published months: canonical content, a manifest, a signature; written once, checked at will."""
