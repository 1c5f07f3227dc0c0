"""Every label a key is derived or used under, in one place, so that no two uses of a key can share one."""

from enum import StrEnum


class Label(StrEnum):
    """What a derived key is for. One label per use; a test refuses two alike. Stored formats depend on these words."""

    SEAL = "sspf-desk/1/seal"
    WRAP = "sspf-desk/1/wrap"
    SEAL_TO = "sspf-desk/1/seal-to"
    SIGNATURE = "sspf-desk/1/signature"
    SIGN_IN = "sspf-desk/1/sign-in"
    SLOT_BUNDLE = "sspf-desk/1/slot-bundle"
    SLOT_KEYS = "sspf-desk/1/slot-keys"
    NOTES = "sspf-desk/1/notes"
    OWN = "sspf-desk/1/own"
    TRAIL = "sspf-desk/1/trail"
    DRAFT = "sspf-desk/1/draft"
    PAIR = "sspf-desk/1/pair"
    ROW = "sspf-desk/1/row"
    TAG = "sspf-desk/1/tag"
    SHEET = "sspf-desk/1/sheet"
    STATE = "sspf-desk/1/state"
    FINGERPRINT = "sspf-desk/1/fingerprint"
    BACKUP = "sspf-desk/1/backup"
