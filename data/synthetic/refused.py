"""What the command says instead of a traceback."""


class Refused(Exception):
    """A wrong argument or a place that cannot be written, said in one Vietnamese sentence."""


class Stopped(Refused):
    """The user pressed Ctrl-C; what is finished stays."""
