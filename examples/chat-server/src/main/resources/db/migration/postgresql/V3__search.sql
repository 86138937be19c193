-- Full text of what has been said to its end: an answer that grows is not indexed each time it is saved.
-- Words are taken as they are, in lower case, and without accents where the server has the extension for that.

CREATE TEXT SEARCH CONFIGURATION chat_words (COPY = pg_catalog.simple);

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'unaccent') THEN
        CREATE EXTENSION IF NOT EXISTS unaccent;
        ALTER TEXT SEARCH CONFIGURATION chat_words
            ALTER MAPPING FOR asciiword, word, numword, hword, hword_part, hword_asciipart, asciihword, hword_numpart, numhword
            WITH unaccent, simple;
    END IF;
EXCEPTION
    -- Only a database's owner may add extensions: without it, accents count.
    WHEN insufficient_privilege THEN NULL;
END
$$;

-- Punctuation becomes space: PostgreSQL would otherwise take a name like list.size or an address for one word.
ALTER TABLE messages ADD COLUMN search tsvector GENERATED ALWAYS AS (
    CASE WHEN state <> 'streaming' THEN
        to_tsvector('chat_words', translate(left(text, 100000), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
    END) STORED;

CREATE INDEX messages_search ON messages USING gin (search);
