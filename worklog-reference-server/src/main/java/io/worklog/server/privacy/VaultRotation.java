package io.worklog.server.privacy;

import io.worklog.server.db.Database;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.trail.Trail;
import io.worklog.server.vault.Vault;

/** Gives the vault a new master key and wraps every data key with it. */
final class VaultRotation implements JobWorker {
    static final String KIND = "vault-rotation";

    private final Vault vault;
    private final Database database;
    private final Trail trail;

    VaultRotation(Vault vault, Database database, Trail trail) {
        this.vault = vault;
        this.database = database;
        this.trail = trail;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        long wrapped = vault.rotate();
        String tenant = run.job().tenant();
        database.inTransaction(() ->
                trail.system(tenant)
                        .record(PrivacyEvents.VAULT_ROTATED)
                        .target("master-key")
                        .metadata("dataKeys", Long.toString(wrapped))
                        .metadata("job", run.job().id())
                        .commit());
        return "{\"dataKeys\":" + wrapped + "}";
    }
}
