"""What the file system and the database say, turned into refusals that quote nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal, disk_reason

DATABASE = "vault.db"
_BY_WORDS = (
    ("database or disk is full", Reason.DISK_FULL),
    ("readonly database", Reason.READ_ONLY_FOLDER),
    ("unable to open database file", Reason.READ_ONLY_FOLDER),
    ("database is locked", Reason.VAULT_BUSY),
    ("disk i/o error", Reason.DISK_ERROR),
)


@contextmanager
def refusing(file: str = DATABASE) -> Iterator[None]:
    """Turn what the file system and the database say into a refusal; their own messages may quote a record."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise Refusal(reason_for(str(error.orig)), file=file) from None
    except sa.exc.TimeoutError:
        raise Refusal(Reason.VAULT_BUSY, file=file) from None
    except (sqlcipher.Error, sqlite3.Error) as error:
        raise Refusal(reason_for(str(error)), file=file) from None
    except OSError as error:
        raise Refusal(disk_reason(error), file=file) from None


def reason_for(message: str) -> Reason:
    """The reason behind a database's own words; anything unknown is damage, which shows nothing and loses nothing."""
    said = message.casefold()
    return next((reason for words, reason in _BY_WORDS if words in said), Reason.VAULT_DAMAGED)
