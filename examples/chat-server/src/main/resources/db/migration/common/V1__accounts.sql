-- Times are milliseconds since 1970 in UTC. Secrets that go to a person are kept as hashes.

CREATE TABLE users (
    id             TEXT PRIMARY KEY,
    username       TEXT NOT NULL,
    username_key   TEXT NOT NULL UNIQUE,       -- lower case: names that differ by case only are the same
    email          TEXT NOT NULL,
    email_key      TEXT NOT NULL UNIQUE,
    password_hash  TEXT NOT NULL,
    admin          BOOLEAN NOT NULL,
    created_at     BIGINT NOT NULL,
    verified_at    BIGINT,
    locked_at      BIGINT,                     -- by an administrator
    last_active_at BIGINT,
    failed_logins  INTEGER NOT NULL DEFAULT 0,
    failed_until   BIGINT                      -- unknown devices wait so long
);

-- What an e-mailed link proves, once.
CREATE TABLE mail_tokens (
    hash       TEXT PRIMARY KEY,
    user_id    TEXT REFERENCES users (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX mail_tokens_of_user ON mail_tokens (user_id, purpose);

-- A session is the family of refresh tokens that began with one sign-in.
CREATE TABLE sessions (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    ended_at     BIGINT,
    address      TEXT NOT NULL,
    client       TEXT NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (ended_at);

CREATE TABLE refresh_tokens (
    hash       TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);

CREATE TABLE known_devices (
    hash         TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
CREATE INDEX known_devices_of_user ON known_devices (user_id);

CREATE TABLE logins (
    id      TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    at      BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    address TEXT NOT NULL,
    client  TEXT NOT NULL
);
CREATE INDEX logins_of_user ON logins (user_id, at);
