package io.worklog.spring.shop;

import io.worklog.spring.source.http.LoggedRequest;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What leaves the house as a file. */
@RestController
class ReportController {
    private final Orders orders;

    ReportController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping(path = "/reports/orders.csv", produces = "text/csv")
    @LoggedRequest(value = "shop.report.exported", targetType = "report", repeatWindow = "0")
    String orders() {
        return orders.findAll().stream()
                .map(order -> order.getId() + "," + order.getTotal())
                .collect(Collectors.joining("\n", "order,total\n", "\n"));
    }
}
