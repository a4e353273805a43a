-- What came in. The original lies in originals/<raw_hash>.eml, on disk before this row exists.
CREATE TABLE message (
  id            INTEGER PRIMARY KEY,
  raw_hash      TEXT NOT NULL UNIQUE,
  -- Message-ID, sender and body: the same letter delivered twice has two raw hashes and one of these.
  content_hash  TEXT UNIQUE,
  message_id    TEXT,
  from_address  TEXT,
  received_at   TEXT NOT NULL,
  taken_in_at   TEXT NOT NULL,
  size          INTEGER NOT NULL,
  stage         TEXT NOT NULL CHECK (stage IN ('stored', 'decided', 'set-aside')),
  outcome       TEXT,
  attempts      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX message_by_stage ON message (stage, received_at);
CREATE INDEX message_by_message_id ON message (message_id);

-- Where a message was seen: UIDs mean something only with their folder and UIDVALIDITY (RFC 9051 §2.3.1.1).
CREATE TABLE sighting (
  folder        TEXT NOT NULL,
  uid_validity  TEXT NOT NULL,
  uid           INTEGER NOT NULL,
  message       INTEGER NOT NULL REFERENCES message (id),
  marked        INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (folder, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_unmarked ON sighting (folder, uid_validity, marked);

CREATE TABLE case_file (
  number        TEXT PRIMARY KEY,
  kind          TEXT NOT NULL,
  state         TEXT NOT NULL,
  address       TEXT NOT NULL,
  registered_on TEXT NOT NULL,
  due           TEXT,
  version       INTEGER NOT NULL,
  data          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_by_state ON case_file (state, due);
CREATE INDEX case_by_address ON case_file (address, state);

-- IIN and BIN in the forms of a case, for matching.
CREATE TABLE case_identity (
  identity      TEXT NOT NULL,
  number        TEXT NOT NULL REFERENCES case_file (number),
  PRIMARY KEY (identity, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_identity_by_case ON case_identity (number);

CREATE TABLE case_message (
  number        TEXT NOT NULL REFERENCES case_file (number),
  message       INTEGER NOT NULL REFERENCES message (id),
  PRIMARY KEY (number, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_message_by_message ON case_message (message);

CREATE TABLE entry (
  number        INTEGER PRIMARY KEY,
  category      TEXT NOT NULL,
  status        TEXT NOT NULL CHECK (status IN ('active', 'terminated')),
  identity      TEXT NOT NULL,
  address       TEXT NOT NULL,
  case_number   TEXT NOT NULL REFERENCES case_file (number),
  -- Counts the changes of the register: what is newer than the last publication.
  revision      INTEGER NOT NULL,
  data          TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_identity ON entry (identity);
CREATE INDEX entry_by_address ON entry (address);
CREATE INDEX entry_by_revision ON entry (revision);

-- Letters: final bytes, so that a second attempt is the identical message.
CREATE TABLE letter (
  id            INTEGER PRIMARY KEY,
  natural_key   TEXT NOT NULL UNIQUE,
  case_number   TEXT REFERENCES case_file (number),
  kind          TEXT NOT NULL,
  recipients    TEXT NOT NULL,
  message_id    TEXT NOT NULL UNIQUE,
  bytes         BLOB NOT NULL,
  written_at    TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed')),
  attempts      INTEGER NOT NULL DEFAULT 0,
  -- Attempts of which nobody knows whether the server took the letter.
  unknown       INTEGER NOT NULL DEFAULT 0,
  next_at       TEXT NOT NULL,
  sending_since TEXT,
  sent_at       TEXT,
  proof         TEXT,
  response      TEXT
) STRICT;
CREATE INDEX letter_by_state ON letter (state, next_at);
CREATE INDEX letter_by_case ON letter (case_number);

-- Append-only; each line holds the hash of the one before it.
CREATE TABLE history (
  id            INTEGER PRIMARY KEY,
  case_number   TEXT NOT NULL REFERENCES case_file (number),
  at            TEXT NOT NULL,
  what          TEXT NOT NULL,
  detail        TEXT NOT NULL,
  previous      TEXT NOT NULL,
  hash          TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_case ON history (case_number, id);
CREATE TRIGGER history_is_append_only_1 BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_append_only_2 BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE fact (
  name          TEXT PRIMARY KEY,
  value         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
