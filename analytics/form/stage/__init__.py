"""The scenes of the stage as data: one message each."""
