import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import person as person_module
from sspf_desk.vault.envelope import seal_to, unseal_from
from sspf_desk.vault.person import Person, verify

from .conftest import stream


@pytest.fixture(autouse=True)
def nothing_remembered():
    person_module._verified.cache_clear()


def test_a_person_made_of_the_same_bytes_is_the_same(member):
    again = Person.load(member.private_bytes())
    assert again.public == member.public
    assert again.private_bytes() == member.private_bytes()
    assert again.note_key() == member.note_key()
    assert again.sign(b"message") == member.sign(b"message")


def test_two_persons_share_nothing(member, guest):
    assert member.public.exchange != guest.public.exchange
    assert member.public.signing != guest.public.signing
    assert member.note_key() != guest.note_key()


@pytest.mark.parametrize("size", [0, 95, 97])
def test_private_bytes_of_another_length_are_damaged(size):
    with pytest.raises(Refusal) as refused:
        Person.load(b"x" * size)
    assert refused.value.reason is Reason.KEYS_DAMAGED


def test_what_is_sealed_to_a_person_he_opens(member):
    assert unseal_from(member.exchange, seal_to(member.public.exchange, b"plain", b"c"), b"c") == b"plain"


def test_a_signature_holds_for_its_message_and_signer_alone(member, guest):
    signature = member.sign(b"message")
    assert verify(member.public.signing, b"message", signature)
    assert not verify(member.public.signing, b"messagf", signature)
    assert not verify(guest.public.signing, b"message", signature)
    assert not verify(member.public.signing, b"message", signature[:-1] + bytes([signature[-1] ^ 1]))


@pytest.mark.parametrize(("public", "signature"), [(b"", b"x" * 64), (b"x" * 31, b"x" * 64)])
def test_a_malformed_public_key_verifies_nothing(public, signature):
    assert not verify(public, b"message", signature)


def test_a_malformed_signature_verifies_nothing(member):
    assert not verify(member.public.signing, b"message", b"")


def test_a_plain_ed25519_signature_does_not_serve_as_ours(member):
    assert not verify(member.public.signing, b"message", member.signing.sign(b"message"))


def test_a_second_look_costs_no_second_verification_and_keeps_no_message(member):
    signature = member.sign(b"message")
    assert verify(member.public.signing, b"message", signature)
    assert verify(member.public.signing, b"message", signature)
    assert person_module._verified.cache_info().hits == 1
    assert "message" not in person_module._verified.__wrapped__.__code__.co_varnames


def test_a_person_shows_no_key(member):
    assert repr(member) == str(member) == f"{member}" == "<nyckel>"
    assert member != Person.load(member.private_bytes())


def test_a_new_person_draws_fresh_keys():
    random = stream("fresh")
    assert Person.create(random).public != Person.create(random).public
