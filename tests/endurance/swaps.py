"""The ways to put something else in a vault's place: rows, fields, pages, files, swapped, replayed, cut or foreign.

Whoever does it has the vault's key, SQL and write access to the folder, as any member or a careless copy has; he has
the same vault as it was some acts ago, and another vault. Drafts are left alone: no root stands for them.
"""

from sspf_desk.errors import Refusal
from sspf_desk.store import state
from sspf_desk.store.sqlcipher import DATABASE
from tests.endurance.damage import KEYS, PAGE
from tests.endurance.hands import COUNTED, TABLES, asked, gone, put

# Rows


def row_removed(hands, table, chance):
    hands.sql(gone(table, hands.one(table, chance)))


def many_rows_removed(hands, table, chance):
    hands.sql(*(gone(table, row) for row in chance.sample(hands.rows[table], max(1, len(hands.rows[table]) // 3))))


def row_replayed(hands, table, chance):
    """A row of the older copy put back, over today's of the same key or beside it."""
    row = chance.choice(hands.differing(table) or hands.older_rows[table])
    hands.sql(gone(table, row), put(table, row))


def table_replayed(hands, table, chance):
    hands.sql(*(gone(table, row) for row in hands.rows[table]), *(put(table, row) for row in hands.older_rows[table]))


def rows_swapped(hands, table, chance):
    """Two rows under each other's keys."""
    one, other = chance.sample(hands.rows[table], 2)
    swapped = ((one[0], *other[1:]), (other[0], *one[1:]))
    hands.sql(gone(table, one), gone(table, other), *(put(table, row) for row in swapped))


def row_doubled(hands, table, chance):
    """A row once more, under a key that is free."""
    row = hands.one(table, chance)
    fresh = {bytes: chance.randbytes(16), str: chance.randbytes(16).hex(), int: len(hands.rows[table]) + 1}
    hands.sql(put(table, (fresh[type(row[0])], *row[1:])))


def foreign_row(hands, table, chance):
    """A row of another vault's."""
    row = chance.choice(hands.other_rows[table])
    hands.sql(gone(table, row), put(table, row))


def foreign_content(hands, table, chance):
    """What a row of another vault's holds, under a key of this one's."""
    mine, theirs = hands.one(table, chance), chance.choice(hands.other_rows[table])
    hands.sql(gone(table, mine), put(table, (mine[0], *theirs[1:])))


# Fields


def _changed(hands, table, chance, change):
    row = list(hands.one(table, chance))
    place = chance.randrange(len(row))
    before = tuple(row)
    row[place] = change(row[place])
    hands.sql(gone(table, before), gone(table, row), put(table, tuple(row)))


def _flipped(value, chance):
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(8)
    content = bytearray(value.encode() if isinstance(value, str) else value)
    if not content:
        return b"\x01"
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
    return content.decode("utf-8", "replace") if isinstance(value, str) else bytes(content)


def field_flipped(hands, table, chance):
    _changed(hands, table, chance, lambda value: _flipped(value, chance))


def field_cut(hands, table, chance):
    def cut(value):
        return value // 2 if isinstance(value, int) else value[: chance.randrange(max(1, len(value)))]

    _changed(hands, table, chance, cut)


def field_lengthened(hands, table, chance):
    def longer(value):
        more = b"\x00" if isinstance(value, bytes) else " "
        return value + 1 if isinstance(value, int) else value + more

    _changed(hands, table, chance, longer)


def field_of_another_kind(hands, table, chance):
    """SQLite keeps a value of any kind in any column."""

    def other(value):
        return chance.choice([kind for kind in (7, 2.5, "text", b"blob") if type(kind) is not type(value)])

    _changed(hands, table, chance, other)


def fields_swapped(hands, table, chance):
    """One field of two rows, in each other's place."""
    one, other = chance.sample(hands.rows[table], 2)
    place = chance.randrange(1, len(one))
    first, second = list(one), list(other)
    first[place], second[place] = second[place], first[place]
    hands.sql(gone(table, one), gone(table, other), put(table, tuple(first)), put(table, tuple(second)))


def sums_made_right(hands, table, chance):
    """A row taken away, and the kept sums counted anew, as the vault's key allows."""
    hands.sql(gone(table, chance.choice([row for row in hands.rows[table] if row[0] != state.STATE])))
    left = [row for row in hands.rows[table] if row[0] != state.STATE]
    tally = state.Tally(hands.reach.vault_key)
    held = state.unpacked(dict(hands.rows["setting"])[state.STATE])
    kept = {row[0] for row in hands.reach.sql(asked(table))}
    gone_rows = [row for row in left if row[0] not in kept]
    for row in gone_rows:
        held[table] = (held[table] - next(tally._expanded(table, [row]))) % state._MODULUS
    hands.sql(("UPDATE setting SET statement = ? WHERE name = ?", (state.packed(held), state.STATE)))


ROW_WAYS = (
    row_removed, many_rows_removed, row_replayed, table_replayed, rows_swapped, row_doubled, foreign_row,
    foreign_content, field_flipped, field_cut, field_lengthened, field_of_another_kind, fields_swapped,
)  # fmt: skip


# Pages


def _with_page(hands, chance, source):
    content, page = hands.now[DATABASE], chance.randrange(len(source) // PAGE) * PAGE
    place = page if chance.randrange(4) else chance.randrange(len(content) // PAGE) * PAGE
    hands.write(DATABASE, content[:place] + source[page : page + PAGE] + content[place + PAGE :])


def page_replayed(hands, chance):
    """A page of the older copy, in its own place: it bears its check, and SQLCipher takes it for today's."""
    now, old = hands.now[DATABASE], hands.older[DATABASE]
    places = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != now[at : at + PAGE]]
    at = chance.choice(places)
    hands.write(DATABASE, now[:at] + old[at : at + PAGE] + now[at + PAGE :])


def pages_replayed(hands, chance):
    now, old = bytearray(hands.now[DATABASE]), hands.older[DATABASE]
    places = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != now[at : at + PAGE]]
    for at in chance.sample(places, chance.randrange(2, len(places))):
        now[at : at + PAGE] = old[at : at + PAGE]
    hands.write(DATABASE, bytes(now))


def page_elsewhere(hands, chance):
    _with_page(hands, chance, hands.now[DATABASE])


def foreign_page(hands, chance):
    _with_page(hands, chance, hands.other[DATABASE])


def pages_cut(hands, chance):
    content = hands.now[DATABASE]
    hands.write(DATABASE, content[: chance.randrange(1, len(content) // PAGE) * PAGE])


def cut_anywhere(hands, chance):
    content = hands.now[DATABASE]
    hands.write(DATABASE, content[: chance.randrange(len(content))])


PAGE_WAYS = (page_replayed, pages_replayed, page_elsewhere, foreign_page, pages_cut, cut_anywhere)


# Files


def file_replayed(hands, chance):
    hands.write(DATABASE, hands.older[DATABASE])


def all_files_replayed(hands, chance):
    for name, content in hands.older.items():
        hands.write(name, content)


def keys_replayed(hands, chance):
    for name in KEYS:
        hands.write(name, hands.older[name])


def one_key_file_replayed(hands, chance):
    name = chance.choice(KEYS)
    hands.write(name, hands.older[name])


def file_replayed_with_a_tail(hands, chance):
    """The older file, and today's pages behind it."""
    old = hands.older[DATABASE]
    hands.write(DATABASE, old + hands.now[DATABASE][len(old) :])


def foreign_file(hands, chance):
    hands.write(DATABASE, hands.other[DATABASE])


def foreign_keys(hands, chance):
    for name in KEYS:
        hands.write(name, hands.other[name])


def files_gone(hands, chance):
    for name in chance.choice(((DATABASE,), KEYS, (DATABASE, *KEYS))):
        (hands.folder / name).unlink()


def keys_cut(hands, chance):
    for name in KEYS:
        content = hands.now[name]
        hands.write(name, content[: chance.randrange(len(content))])


FILE_WAYS = (
    file_replayed, all_files_replayed, keys_replayed, one_key_file_replayed, file_replayed_with_a_tail, foreign_file,
    foreign_keys, files_gone, keys_cut,
)  # fmt: skip

KINDS = {
    **{f"{table}: {way.__name__}": (way, table) for table in TABLES for way in ROW_WAYS},
    **{f"{table}: sums_made_right": (sums_made_right, table) for table in COUNTED},
    **{f"page: {way.__name__}": (way, None) for way in PAGE_WAYS},
    **{f"file: {way.__name__}": (way, None) for way in FILE_WAYS},
}
"""Every way, at every table that it can be done to."""


def done(kind, hands, chance):
    """Have it done. False where the database itself would not have it: no row can lie there so."""
    way, table = KINDS[kind]
    try:
        way(hands, table, chance) if table else way(hands, chance)
    except Refusal:
        raise
    except Exception as error:
        if not any(said in str(error) for said in ("constraint", "datatype mismatch")):
            raise
        return False
    return True
