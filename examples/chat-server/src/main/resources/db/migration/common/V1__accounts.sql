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
    failed_logins  INTEGER NOT NULL DEFAULT 0  -- since the last success, for the owner to see
);
CREATE INDEX users_by_creation ON users (created_at, id);

-- What an e-mailed link proves, once. The link that makes the first administrator belongs to nobody yet.
CREATE TABLE mail_tokens (
    hash       TEXT PRIMARY KEY,
    user_id    TEXT REFERENCES users (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX mail_tokens_of_user ON mail_tokens (user_id, purpose);
CREATE INDEX mail_tokens_by_expiry ON mail_tokens (expires_at);

-- A session is the family of refresh tokens that began with one sign-in.
CREATE TABLE sessions (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,              -- whatever happens
    remembered   BOOLEAN NOT NULL DEFAULT FALSE,
    ended_at     BIGINT,
    address      TEXT NOT NULL,
    client       TEXT NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE refresh_tokens (
    hash       TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,                -- when nobody uses it
    used_at    BIGINT
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);

-- A browser that has signed in before: an attacker's failures do not slow it down.
CREATE TABLE known_devices (
    hash         TEXT PRIMARY KEY,             -- of its cookie and the user together
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    failures     INTEGER NOT NULL DEFAULT 0    -- since its last success
);
CREATE INDEX known_devices_of_user ON known_devices (user_id);

-- Wrong passwords from unknown devices, by the hash of the name that was typed, whether anybody is called so or not.
CREATE TABLE login_failures (
    name_hash TEXT PRIMARY KEY,
    failures  INTEGER NOT NULL,
    last_at   BIGINT NOT NULL,
    until     BIGINT NOT NULL                  -- unknown devices wait so long
);
CREATE INDEX login_failures_by_time ON login_failures (last_at);

-- Of tries for a name that nobody has, only that they happened.
CREATE TABLE logins (
    id      TEXT PRIMARY KEY,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    at      BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    address TEXT NOT NULL,
    client  TEXT NOT NULL
);
CREATE INDEX logins_of_user ON logins (user_id, at);
CREATE INDEX logins_by_time ON logins (at);

-- What the nodes of one server share and nobody configured.
CREATE TABLE server_secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
