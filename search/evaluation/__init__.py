"""How good the search is: texts of a city written for it, queries that residents might type, and what answers each.

`manage.py search_evaluate` measures; `make evaluate` does so with every engine, and with others beside them.
"""
