"""The root stands for every row: it follows each change, and what was changed beside it is named by table."""

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import access, draft, member, metadata, setting, version
from sspf_desk.store import state
from sspf_desk.store.sqlcipher import create, open_store
from tests.unit.store.conftest import KEY, raw

ROW = b"\xaa" * 16


def signed(store, work=lambda connection: None):
    """The root of an act."""
    with store.begin() as connection:
        work(connection)
        return store.root(connection)


def differing(store, root):
    with store.look() as connection:
        return store.differing(connection, root)


def beside(folder, *statements):
    """What one with the file and its key does outside the program."""
    other = raw(folder)
    for statement in statements:
        other.execute(statement)
    other.close()


def add(number):
    return version.insert().values(id=number.to_bytes(16, "big"), sealed=b"text")


def rows_of_every_kind(connection):
    connection.execute(member.insert().values(id="a" * 32, statements=b"hers"))
    connection.execute(access.insert().values(id=ROW, tag=ROW, sealed=b"wrap"))
    connection.execute(draft.insert().values(member="a" * 32, sealed=b"unsaved"))


@pytest.fixture
def root(store):
    return signed(store, rows_of_every_kind)


def test_what_the_program_left_is_as_the_root_says(tmp_path, store, root, reopened):
    assert differing(store, root) == ()
    store.close()
    assert differing(reopened(tmp_path), root) == ()


def test_the_same_rows_have_the_same_root_whatever_was_there_between(store, root):
    busier = signed(store, lambda c: c.execute(add(77)))
    assert busier != root
    assert signed(store, lambda c: c.execute(version.delete().where(version.c.id == (77).to_bytes(16, "big")))) == root


def test_the_root_of_the_same_rows_is_another_under_another_key(tmp_path):
    roots = []
    for name, key in (("one", KEY), ("other", bytes(32))):
        (tmp_path / name).mkdir()
        store = create(tmp_path / name, 1, key)
        roots.append(signed(store, rows_of_every_kind))
        store.close()
    assert roots[0] != roots[1]


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 5), st.binary(max_size=4)),
        st.tuples(st.just("change"), st.integers(0, 5), st.binary(max_size=4)),
        st.tuples(st.just("remove"), st.integers(0, 5), st.just(b"")),
        st.tuples(st.just("replace"), st.integers(0, 5), st.binary(max_size=4)),
        st.tuples(st.just("undo"), st.integers(0, 5), st.binary(max_size=4)),
        st.tuples(st.just("all"), st.just(0), st.just(b"")),
    ),
    max_size=8,
)


def change(connection, what, number, sealed):
    key = number.to_bytes(16, "big")
    here = version.c.id == key
    match what:
        case "add" | "replace":
            connection.exec_driver_sql("REPLACE INTO version VALUES (?, ?)", (key, sealed))
        case "change":
            connection.execute(version.update().where(here).values(sealed=sealed))
        case "remove":
            connection.execute(version.delete().where(here))
        case "all":
            connection.execute(version.delete())
        case "undo":
            with connection.begin_nested() as nested:
                connection.exec_driver_sql("REPLACE INTO version VALUES (?, ?)", (key, sealed))
                nested.rollback()


