"""The faces: command line, HTTP and the explorer's files; they parse and print, the rooms below decide."""
