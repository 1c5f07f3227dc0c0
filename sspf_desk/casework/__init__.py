"""The daily work: class lists, recording, consents, decisions and a pupil's sheet, as read models for one reader."""
