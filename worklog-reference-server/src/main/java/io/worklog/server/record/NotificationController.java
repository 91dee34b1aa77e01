package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.record.NotificationRows.Notification;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told in the application, over REST. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications")
final class NotificationController {
    private final NotificationRows rows;

    NotificationController(NotificationRows rows) {
        this.rows = rows;
    }

    /** How many the caller has not read. */
    record Unread(int unread) {}

    @GetMapping
    @Access(Permission.SELF)
    @Operation(
            operationId = "listNotifications",
            summary = "Lists the caller's notifications, newest first")
    Page<Notification> list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PageLimit most = PageLimit.of(limit);
        return Page.of(
                rows.page(caller.tenant(), caller.userId(), unread, cursor, most),
                most,
                Notification::id);
    }

    @GetMapping("/unread")
    @Access(Permission.SELF)
    @Operation(
            operationId = "countUnreadNotifications",
            summary = "Counts the caller's notifications that were not read")
    Unread unread(Caller caller) {
        return new Unread(rows.unread(caller.tenant(), caller.userId()));
    }

    @PostMapping("/{notification}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(operationId = "readNotification", summary = "Marks a notification as read")
    void read(Caller caller, @PathVariable String notification) {
        if (!rows.exists(caller.tenant(), caller.userId(), notification)) {
            throw Problem.notFound("the notification");
        }
        rows.read(caller.tenant(), caller.userId(), notification);
    }

    @PostMapping("/read-all")
    @Access(Permission.SELF)
    @Operation(operationId = "readAllNotifications", summary = "Marks all as read")
    Unread readAll(Caller caller) {
        rows.read(caller.tenant(), caller.userId(), null);
        return unread(caller);
    }
}
