"""The door of `make`. Kept so plain that an old Python can read it and say why it can't go on."""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "The site needs Python 3.11 or newer, and '%s' is Python %d.%d: name a newer one, as in 'make run PYTHON=python3.12'."
        % (os.path.basename(sys.executable), sys.version_info[0], sys.version_info[1])
    )

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from bootstrap.commands import main

if __name__ == "__main__":
    main(sys.argv[1:])
