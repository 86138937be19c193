-- Who did what. Ids and words of the program alone: no content, no secrets.

CREATE TABLE audit_log (
    seq     BIGINT PRIMARY KEY,                -- 1, 2, 3 ... without gaps
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,                     -- not a foreign key: a line outlives the account
    action  TEXT NOT NULL,
    subject TEXT,
    outcome TEXT NOT NULL,
    address TEXT,
    hash    TEXT NOT NULL                      -- over the line and the hash of the line before
);

-- The end of the chain: whoever appends takes this row first, and a missing last line shows.
CREATE TABLE audit_head (
    id      INTEGER PRIMARY KEY,
    entries BIGINT NOT NULL,
    hash    TEXT NOT NULL
);
INSERT INTO audit_head (id, entries, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
