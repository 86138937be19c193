-- Who follows an answer knows its job.
CREATE INDEX messages_of_generation ON messages (generation) WHERE generation IS NOT NULL;
