"""The reference model of who may be told, read out of the law and the design alone; it shares no code with the program.

An item is a dict: item, kind, holder, pupil, topics, secrecies, day, owner, named, protected; a consent and readiness
have ends, a grant has paper. A ground is a dict: by ("consent" or "decision"), giver, receivers, pupil, reaches,
topics, items, since, from, until (half-open), and the paper it stands on. Acts are dicts in the order they were done;
each may say `at`, its moment, and counts only from then on:

    {"act": "record", "item", "holder", "pupil", "topics", "secrecies", "day",
                      "kind"?, "owner"?, "named"?, "protected"?}
    {"act": "accept", "consent", "giver", "pupil", "receivers", "topics", "from", "until", "older",
                      "since"?, "reaches"?}
    {"act": "decide", "giver", "pupil", "receivers", "items", "reaches", "from", "until"}
    {"act": "withdraw", "consent", "seats"?, "topics"?}     everything, where it names neither seats nor topics
    {"act": "branch", "open"}                               the same-branch setting, open until it is shut

Recording an item again corrects it: what was said last is what is ruled on. A pupil is named as the giver names him.
"""

from collections.abc import Iterable
from typing import Any

Told = dict[str, Any]

SEATS = ("SCHOOL_LEAD", "COUNSELLOR", "NURSE", "SOCIAL_SERVICES", "LEISURE", "POLICE")
FACTS = ("signal", "strength", "need", "childs_view", "question", "commitment", "attachment")
LIFTED_BY_CONSENT = frozenset(
    f"OSL {place}"
    for place in ("23:2 st.1", "23:2 st.2", "23:2 st.3", "25:1", "26:1", "35:1", "21:1", "21:3", "40:7 g")
)  # OSL 12:2: what protects the individual. 18 kap. protects the police's work, and 35:3 yields to nothing.
AS_RECORDED = {"kind": "signal", "owner": None, "named": (), "protected": False}


def may(item: Told, seat: str, at: Any, grounds: Iterable[Told] = (), *, branch: bool = True) -> bool:
    """Whether this seat may be told of this item at this moment."""
    if seat == item["holder"]:
        return True
    if item["kind"] in {"note_to_self", "link", "settled"}:
        return False
    in_branch = branch and {seat, item["holder"]} == {"SCHOOL_LEAD", "COUNSELLOR"}
    if item["protected"]:  # a shut card holds no name; the other school seat must know that it is shut
        return in_branch and item["kind"] == "pupil_card"
    if in_branch and item["kind"] != "readiness":  # said to one seat alone
        return True
    grounds = list(grounds)
    named = seat in item["named"] and _paper_lasts(item, seat, at, grounds)
    promised = item["kind"] == "commitment" and item["owner"] == seat
    return named or promised or (item["kind"] in FACTS and any(_opens(ground, item, seat, at) for ground in grounds))


def _paper_lasts(item: Told, seat: str, at: Any, grounds: list[Told]) -> bool:
    """A consent and readiness to their end, a grant while it opens anything to this seat; a call and a copy always."""
    if item["kind"] == "grant":
        on_it = [ground for ground in grounds if ground.get("paper") and ground["paper"] == item.get("paper")]
        alive = [ground for ground in on_it if ground["by"] == "decision" or ground["topics"]]
        return any(seat in ground["receivers"] and ground["from"] <= at < ground["until"] for ground in alive)
    ends = item.get("ends")
    return item["kind"] in {"consent", "meeting", "copy", "readiness"} and (ends is None or at < ends)


def _opens(ground: Told, item: Told, seat: str, at: Any) -> bool:
    if (ground["giver"], ground["pupil"]) != (item["holder"], item["pupil"]) or seat not in ground["receivers"]:
        return False
    if at < ground["from"] or at >= ground["until"] or set(item["secrecies"]) - set(ground["reaches"]):
        return False
    if ground["by"] == "decision":
        return item["item"] in ground["items"]
    old = ground["since"] is not None and (item["day"] is None or item["day"] < ground["since"])
    return bool(item["topics"]) and set(item["topics"]) <= set(ground["topics"]) and not old


def open_to(acts: Iterable[Told], item: str, at: Any) -> set[str]:
    """The seats that may be told of this item at this moment, after these acts."""
    done = [act for act in acts if act.get("at", at) <= at]
    branch = all(act["open"] for act in [act for act in done if act["act"] == "branch"][-1:])
    said = [act for act in done if act["act"] == "record" and act["item"] == item]
    grounds = grounds_of(done, at)
    return {seat for seat in SEATS if said and may(AS_RECORDED | said[-1], seat, at, grounds, branch=branch)}


def grounds_of(acts: Iterable[Told], at: Any) -> list[Told]:
    """The grounds that these acts have made by this moment, less what was withdrawn by it."""
    done = [act for act in acts if act.get("at", at) <= at]
    return [_ground(act, done) for act in done if act["act"] in {"accept", "decide"}]


def _ground(act: Told, done: list[Told]) -> Told:
    if act["act"] == "decide":
        return {"by": "decision"} | act
    ground = {"by": "consent", "since": None if act["older"] else act["from"], "reaches": LIFTED_BY_CONSENT} | act
    for back in (other for other in done if other["act"] == "withdraw" and other["consent"] == act["consent"]):
        seats, topics = set(back.get("seats", ())), set(back.get("topics", ()))
        ended = seats or (set() if topics else set(SEATS))
        ground["receivers"] = set() if act["giver"] in ended else set(ground["receivers"]) - ended
        ground["topics"] = set(ground["topics"]) - topics
    return ground
