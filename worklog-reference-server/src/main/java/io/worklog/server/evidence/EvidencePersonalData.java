package io.worklog.server.evidence;

import io.worklog.server.access.PersonalData;

/** Names that a person gave to files. The files themselves are erased by name, not by person. */
final class EvidencePersonalData implements PersonalData {
    private final EvidenceRows rows;

    EvidencePersonalData(EvidenceRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "names of files";
    }

    @Override
    public long count(String tenant, String person) {
        return rows.names(tenant, person);
    }

    @Override
    public Erased erase(String tenant, String person, String ground) {
        return new Erased(rows.eraseNames(tenant, person), 0, "");
    }
}
