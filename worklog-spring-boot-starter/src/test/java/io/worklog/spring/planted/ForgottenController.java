package io.worklog.spring.planted;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint that somebody added to the shop in a hurry. */
@RestController
public final class ForgottenController {
    /** Removes an order without a word. */
    @DeleteMapping("/orders/{id}")
    public void remove(@PathVariable long id) {}
}
