"""The tables and every plain column there is; a new one fails the build until the committed list says so.

`version` and `access` are kept without row ids, in the order of their random keys, so that neither the order of rows
nor their neighbours tell what was written together.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

member = sa.Table(
    "member",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("statements", sa.LargeBinary, nullable=False),
)
"""Members, invitations and seats at the table: signed statements in the open, kept for ever."""

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("statement", sa.LargeBinary, nullable=False),
)
"""What is open to every member: the group's settings, each signed by a member with the registrar right, and under the
name of `state` the sums that the trail's roots stand for."""

version = sa.Table(
    "version",
    metadata,
    sa.Column("id", sa.LargeBinary(16), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""One sealed version of one item. Id and bytes look random; sizes are padded."""

access = sa.Table(
    "access",
    metadata,
    sa.Column("id", sa.LargeBinary(16), primary_key=True),
    sa.Column("tag", sa.LargeBinary(16), nullable=False, index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""One wrap of one version's key for one seat, derived by `settle`. All one size."""

trail_entry = sa.Table(
    "trail_entry",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("moment", sa.Integer, nullable=False),
    sa.Column("actor", sa.String(32), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("previous", sa.LargeBinary(32), nullable=False),
    sa.Column("signature", sa.LargeBinary(64), nullable=False),
    sa.Column("root", sa.LargeBinary(32), nullable=False, server_default=sa.text("x''")),
)
"""That somebody did something at this moment (UTC seconds); what, only his own seat can open. Its root stands for all
rows but drafts as the act left them; entries of the first format have none."""

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("member", sa.String(32), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
"""A member's unsaved text, sealed and padded; and under a name that he alone can compute what he has been shown, sealed
and always as large. Both are written without an entry, and no root stands for them."""
