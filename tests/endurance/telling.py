"""How a child tells: one line over the nurse's pipe, whole, so that a kill leaves all of it or none."""

import json
import os

_speaker = [0]


def speak_as(number):
    """From now on what this process and its children tell is told of this child."""
    _speaker[0] = number


def say(**told):
    """One line, shorter than what a pipe takes at once (PIPE_BUF), so that several children's never mix."""
    os.write(1, json.dumps({"asked": _speaker[0], **told}).encode() + b"\n")
