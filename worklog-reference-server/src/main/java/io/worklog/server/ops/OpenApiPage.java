package io.worklog.server.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Anyone;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the interface, for people and for tools that make clients. */
@Tag(name = "Description")
@RestController
final class OpenApiPage {
    private static final Resource FILE = new ClassPathResource("openapi.json", OpenApiPage.class);

    @GetMapping("/openapi.json")
    @Anyone(reason = "it says what can be asked, not what there is")
    @Operation(operationId = "describe", summary = "This description")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FILE);
    }
}
