"""The vault's plain columns are a closed, committed list, and its rows lie in an order that tells nothing."""

from pathlib import Path

from sspf_desk.models.tables import metadata


def test_the_plain_columns_are_the_committed_list():
    committed = Path(__file__).parents[2] / "expected" / "columns.txt"
    columns = sorted(f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns)
    assert committed.read_text("utf-8").split() == columns


def test_the_vault_itself_has_no_column_beside_the_list(store):
    with store.begin() as connection:
        tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {t: [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({t})")] for t in tables}
    assert columns == {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}


def test_versions_and_wraps_have_no_row_ids_to_tell_what_was_written_together(store):
    with store.begin() as connection:
        without = {
            table
            for table, sql in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if "WITHOUT ROWID" in sql.upper()
        }
    assert without == {"version", "access"}
