"""The mails about events: a file of words for each family of them, and `letters`, which says when each is still needed."""
