"""From the plain text in which the city's articles are handed over to a page.

`reading` makes text of bytes, `parse` finds an article's parts in it and needs no database, `saving` makes a page of them.
"""
