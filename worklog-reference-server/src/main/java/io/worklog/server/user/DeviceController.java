package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.user.DeviceLogins.Codes;
import io.worklog.server.user.DeviceLogins.Waiting;
import io.worklog.server.user.KeyController.KeyView;
import io.worklog.server.user.KeyController.MadeKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in programs that have no browser. */
@RestController
@Tag(name = "login")
final class DeviceController {
    private static final int INTERVAL_SECONDS = 3;

    private final DeviceLogins devices;

    DeviceController(DeviceLogins devices) {
        this.devices = devices;
    }

    /**
     * A program that wants to be let in.
     *
     * @param name what the person who approves it is shown, and its key is called
     * @param scopes permissions of its key, such as event-write; all that its owner has unless said
     */
    record NewDevice(String name, @Nullable List<String> scopes) {}

    /**
     * What the program goes on with.
     *
     * @param deviceCode the secret that it fetches its key with
     * @param userCode what it shows
     * @param page where a person approves it, below the server's address
     * @param expiresIn seconds until it is too late
     * @param interval seconds between two attempts to fetch the key
     */
    record DeviceCodes(
            String deviceCode, String userCode, String page, long expiresIn, int interval) {}

    /**
     * The program's secret.
     *
     * @param deviceCode as it was given
     */
    record DeviceCode(String deviceCode) {}

    /**
     * A program that waits.
     *
     * @param name what it calls itself
     * @param scopes what its key would be good for
     * @param everything whether that is all that its owner may do
     * @param endsAt until when it waits
     */
    record WaitingDevice(String name, Set<String> scopes, boolean everything, Instant endsAt) {}

    /**
     * What was decided.
     *
     * @param approved whether it is let in
     */
    record DeviceDecision(boolean approved) {}

    @PostMapping("/api/v1/login/device")
    @ResponseStatus(HttpStatus.CREATED)
    @SecretAnswer
    @Anyone(reason = "who logs in is nobody yet")
    @Operation(
            operationId = "askForDevice",
            summary = "Ask to be let in by somebody who has a browser")
    DeviceCodes ask(@RequestBody NewDevice device) {
        Checks checks = new Checks();
        String name = checks.name("/name", device.name());
        Set<Permission> scopes =
                device.scopes() == null
                        ? EnumSet.allOf(Permission.class)
                        : KeyController.scopes(checks, device.scopes());
        checks.done();
        Codes codes = devices.ask(name, scopes);
        return new DeviceCodes(
                codes.deviceCode(),
                codes.userCode(),
                "/#/device?code=" + codes.userCode(),
                DeviceLogins.LIFE.toSeconds(),
                INTERVAL_SECONDS);
    }

    @PostMapping("/api/v1/login/device/key")
    @SecretAnswer
    @Anyone(reason = "the device's code is the proof")
    @Operation(
            operationId = "fetchDeviceKey",
            summary = "The key of a program that was let in, once; 202 while nobody decided")
    ResponseEntity<MadeKey> fetch(@RequestBody DeviceCode given) {
        Checks checks = new Checks();
        String code = checks.text("/deviceCode", given.deviceCode());
        checks.done();
        return devices.fetch(code)
                .map(made -> ResponseEntity.ok(new MadeKey(KeyView.of(made.key()), made.text())))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    @GetMapping("/api/v1/login/device/{code}")
    @Access(Permission.SELF)
    @Operation(operationId = "getDevice", summary = "The program that shows a code")
    WaitingDevice get(@PathVariable String code) {
        Waiting found = devices.find(code);
        return new WaitingDevice(
                found.name(),
                KeyTable.names(found.scopes()),
                found.scopes().containsAll(EnumSet.allOf(Permission.class)),
                found.endsAt());
    }

    @PostMapping("/api/v1/login/device/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(
            operationId = "decideDevice",
            summary = "Let the program that shows a code in as oneself, or refuse it")
    void decide(Caller caller, @PathVariable String code, @RequestBody DeviceDecision decision) {
        devices.decide(caller, code, decision.approved());
    }
}
