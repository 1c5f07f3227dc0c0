"""The ways to tamper with a trail, each by its name, and what a verifier must call it."""

import dataclasses
import os

from sspf_desk.acts.trail import GENESIS, Checkpoint, Entry, Fault
from sspf_desk.vault.person import Person

ALTERED, REMOVED, REWRITTEN = Fault.ALTERED, Fault.REMOVED, Fault.REWRITTEN
MISSING_TAIL, FORKED = Fault.MISSING_TAIL, Fault.FORKED


@dataclasses.dataclass
class Trail:
    """A trail in a tamperer's hands: he has the file, its key, and some members' signing keys."""

    vault: str
    entries: list
    seen: list
    people: dict
    """The members' `Person`s by id."""
    stranger: Person
    """A `Person` who is no member."""
    foreign: Entry
    """An entry out of another vault."""

    def signed(self, entry, person=None):
        person = person or self.people[entry.actor]
        return dataclasses.replace(entry, signature=person.sign(entry.signed(self.vault)))

    def change(self, place, **fields):
        self.entries[place] = dataclasses.replace(self.entries[place], **fields)

    def chained(self, first, sign):
        """Every entry from a place on linked anew to the one before it, and signed by what ``sign`` says."""
        for place in range(first, len(self.entries)):
            previous = self.entries[place - 1].hash(self.vault) if place else GENESIS
            sequence = self.entries[place - 1].sequence + 1 if place else 1
            entry = dataclasses.replace(self.entries[place], previous=previous, sequence=sequence)
            self.entries[place] = sign(entry)

    def hash_at(self, place):
        return self.entries[place].hash(self.vault)


