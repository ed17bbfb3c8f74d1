"""The monthly report in the form of Decree 30/2020, as a file."""
