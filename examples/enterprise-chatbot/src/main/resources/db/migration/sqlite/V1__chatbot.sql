CREATE TABLE users (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    username      VARCHAR(50)  NOT NULL UNIQUE CHECK (length(username) <= 50),
    password_hash VARCHAR(255) NOT NULL CHECK (length(password_hash) <= 255),
    created_at    TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Browsers in which a user has signed in before; the token itself is in a cookie alone.
CREATE TABLE devices (
    token_hash CHAR(64)  PRIMARY KEY,
    user_id    INTEGER   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE conversations (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    draft      TEXT      NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX conversations_by_user ON conversations (user_id, id);

CREATE TABLE messages (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER     NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id       INTEGER     REFERENCES messages (id),
    role            VARCHAR(10) NOT NULL CHECK (role IN ('user', 'assistant')),
    text            TEXT        NOT NULL,
    provider        VARCHAR(32),
    model           VARCHAR(255),
    created_at      TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX messages_by_conversation ON messages (conversation_id, id);
