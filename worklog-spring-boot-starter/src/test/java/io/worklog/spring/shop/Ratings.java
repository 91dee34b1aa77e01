package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What people think of the goods, in every style of programming; kept in a log of its own. */
@Service
class Ratings {
    static final String LOG = "ratings";

    @Logged(value = "shop.product.rated", target = "#sku", metadata = "n=#number", log = LOG)
    public void rate(String sku, int number) {}

    @Async
    @Logged(value = "shop.product.rated", target = "#sku", metadata = "n=#number", log = LOG)
    public CompletableFuture<String> rateElsewhere(String sku, int number) {
        return CompletableFuture.completedFuture(sku);
    }

    @Logged(value = "shop.product.rated", target = "#sku", metadata = "n=#number", log = LOG)
    public Mono<String> rateSoon(String sku, int number) {
        return Mono.just(sku).delayElement(Duration.ofMillis(1)).publishOn(Schedulers.parallel());
    }

    @Logged(value = "shop.product.rated", target = "#sku", metadata = "n=#number", log = LOG)
    public Flux<String> rateInParts(String sku, int number) {
        return Flux.just(sku, sku, sku).publishOn(Schedulers.parallel());
    }
}
