# Empties the folder, so that what is kept in it is of this run.
file(REMOVE_RECURSE ${folder})
file(MAKE_DIRECTORY ${folder})
