-- Full text of what has been said to its end: an answer that grows is not indexed each time it is saved.
-- The index knows rows by numbers, and numbers of a table with a text key change with VACUUM: so messages get numbers.

CREATE TABLE search_numbers (
    number     INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    owner_id   TEXT NOT NULL
);

-- The owner is indexed as well, so that a search looks at one user's messages only.
CREATE VIRTUAL TABLE search_index USING fts5 (
    owner, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER search_after_insert AFTER INSERT ON messages WHEN NEW.state <> 'streaming'
BEGIN
    INSERT INTO search_numbers (message_id, owner_id)
        SELECT NEW.id, r.owner_id FROM rooms r WHERE r.id = NEW.room_id;
    INSERT INTO search_index (rowid, owner, text)
        SELECT n.number, n.owner_id, substr(NEW.text, 1, 100000) FROM search_numbers n WHERE n.message_id = NEW.id;
END;

CREATE TRIGGER search_after_update AFTER UPDATE OF state, text ON messages
    WHEN NEW.state <> 'streaming' AND (OLD.state = 'streaming' OR OLD.text <> NEW.text)
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT n.number FROM search_numbers n WHERE n.message_id = NEW.id);
    INSERT INTO search_numbers (message_id, owner_id)
        SELECT NEW.id, r.owner_id FROM rooms r WHERE r.id = NEW.room_id
        ON CONFLICT (message_id) DO NOTHING;
    INSERT INTO search_index (rowid, owner, text)
        SELECT n.number, n.owner_id, substr(NEW.text, 1, 100000) FROM search_numbers n WHERE n.message_id = NEW.id;
END;

CREATE TRIGGER search_after_delete AFTER DELETE ON messages
BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT n.number FROM search_numbers n WHERE n.message_id = OLD.id);
    DELETE FROM search_numbers WHERE message_id = OLD.id;
END;
