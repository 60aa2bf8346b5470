"""The forms in which a graph leaves the program; each module writes one."""
