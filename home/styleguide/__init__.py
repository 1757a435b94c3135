"""A page for those who build and edit the site: every component in every state, both directions and both themes.

Its samples are made here, in memory; it asks the database for nothing that a reader or an editor has written.
"""
