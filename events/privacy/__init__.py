"""How long we know who signed up, and how we forget: a file per action.

Which fields of a sign-up name somebody, and which models hang on it, stands in `fields` alone: anonymising, erasing and the copy
read it there.
"""
