-- What the users of a log store may do, beside logging in. Run as an administrator, after V001.
--
-- ${app} is the user of the application: it adds entries, moves heads and erases private sides. It can
-- neither change nor remove a sealed entry, a tile or a key, nor let a log begin later.
-- ${maintenance} is the user who prunes (one that is not logged in day by day): it can remove entries too.
-- Nobody can change a sealed entry.
-- In a schema other than public they also need: GRANT USAGE ON SCHEMA … TO …
GRANT SELECT ON ${schema}${prefix}schema TO ${app}, ${maintenance};
GRANT SELECT, INSERT, UPDATE (size, epoch, ended) ON ${schema}${prefix}log TO ${app};
GRANT SELECT, INSERT ON ${schema}${prefix}entry TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}${prefix}private_side TO ${app};
GRANT SELECT ON ${schema}${prefix}pruned_key TO ${app};
GRANT SELECT, INSERT ON ${schema}${prefix}tile TO ${app};
GRANT SELECT, INSERT, UPDATE (size, note) ON ${schema}${prefix}checkpoint TO ${app};

GRANT SELECT, INSERT, UPDATE (size, epoch, ended, min_index) ON ${schema}${prefix}log TO ${maintenance};
GRANT SELECT, INSERT, DELETE ON ${schema}${prefix}entry TO ${maintenance};
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}${prefix}private_side TO ${maintenance};
GRANT SELECT, INSERT ON ${schema}${prefix}pruned_key TO ${maintenance};
GRANT SELECT, INSERT ON ${schema}${prefix}tile TO ${maintenance};
GRANT SELECT, INSERT, UPDATE (size, note) ON ${schema}${prefix}checkpoint TO ${maintenance};
