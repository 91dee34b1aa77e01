package io.worklog.server.survey;

import java.util.List;

/** A part of the server that knows what is wrong with it. A bean for each; thread-safe. */
public interface AlertSource {
    /**
     * What is wrong for a tenant now. Asked whenever somebody looks, so it MUST be quick. MUST NOT
     * name anything of another tenant.
     */
    List<Alert> alerts(String tenant);
}
