package io.worklog.spring.source.app;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Target;
import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import io.worklog.spring.source.http.CapturePolicy;
import io.worklog.spring.source.http.LoggedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A clinic: what its staff looks at matters as much as what they change. */
@RestController
class Clinic {
    private final Worklog worklog;
    private final Desk desk;

    Clinic(Worklog worklog, Desk desk) {
        this.worklog = worklog;
        this.desk = desk;
    }

    @GetMapping("/patients/{id}")
    @LoggedRequest(value = "clinic.patient.viewed", targetType = "patient", target = "id")
    Map<String, String> patient(@PathVariable String id) {
        if (id.equals("none")) {
            throw new org.springframework.web.server.ResponseStatusException(
                    org.springframework.http.HttpStatus.NOT_FOUND);
        }
        return Map.of("id", id);
    }

    @GetMapping("/exports/patients.csv")
    @LoggedRequest(value = "clinic.patients.exported", targetType = "patient", repeatWindow = "0")
    StreamingResponseBody export() {
        return out -> {
            worklog.record(EventType.named("clinic.export.part"))
                    .target(Target.of("part", "1"))
                    .commit();
            out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
        };
    }

    @PostMapping("/notes")
    @LoggedRequest(policy = CapturePolicy.BODY)
    String note(@RequestBody String note) {
        return Integer.toString(note.length());
    }

    @PutMapping("/patients/{id}")
    String change(@PathVariable String id, @RequestBody Map<String, Object> fields) {
        return id + fields.size();
    }

    @PostMapping("/forms")
    String form(@RequestParam String name, @RequestParam(required = false) String password) {
        return name + (password == null ? "" : "+");
    }

    @PostMapping("/uploads")
    long upload(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    @PostMapping("/unread")
    String unread() {
        return "not interested";
    }

    @PostMapping("/plain")
    String plain() {
        return "neither route nor annotation speaks of it";
    }

    @PostMapping("/quiet")
    @NotLogged(reason = "a test of the silence")
    String quiet() {
        return "quiet";
    }

    @GetMapping("/slow/{id}")
    @LoggedRequest(value = "clinic.slow.viewed", targetType = "slow", target = "id")
    Callable<String> slow(@PathVariable String id) {
        return () -> {
            if (id.equals("broken")) {
                throw new IllegalStateException("broken on another thread");
            }
            return id;
        };
    }

    @GetMapping("/broken")
    @LoggedRequest(value = "clinic.broken.viewed")
    String broken() {
        throw new IllegalStateException("what only the log of the application may tell");
    }

    @GetMapping("/gone")
    @LoggedRequest(value = "clinic.gone.viewed")
    void gone(HttpServletResponse response) throws IOException {
        throw new IOException("the client went away");
    }

    @GetMapping("/inside")
    ResponseEntity<Void> inside() {
        worklog.record(EventType.named("clinic.inside")).target(Target.of("x", "1")).commit();
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/settle")
    ResponseEntity<Void> settle() {
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/desk/{id}")
    String discharge(@PathVariable String id) {
        return desk.discharge(id);
    }

    @PostMapping("/desk/{id}/archive")
    String archive(@PathVariable String id) {
        return desk.archive(id);
    }

    /** Where methods are guarded. */
    @Service
    static class Desk {
        @PreAuthorize("hasRole('CHIEF')")
        public String discharge(String id) {
            return id;
        }

        @Logged(value = "clinic.patient.archived", target = "#id", targetType = "patient")
        @PreAuthorize("hasRole('CHIEF')")
        public String archive(String id) {
            return id;
        }
    }
}
