"""Sizes, vaults and desks: each vault is copied once per run, so that the built ones stay as built."""

import shutil

import pytest

from benchmarks import plain, vaults
from sspf_desk.vault import person

SIZES = (20_000, 200_000)


@pytest.fixture(scope="session", params=SIZES, ids=lambda size: f"{size // 1000}k")
def folder(request, tmp_path_factory):
    """A copy of a vault of one size."""
    copy = tmp_path_factory.mktemp("copy") / "it"
    shutil.copytree(vaults.built(request.param), copy)
    yield copy
    shutil.rmtree(copy)


@pytest.fixture(scope="session")
def contents(folder):
    return vaults.contents_of(folder)


@pytest.fixture(scope="session")
def school(folder):
    """Open desks at the seats that the benchmarks sit on."""
    with vaults.opened(folder, vaults.LEAD, vaults.COUNSELLOR, vaults.SOCIAL) as school:
        yield school


@pytest.fixture(scope="session")
def lead(school):
    return school[vaults.LEAD]


@pytest.fixture(scope="session")
def counsellor(school):
    return school[vaults.COUNSELLOR]


@pytest.fixture(scope="session")
def unencrypted(folder, counsellor):
    """The same sealed rows in a plain SQLite file."""
    store = plain.copied(counsellor.people._acts._store, folder / "plain.db")
    yield store
    store.close()


@pytest.fixture
def forget():
    """Makes this process forget the signatures it has checked, as a fresh one."""
    return person._verified.cache_clear
