"""Starts the program: its windows, or what the command line says."""

import sys

from sspf_desk import app
from sspf_desk.cli import main as cli


def main() -> None:
    """Open the windows, or do what the arguments say, and leave with the exit code.

    The shield is up before any key is in memory.
    """
    app.prepare()
    sys.exit(cli.main(sys.argv[1:], app.program()) if sys.argv[1:] else app.windows())


if __name__ == "__main__":
    main()