@settings(max_examples=30, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_the_sums_kept_are_the_sums_counted_after_any_changes(tmp_path_factory, acts):
    store = create(tmp_path_factory.mktemp("law"), 1, KEY)
    for changes in acts:
        root = signed(store, lambda c, changes=changes: [change(c, *one) for one in changes])
        assert differing(store, root) == ()
    with store.begin() as connection:
        assert state.root_of(store.recount(connection)) == root
    store.close()


def test_what_was_rolled_back_is_not_counted(store, root):
    def stumble():
        with store.begin() as connection:
            connection.execute(version.delete())
            store.root(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert signed(store) == root


def test_nothing_is_signed_after_a_row_that_broke_a_rule_has_undone_the_transaction(store, root):
    def go_on(connection):
        connection.execute(add(88))
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(add(88))

    with pytest.raises(Refusal) as refused:
        signed(store, go_on)
    assert refused.value.reason is Reason.VAULT_DAMAGED
    assert signed(store) == root


def test_two_programs_on_one_vault_keep_one_state(tmp_path, store, root, reopened):
    other = reopened(tmp_path)
    signed(store, lambda c: c.execute(add(101)))
    signed(other, lambda c: c.execute(add(102)))
    assert differing(store, signed(store, lambda c: c.execute(add(103)))) == ()


# ------------------------------------------------------------------------------ beside the program


TAMPERINGS = {
    "access": ["UPDATE access SET tag = x'00112233445566778899aabbccddeeff'", "DELETE FROM access"],
    "member": ["UPDATE member SET statements = x'00'", "UPDATE member SET id = 'b'"],
    "setting": ["UPDATE setting SET statement = x'00' WHERE name = 'group'", "INSERT INTO setting VALUES ('x', x'00')"],
    "version": [
        "DELETE FROM version WHERE id = (SELECT min(id) FROM version)",
        "UPDATE version SET sealed = CAST(sealed AS TEXT) WHERE id = (SELECT max(id) FROM version)",
    ],
}


@pytest.mark.parametrize(("table", "sql"), [(t, sql) for t, each in TAMPERINGS.items() for sql in each])
def test_rows_changed_beside_the_program_are_named_by_their_table(tmp_path, store, root, table, sql):
    store.close()
    beside(tmp_path, sql)
    again = open_store(tmp_path, {1: KEY})
    assert differing(again, root) == (table,)
    again.close()


def test_two_rows_that_changed_places_are_noticed(tmp_path, store, root):
    signed(store, lambda c: c.execute(version.update().values(sealed=sa.func.randomblob(8))))
    root = signed(store)
    beside(
        tmp_path,
        "CREATE TEMP TABLE kept AS SELECT * FROM version WHERE id IN (SELECT min(id) FROM version)",
        "INSERT INTO kept SELECT * FROM version WHERE id IN (SELECT max(id) FROM version)",
        "UPDATE version SET sealed = (SELECT sealed FROM kept WHERE kept.id <> version.id)"
        " WHERE id IN (SELECT id FROM kept)",
    )
    assert differing(store, root) == ("version",)


def test_what_was_changed_beside_stays_named_after_the_programs_own_work(tmp_path, store, root):
    beside(tmp_path, "DELETE FROM access")
    later = signed(store, lambda c: c.execute(add(55)))
    assert differing(store, later) == ("access",)


def test_a_transaction_off_the_record_is_noticed_and_the_next_act_does_not_take_it_in(store, root):
    with store.begin() as connection:
        connection.execute(access.delete())
    assert differing(store, root) == ("access",)
    assert differing(store, signed(store)) == ("access",)


def test_a_draft_comes_and_goes_without_an_entry_and_no_root_stands_for_it(store, root):
    for change in (draft.update().values(sealed=b"more"), draft.delete()):
        with store.begin_aside() as connection:
            connection.execute(change)
        assert differing(store, root) == ()
    assert signed(store) == root


def test_whoever_writes_more_than_a_draft_without_an_entry_is_undone(store, root):
    def more():
        with store.begin_aside() as connection:
            connection.execute(draft.delete())
            connection.execute(access.delete())

    with pytest.raises(Refusal) as refused:
        more()
    assert (refused.value.reason, refused.value.places) == (Reason.VAULT_DAMAGED, {"place": "draft"})
    with store.begin() as connection:
        assert connection.execute(sa.select(access)).first()
        assert connection.execute(sa.select(draft)).first()


def test_sums_that_counted_drafts_are_taken_as_they_lie(store, root):
    """As vaults have them that were written while drafts were counted."""
    with store.begin() as connection:
        sums = {**store.recount(connection), "draft": 77}
        connection.execute(setting.update().where(setting.c.name == state.STATE).values(statement=state.packed(sums)))
    older = state.root_of(sums)
    assert differing(store, older) == ()
    assert differing(store, signed(store, lambda c: c.execute(add(66)))) == ()


STATE_TAMPERINGS = [
    "DELETE FROM setting WHERE name = 'state'",
    "UPDATE setting SET statement = x'00' WHERE name = 'state'",
    "UPDATE setting SET statement = 'text' WHERE name = 'state'",
    "UPDATE setting SET statement = zeroblob(2560) WHERE name = 'state'",
]


@pytest.mark.parametrize("sql", STATE_TAMPERINGS)
def test_sums_that_the_root_does_not_stand_for_are_named_and_no_act_is_let_past(tmp_path, store, root, sql):
    beside(tmp_path, sql)
    assert differing(store, root) == (state.STATE,)
    with pytest.raises(Refusal) as refused, store.begin() as connection:
        store.insist(connection, root)
    assert refused.value.reason is Reason.VAULT_IN_DOUBT


def test_sums_kept_anew_by_one_who_has_the_key_are_not_taken_over(tmp_path, store, root, reopened):
    """A member has the vault's key: he may change a row and have the sums agree. The signed root does not."""
    with store.begin() as connection:
        connection.execute(access.delete())
        store.root(connection)
    assert differing(store, root) == (state.STATE,)
    with pytest.raises(Refusal), reopened(tmp_path).begin() as connection:
        store.insist(connection, root)


def test_an_index_that_leaves_out_a_row_is_named(tmp_path, store, root):
    """A page of the index put back: the rows are all there, and a sheet would miss one of them."""
    beside(
        tmp_path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(tag)', '(tag) WHERE 0') WHERE name = 'ix_access_tag'",
        "PRAGMA writable_schema = RESET",
        "REINDEX ix_access_tag",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' WHERE 0', '') WHERE name = 'ix_access_tag'",
    )
    store.close()
    again = open_store(tmp_path, {1: KEY})
    assert differing(again, root) == (state.INDEX,)
    again.close()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER planted AFTER INSERT ON version BEGIN DELETE FROM access; END",
        "CREATE VIEW planted AS SELECT * FROM version",
        "CREATE TABLE planted (x)",
        "DROP INDEX ix_access_tag",
        "DROP TABLE draft",
    ],
)
def test_a_vault_that_somebody_has_built_upon_is_refused(tmp_path, store, sql):
    store.close()
    beside(tmp_path, sql)
    with pytest.raises(Refusal) as refused:
        open_store(tmp_path, {1: KEY})
    assert (refused.value.reason, refused.value.places) == (Reason.VAULT_DAMAGED, {"place": "schema"})


# ------------------------------------------------------------------------------------- first format


def as_format_1(folder):
    beside(folder, "ALTER TABLE trail_entry DROP COLUMN root", "PRAGMA user_version = 1")


def test_a_vault_of_the_first_format_is_brought_up_to_date_and_its_first_act_counts_what_is_there(
    tmp_path, store, reopened
):
    store.close()
    as_format_1(tmp_path)
    again = reopened(tmp_path)
    assert differing(again, b"") == ()
    with again.begin() as connection:
        again.insist(connection, b"")
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 2
    assert differing(again, signed(again, lambda c: c.execute(add(66)))) == ()


def test_the_sums_are_kept_as_one_setting_that_is_not_counted(store, root):
    with store.begin() as connection:
        kept = connection.execute(sa.select(setting.c.statement).where(setting.c.name == "state")).scalar_one()
        assert len(kept) == 512 * 5
        assert state.packed(store.recount(connection)) == kept
    assert set(state.COUNTED) == set(metadata.tables) - {"trail_entry", "draft"}
