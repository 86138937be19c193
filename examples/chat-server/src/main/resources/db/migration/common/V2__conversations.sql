-- A conversation is a room of the kind 'ai' with one member, its owner. Rooms of people and of other kinds fit beside it.

CREATE TABLE rooms (
    id         TEXT PRIMARY KEY,               -- ours, never told
    kind       TEXT NOT NULL,
    owner_id   TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,                  -- the id that clients use, unique for its owner
    title      TEXT NOT NULL,
    course     TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_seq   BIGINT NOT NULL,
    leaf_id    TEXT,                           -- the branch that is shown
    UNIQUE (owner_id, name)
);
CREATE INDEX rooms_by_update ON rooms (owner_id, updated_at, id);

-- The parents make a tree: another child of the same parent is another branch.
CREATE TABLE messages (
    id            TEXT PRIMARY KEY,
    room_id       TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    seq           BIGINT NOT NULL,             -- 1, 2, 3 ... in each room, given in the transaction that stores
    parent_id     TEXT,
    role          TEXT NOT NULL,
    text          TEXT NOT NULL,
    state         TEXT NOT NULL,               -- complete, streaming, interrupted, stopped, failed
    client_id     TEXT,                        -- chosen by the sender: sent twice is stored once
    created_at    BIGINT NOT NULL,
    generation    TEXT,
    provider      TEXT,
    model         TEXT,
    finish_reason TEXT,
    details       TEXT,                        -- JSON: usage, trail, times, reasoning, error
    UNIQUE (room_id, seq),
    UNIQUE (room_id, client_id)
);
CREATE INDEX messages_of_parent ON messages (room_id, parent_id, seq);
CREATE INDEX messages_streaming ON messages (state) WHERE state = 'streaming';

CREATE TABLE api_usage (
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    day           TEXT NOT NULL,               -- 2026-11-21, UTC
    provider      TEXT NOT NULL,
    model         TEXT NOT NULL,
    source        TEXT NOT NULL,               -- whose key: user or server
    requests      BIGINT NOT NULL,
    errors        BIGINT NOT NULL,
    input_tokens  BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL,
    PRIMARY KEY (user_id, day, provider, model, source)
);
