"""What editors do for search: the thesaurus, the report of what was looked for, and picks."""
