"""What the tests need beside Python, started for them and ended after them: a database, a mail server, the site itself."""
