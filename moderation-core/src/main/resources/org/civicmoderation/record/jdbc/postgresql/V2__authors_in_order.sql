-- The newest records of an author who wrote many are read from the index in order, up to the limit.
DROP INDEX moderation_record_author_id;
DROP INDEX moderation_record_author_name;
CREATE INDEX moderation_record_author_id ON moderation_record (author_id_key, number);
CREATE INDEX moderation_record_author_name ON moderation_record (author_name_key, number);
