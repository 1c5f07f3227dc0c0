"""The same rows in a file that is not encrypted, by the same SQLite, so that SQLCipher's own share shows."""

from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import event
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.models.tables import metadata
from sspf_desk.store.sqlcipher import PRAGMAS, Store


class PlainStore(Store):
    """A store of sealed rows in a plain file: for comparison alone."""

    def __init__(self, engine):
        self._engine = engine

    @contextmanager
    def begin(self):
        with self._engine.begin() as connection:
            yield connection


def copied(store, path):
    """Every row of a vault in a plain file."""
    with store.begin() as source:
        page = source.exec_driver_sql("PRAGMA cipher_page_size").scalar()
    engine = sa.create_engine("sqlite+pysqlite://", module=sqlcipher, creator=lambda: _connect(path, page))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as target, store.begin() as source:
        metadata.create_all(target)
        for table in metadata.sorted_tables:
            rows = source.execution_options(yield_per=5000).execute(sa.select(table))
            for part in rows.mappings().partitions():
                target.execute(table.insert(), [dict(row) for row in part])
    return PlainStore(engine)


def _connect(path, page):
    connection = sqlcipher.connect(str(path), check_same_thread=False)
    connection.isolation_level = None
    connection.execute(f"PRAGMA page_size = {page}")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
