// mark
