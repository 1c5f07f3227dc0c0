"""Starts the program: its windows, or what the command line says."""

import gc
import sys


def main() -> None:
    """Open the windows, or do what the arguments say, and leave with the exit code.

    The shield is up before any key is in memory.
    """
    gc.disable()  # What is loaded stays: to search it for what nobody needs, again and again, is a tenth of the start.
    from sspf_desk import app  # noqa: PLC0415

    app.prepare()
    sys.exit(app.commanded(sys.argv[1:]) if sys.argv[1:] else app.windows())


if __name__ == "__main__":
    main()
