package io.worklog.server.cli;

import io.worklog.client.ApiAnswer;
import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Logs in by a browser on any machine: shows a page and a code, and asks every few seconds whether
 * somebody approved it there.
 */
final class DeviceLogin {
    private static final String PATH = "/api/v1/login/device";
    private static final int PENDING = 202;

    private final Call call;
    private final WorklogClient server;

    DeviceLogin(Call call, WorklogClient server) {
        this.call = call;
        this.server = server;
    }

    /**
     * Waits until it is approved.
     *
     * @param name what the program is called there
     * @param scopes what the key shall be good for; everything its owner may where there are none
     * @throws io.worklog.client.WorklogProblemException if it was refused, or nobody came in time
     */
    Login run(String name, List<String> scopes) {
        ApiJson asked =
                server.request("POST", PATH)
                        .body(ApiJson.of("name", name, "scopes", scopes.isEmpty() ? null : scopes))
                        .json();
        String base = server.server().toString().replaceFirst("/$", "");
        call.note("login.approve", base + asked.text("page"), asked.text("userCode"));
        Duration pause = Duration.ofSeconds(asked.number("interval"));
        while (true) {
            ApiAnswer answer =
                    server.request("POST", PATH + "/key")
                            .body(ApiJson.of("deviceCode", asked.text("deviceCode")))
                            .send();
            if (answer.status() != PENDING) {
                ApiJson made = answer.json();
                String id = made.object("key").text("id");
                return new Login(server.server().toString(), made.text("secret"), id);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
