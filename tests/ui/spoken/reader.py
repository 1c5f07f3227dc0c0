"""A screen reader's side of the program, for the system's own Python with gi: finds, reads, writes, presses.

Reads commands from standard input, one JSON list a line, and answers each with one JSON line.
"""

import json
import sys
import time
from contextlib import suppress

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30


def nodes(root):
    try:
        yield root
        for place in range(min(root.get_child_count(), 400)):
            child = root.get_child_at_index(place)
            if child is not None:
                yield from nodes(child)
    except GLib.Error:
        return


def programs():
    """Those that answer: one that is only just beginning may not yet."""
    try:
        desktop = Atspi.get_desktop(0)
        found = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    except GLib.Error:
        return []
    return [program for program in found if program is not None]


def shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_it(node, role, name):
    """Whether a node is what is sought; one that has gone meanwhile is not."""
    try:
        return node.get_role_name() == role and node.get_name() == name and shown(node)
    except GLib.Error:
        return False


def find(role, name):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for program in programs():
            for node in nodes(program):
                if is_it(node, role, name):
                    return node
        time.sleep(0.2)
    raise LookupError([role, name, *tree()])


def tree():
    return [f"{n.get_role_name()} {n.get_name()!r}" for p in programs() for n in nodes(p) if n.get_name() and shown(n)]


def leave(button):
    """Press what ends the process: it goes without an answer."""
    with suppress(GLib.Error):
        Atspi.Action.do_action(button.get_action_iface(), 0)
    return True


def do(command, *args):
    if command == "press":
        return Atspi.Action.do_action(find(*args).get_action_iface(), 0)
    if command == "leave":
        return leave(find(*args))
    if command == "write":
        role, name, words = args
        return Atspi.EditableText.set_text_contents(find(role, name).get_editable_text_iface(), words)
    if command == "choose":
        name, words = args
        (line,) = (node for node in nodes(find("combo box", name)) if node.get_role_name() == "text")
        return Atspi.EditableText.set_text_contents(line.get_editable_text_iface(), words)
    if command == "read":
        return find(*args).get_name()
    return tree()


for line in sys.stdin:
    try:
        answer = {"answer": do(*json.loads(line))}
    except (LookupError, ValueError, GLib.Error) as missing:
        answer = {"missing": str(missing)}
    sys.stdout.write(f"> {json.dumps(answer)}\n")
    sys.stdout.flush()
