"""Starts the program from the command line."""

import sys

from sspf_desk import app
from sspf_desk.cli import main as cli


def main() -> None:
    """Do what the command line says and leave with its exit code. The shield is up before any key is in memory."""
    app.prepare()
    sys.exit(cli.main(sys.argv[1:], app.program()))


if __name__ == "__main__":
    main()
