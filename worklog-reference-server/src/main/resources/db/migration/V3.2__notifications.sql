-- What told that a record waits is marked as read when it waits no longer.
CREATE INDEX notifications_record ON notifications (record_id);
