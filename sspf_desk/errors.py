"""What the program understands and declines: a refusal with its reason, worded by whoever shows it."""

import errno
from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """Why something was declined. `resources/wording` says of each what happened, what is safe and what to do."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a reason, not a password
    WEAK_PASSWORD = "weak_password"  # noqa: S105 - a reason, not a password
    GUESSABLE_PASSWORD = "guessable_password"  # noqa: S105 - a reason, not a password
    SPENT_CODE = "spent_code"
    WRONG_WORDS = "wrong_words"
    WORDS_DIFFER = "words_differ"
    NO_SEAT_SHEET = "no_seat_sheet"
    KEEPER_NOT_OWN = "keeper_not_own"
    WAITING_FOR_ADMISSION = "waiting_for_admission"
    UNKNOWN_MEMBER = "unknown_member"
    ONLY_MEMBER = "only_member"
    COMMITMENTS_OPEN = "commitments_open"
    MEMBER_ENDED = "member_ended"
    LAST_REGISTRAR = "last_registrar"
    TWO_PERSONS = "two_persons"
    SEAT_AWAITS_NEW_KEYS = "seat_awaits_new_keys"
    VAULT_REPLACED = "vault_replaced"
    VAULT_IN_DOUBT = "vault_in_doubt"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_NOT_YOURS = "backup_not_yours"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    ROAMING_FOLDER = "roaming_folder"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NO_DISPOSAL_DECISION = "no_disposal_decision"
    GROUND_STANDS = "ground_stands"
    ITEMS_REMAIN = "items_remain"
    CONTROL_CODE_WRONG = "control_code_wrong"
    FOREIGN_FILE = "foreign_file"
    NOT_INVENTED = "not_invented"
    NEWER_FORMAT = "newer_format"
    OLDER_PROGRAMS = "older_programs"
    NOT_ENCRYPTED = "not_encrypted"
    VAULT_DAMAGED = "vault_damaged"
    KEYS_DAMAGED = "keys_damaged"
    VAULT_MISSING = "vault_missing"
    VAULT_EXISTS = "vault_exists"
    VAULT_BUSY = "vault_busy"
    DISK_FULL = "disk_full"
    DISK_FULL_READING = "disk_full_reading"
    READ_ONLY_FOLDER = "read_only_folder"
    NETWORK_SHARE = "network_share"
    CLOUD_FOLDER = "cloud_folder"
    DISK_ERROR = "disk_error"
    UNKNOWN_SEAT = "unknown_seat"
    UNKNOWN_PUPIL = "unknown_pupil"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_MEETING = "unknown_meeting"
    MEETING_BEGUN = "meeting_begun"
    NOT_CALLED = "not_called"
    STOPPED = "stopped"
    UNKNOWN_TERM = "unknown_term"
    UNKNOWN_PROVISION = "unknown_provision"
    AMBIGUOUS_PUPIL = "ambiguous_pupil"
    CLOCK_SET_BACK = "clock_set_back"
    NOT_YOUR_SEAT = "not_your_seat"
    NOT_ALLOWED_IN_MODE = "not_allowed_in_mode"
    NO_AGREEMENT = "no_agreement"
    NOT_REGISTRAR = "not_registrar"
    SEAT_TAKEN = "seat_taken"
    MEMBERSHIP_NOT_SIGNED = "membership_not_signed"
    CHAIR_NOT_SCHOOL = "chair_not_school"
    NO_STRENGTH = "no_strength"
    NO_CHILDS_VIEW = "no_childs_view"
    CHILDS_VIEW_ATTEMPT_NEEDED = "childs_view_attempt_needed"
    PUPIL_NOT_TOLD = "pupil_not_told"
    PUPIL_PROTECTED = "pupil_protected"
    DRAFT_INCOMPLETE = "draft_incomplete"
    PRACTICE_OUT_OF_BOUNDS = "practice_out_of_bounds"
    PERSONAL_NUMBER = "personal_number"
    PROVISION_CANNOT_REACH = "provision_cannot_reach"
    PROVISION_UNSETTLED = "provision_unsettled"
    NO_MANDATE = "no_mandate"
    CONSENT_NOT_OPEN = "consent_not_open"
    CONSENT_DOES_NOT_NAME_YOU = "consent_does_not_name_you"
    IMPORT_BROKEN = "import_broken"
    PROOF_FAILED = "proof_failed"
    COPIES_OUTDATED = "copies_outdated"
    LAWBOOK_BROKEN = "lawbook_broken"
    TRAIL_BROKEN = "trail_broken"
    BAD_INPUT = "bad_input"


class Refusal(Exception):
    """The program understood and declined. Carries a reason and the *places* concerned, never content or a name."""

    def __init__(self, reason: Reason, **places: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.places: Mapping[str, str | int] = places


_BY_NUMBER = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EROFS: Reason.READ_ONLY_FOLDER,
    errno.EACCES: Reason.READ_ONLY_FOLDER,
    errno.EPERM: Reason.READ_ONLY_FOLDER,
}


def disk_reason(error: OSError) -> Reason:
    """Why the file system declined, by the error's number (POSIX `errno.h`); its own words may quote a name."""
    return _BY_NUMBER.get(error.errno or 0, Reason.DISK_ERROR)


UNREADABLE = (ValueError, RecursionError)
"""What msgspec raises for bytes that are not what they should be: its own errors are ValueErrors; so is text in a wrong
encoding, which is none of its own, and neither is what lies too deep."""