def _flip(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def _other(trail, actor):
    return next(id_ for id_ in trail.people if id_ != actor)


def _middle(trail, chance):
    """A place with entries on both sides, before the newest head that was seen."""
    return chance.randrange(1, trail.seen[-1].sequence - 2)


def moment_edited(trail, chance):
    place = _middle(trail, chance)
    trail.change(place, moment=trail.entries[place].moment + chance.choice((-1, 1, -86400)))
    return {ALTERED}


def actor_edited(trail, chance):
    place = _middle(trail, chance)
    trail.change(place, actor=_other(trail, trail.entries[place].actor))
    return {ALTERED}


def sealed_edited(trail, chance):
    place = _middle(trail, chance)
    trail.change(place, sealed=_flip(trail.entries[place].sealed, chance))
    return {ALTERED}


def previous_edited(trail, chance):
    place = _middle(trail, chance)
    trail.change(place, previous=_flip(trail.entries[place].previous, chance))
    return {ALTERED}


def signature_edited(trail, chance):
    place = _middle(trail, chance)
    trail.change(place, signature=_flip(trail.entries[place].signature, chance))
    return {ALTERED}


def other_field_edited(trail, chance):
    """Whatever else an entry bears; of an entry that bears no more, its number."""
    known = {"moment", "actor", "sealed", "previous", "signature", "sequence"}
    more = [field.name for field in dataclasses.fields(Entry) if field.name not in known]
    place = _middle(trail, chance)
    for name in more:
        trail.change(place, **{name: _flip(getattr(trail.entries[place], name) or bytes(32), chance)})
    if not more:
        trail.change(-1, sequence=trail.entries[-1].sequence + 1)
    return {ALTERED}


def entry_deleted(trail, chance):
    del trail.entries[_middle(trail, chance)]
    return {REMOVED}


def first_deleted(trail, chance):
    del trail.entries[: chance.randrange(1, 4)]
    return {REMOVED}


def tail_cut(trail, chance):
    del trail.entries[chance.randrange(2, trail.seen[-1].sequence - 1) :]
    return {MISSING_TAIL}


def entries_swapped(trail, chance):
    place = _middle(trail, chance)
    one, other = trail.entries[place], trail.entries[place + 1]
    trail.entries[place : place + 2] = (
        dataclasses.replace(other, sequence=one.sequence),
        dataclasses.replace(one, sequence=other.sequence),
    )
    return {ALTERED}


def inserted_by_an_outsider(trail, chance):
    place = _middle(trail, chance)
    new = dataclasses.replace(trail.entries[place], sealed=os.urandom(1024))
    trail.entries.insert(place, new)
    trail.chained(place, lambda entry: trail.signed(entry, trail.stranger))
    return {ALTERED}


def appended_by_an_outsider(trail, chance):
    trail.entries.append(trail.entries[-1])
    trail.chained(len(trail.entries) - 1, lambda entry: trail.signed(entry, trail.stranger))
    return {ALTERED}


def duplicated(trail, chance):
    """An old entry once more at the end, under the next number."""
    old = trail.entries[_middle(trail, chance)]
    trail.entries.append(dataclasses.replace(old, sequence=trail.entries[-1].sequence + 1))
    return {ALTERED}


def resigned_by_another_member(trail, chance):
    place = _middle(trail, chance)
    entry = dataclasses.replace(trail.entries[place], sealed=os.urandom(1024))
    trail.entries[place] = trail.signed(entry, trail.people[_other(trail, entry.actor)])
    return {ALTERED}


def made_another_members_own(trail, chance):
    """A member puts his own act in the place of somebody else's."""
    place = _middle(trail, chance)
    entry = dataclasses.replace(trail.entries[place], actor=_other(trail, trail.entries[place].actor))
    trail.entries[place] = trail.signed(entry)
    return {REWRITTEN}


def resigned_by_an_outsider(trail, chance):
    place = _middle(trail, chance)
    trail.entries[place] = trail.signed(trail.entries[place], trail.stranger)
    return {ALTERED}


def outsider_as_a_member(trail, chance):
    """Somebody whom the directory does not know, with his own id and his own signature."""
    place = _middle(trail, chance)
    entry = dataclasses.replace(trail.entries[place], actor=os.urandom(16).hex())
    trail.entries[place] = trail.signed(entry, trail.stranger)
    return {ALTERED}


def time_set_back(trail, chance):
    """The actor himself dates his newest entry before the one it follows."""
    place = len(trail.entries) - 1
    earlier = dataclasses.replace(
        trail.entries[place], moment=trail.entries[place - 1].moment - 1 - chance.randrange(9)
    )
    trail.entries[place] = trail.signed(earlier)
    return {ALTERED}


def past_rewritten_by_its_own_actor(trail, chance):
    place = _middle(trail, chance)
    trail.entries[place] = trail.signed(dataclasses.replace(trail.entries[place], sealed=os.urandom(1024)))
    return {REWRITTEN}


def another_vaults_entry(trail, chance):
    place = _middle(trail, chance)
    entry = trail.entries[place]
    put = {"sequence": entry.sequence, "previous": entry.previous, "moment": entry.moment, "actor": entry.actor}
    trail.entries[place] = dataclasses.replace(trail.foreign, **put)
    return {ALTERED}


def forked(trail, chance):
    """The members who are in on it go on from an earlier point, each signing for himself."""
    first = chance.randrange(trail.seen[0].sequence + 1, trail.seen[-1].sequence - 1)
    trail.change(first, sealed=os.urandom(1024))
    trail.chained(first, trail.signed)
    return {FORKED}


def replaced_whole(trail, chance):
    trail.change(0, sealed=os.urandom(1024))
    trail.chained(0, trail.signed)
    return {REWRITTEN}


def sealed_replayed(trail, chance):
    """What another entry says, in this one's place."""
    place = _middle(trail, chance)
    trail.change(place, sealed=trail.entries[place - 1].sealed)
    return {ALTERED}


def head_forged(trail, chance):
    """A head in the profile that no trail of this vault's ever had."""
    last = trail.seen[-1]
    trail.seen[-1] = Checkpoint(last.sequence, os.urandom(32))
    return {FORKED}


def head_from_the_future(trail, chance):
    trail.seen.append(Checkpoint(trail.entries[-1].sequence + chance.randrange(50, 99), os.urandom(32)))
    return {MISSING_TAIL}


KINDS = (
    moment_edited, actor_edited, sealed_edited, previous_edited, signature_edited, other_field_edited, entry_deleted,
    first_deleted, tail_cut, entries_swapped, inserted_by_an_outsider, appended_by_an_outsider, duplicated,
    resigned_by_another_member, made_another_members_own, resigned_by_an_outsider, outsider_as_a_member, time_set_back,
    past_rewritten_by_its_own_actor, another_vaults_entry, forked, replaced_whole, sealed_replayed, head_forged,
    head_from_the_future,
)  # fmt: skip
