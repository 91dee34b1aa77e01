package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Writes to customers, on threads of its own. */
@Service
class Mailer {
    /** Thanks for an order. A sample sends nothing. */
    @Async
    @Logged(value = "shop.mail.sent", target = "#customerId")
    public void thankFor(Long customerId) {}
}
