"""What a member reaches past the program: his keys out of the key file, SQL on the vault file, and its bare pages."""

import os
from dataclasses import dataclass, replace

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Refusal
from sspf_desk.models.record import decode_record
from sspf_desk.records import statements as st
from sspf_desk.records.directory import build
from sspf_desk.records.opening import SignedRecord
from sspf_desk.records.rows import Keyring, SealedRow
from sspf_desk.terms import MemberId, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import Keys
from tests.builders import CHEAP_BOUNDS, PASSWORD

PAGE, RESERVED, SALT = 4096, 80, 16
"""SQLCipher 4: each page ends with an initial vector of 16 bytes and a check of 64; the first begins with a salt."""


@dataclass(frozen=True)
class Led:
    """A row that a key opened: how, and what it holds."""

    sealed: SealedRow
    way: str
    row: object


class Reach:
    """One member's keys and the vault's file, with no program between."""

    def __init__(self, folder, name="", password=PASSWORD, *, keys=None, unlocked=None):
        """His keys as they lie beside the file, or in another folder's key file; or a slot that was opened before."""
        self.folder = folder
        file = keyfile.read(keys or folder)
        self.vault = file.vault_id
        self.unlocked = unlocked or keyfile.unlock(file, name, password, CHEAP_BOUNDS)
        self.vault_key = self.unlocked.keys.vault_keys[max(self.unlocked.keys.vault_keys)]
        if self.unlocked.keys.seats:  # one who waits to be let in has the vault's key and no seat's
            self.keys = self.unlocked.keys.seats[0]
            self.seat = Seat(self.keys.seat)
            self.ring = Keyring(self.vault, self.keys, self.unlocked.person, os.urandom)

    def sql(self, *statements):
        """Run statements in one transaction; the rows of the last."""
        connection = sqlcipher.connect(str(self.folder / "vault.db"), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{self.vault_key.hex()}'\"")
            connection.execute("BEGIN")
            rows = [
                connection.execute(*said).fetchall()
                for said in (s if isinstance(s, tuple) else (s,) for s in statements)
            ]
            connection.execute("COMMIT")
            return rows[-1]
        finally:
            connection.close()

    def pages(self):
        """Every page of the file decrypted, the free ones too."""
        content = (self.folder / "vault.db").read_bytes()
        return [self._page(content[start : start + PAGE], start) for start in range(0, len(content), PAGE)]

    def _page(self, page, start):
        body, vector = page[0 if start else SALT : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + 16]
        decryptor = Cipher(algorithms.AES(self.vault_key), modes.CBC(vector)).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def directory(self):
        return build(self.vault, {MemberId(id_): st.unpack(told) for id_, told in self.sql("SELECT * FROM member")})

    def access(self):
        return [SealedRow(*row) for row in self.sql("SELECT id, tag, sealed FROM access")]

    def led(self):
        """Every row that any of this member's keys opens."""
        ways = {
            "own": lambda row: self.ring.open_own(row, note=False),
            "note": lambda row: self.ring.open_own(row, note=True),
            "given": self.ring.open_given,
        }
        tried = ((sealed, way, _tried(opening, sealed)) for sealed in self.access() for way, opening in ways.items())
        return [Led(sealed, way, row) for sealed, way, row in tried if row is not None]

    def records(self):
        """Every version that those rows lead to: its bytes and the record in them."""
        sealed = {id_.hex(): blob for id_, blob in self.sql("SELECT id, sealed FROM version")}
        keys = {led.row.version: led.row.key for led in self.led()}
        plain = {id_: self.ring.open_version(id_, key, sealed[id_]) for id_, key in keys.items()}
        signed = {id_: msgspec.msgpack.decode(bytes_, type=SignedRecord) for id_, bytes_ in plain.items()}
        return {id_: (plain[id_], decode_record(one.record)) for id_, one in signed.items()}


def _tried(opening, sealed):
    try:
        return opening(sealed)
    except Refusal:
        return None


def inside(school, seat):
    """The signed-in member behind a desk: his acts, his records, his keys."""
    return school[seat].membership._in


def rotate(school, seat):
    """A new epoch for a seat: a substitute has come and gone, and everybody has signed in since."""
    old = inside(school, seat).seat
    school.second(seat, "Vikarie")
    school[school.founder].leaving.end("Vikarie")
    school.all_sign_in()
    return old, inside(school, seat).seat


def with_keys(reach, seat_keys):
    """The same member with other keys of his seat: an earlier epoch's."""
    unlocked = replace(reach.unlocked, keys=Keys(reach.unlocked.keys.vault_keys, (seat_keys,)))
    other = object.__new__(Reach)
    vars(other).update(vars(reach) | {"unlocked": unlocked, "keys": seat_keys})
    other.ring = Keyring(reach.vault, seat_keys, unlocked.person, os.urandom)
    return other
