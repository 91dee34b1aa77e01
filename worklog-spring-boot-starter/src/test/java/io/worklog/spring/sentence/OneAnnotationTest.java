package io.worklog.spring.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.log.LogIndex;
import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextBundle;
import io.worklog.sentence.TextSource;
import io.worklog.spring.Label;
import io.worklog.spring.Logged;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.logged.LoggedAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One annotation gives the structured difference, its labels and the sentence. */
class OneAnnotationTest {
    @TempDir Path folder;

    /** An order as it is compared. */
    public record Order(String id, @Label("order-status") int status) {}

    static class Orders {
        @Logged(
                value = "order.paid",
                target = "#order.id",
                before = "#order",
                after = "#result",
                args = "amount=#amount")
        public Order pay(Order order, String amount) {
            return new Order(order.id(), 2);
        }
    }

    @Configuration
    static class Shop {
        @Bean
        Catalog catalog() {
            EventType<Order> paid =
                    EventType.of("order.paid", Order.class).target("order").message("order.paid");
            return Catalog.builder().add(paid).build();
        }

        @Bean
        TextSource texts() {
            return TextBundle.builder()
                    .add(Locale.ROOT, "en", utf8("order.paid = {target} paid {amount}: {changes}"))
                    .add(
                            Locale.CHINESE,
                            "zh",
                            utf8(
                                    "order.paid = {target}已付 {amount}：{changes}\n"
                                            + "target.order = 订单\n"
                                            + "property.status = 状态"))
                    .build();
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Bean
        Orders orders() {
            return new Orders();
        }
    }

    @Test
    void differenceLabelsAndSentenceComeFromIt() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                AopAutoConfiguration.class,
                                WorklogAutoConfiguration.class,
                                ContextAutoConfiguration.class,
                                TransactionsAutoConfiguration.class,
                                LoggedAutoConfiguration.class,
                                LabelsAutoConfiguration.class,
                                SentenceAutoConfiguration.class))
                .withUserConfiguration(Shop.class)
                .withPropertyValues(
                        "worklog.directory=" + folder,
                        "worklog.labels.tables.order-status.1=待付款",
                        "worklog.labels.tables.order-status.2=已付款")
                .run(context -> {
                    context.getBean(Orders.class).pay(new Order("o-1", 1), "{actor} 9.90");
                    Worklog log = context.getBean(Worklog.class);
                    AuditEvent event = log.entry(LogIndex.of(0)).orElseThrow().event();
                    assertThat(event.changes()).extracting(Change::path).containsExactly("status");
                    Sentences sentences = context.getBean(Sentences.class);
                    assertThat(sentences.of(event, Locale.SIMPLIFIED_CHINESE))
                            .isEqualTo("订单“o-1”已付 {actor} 9.90：状态：待付款 → 已付款");
                    assertThat(sentences.of(event, Locale.UK))
                            .isEqualTo("order o-1 paid {actor} 9.90: status: 待付款 → 已付款");
                });
    }
}
