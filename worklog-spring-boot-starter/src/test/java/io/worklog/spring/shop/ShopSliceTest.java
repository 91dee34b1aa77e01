package io.worklog.spring.shop;

import static io.worklog.event.Outcome.FAILURE;
import static io.worklog.event.Outcome.SUCCESS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spring.test.TestWorklog;
import io.worklog.spring.test.WorklogTest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** One service of the shop, without its web, its database and its security. */
@WorklogTest(classes = {Stock.class, ShopSliceTest.OneProduct.class})
class ShopSliceTest {
    @Autowired private Stock stock;
    @Autowired private TestWorklog worklog;

    @Test
    void goodsTakenAreOnRecord() {
        stock.take("pot-1", 3);
        worklog.assertThat(ShopEvents.STOCK_TAKEN)
                .target("product", "pot-1")
                .metadata("quantity", "3")
                .outcome(SUCCESS)
                .once();
    }

    @Test
    void everyTestBeginsWithAnEmptyLog() {
        worklog.assertThat().isEmpty();
        assertThatThrownBy(() -> stock.take("pot-1", 99)).isInstanceOf(NotPossibleException.class);
        worklog.assertThat(ShopEvents.STOCK_TAKEN).outcome(FAILURE).once();
    }

    /** A repository that finds one product whatever is asked for. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OneProduct {
        @Bean
        Products products() {
            Product pot = new Product("pot-1", "Pot", BigDecimal.TEN, 10);
            InvocationHandler finder =
                    (self, method, arguments) ->
                            switch (method.getName()) {
                                case "get" ->
                                        InvocationHandler.invokeDefault(self, method, arguments);
                                case "findById" -> Optional.of(pot);
                                default -> method.invoke(pot, arguments);
                            };
            Class<?>[] type = {Products.class};
            return (Products) Proxy.newProxyInstance(Products.class.getClassLoader(), type, finder);
        }
    }
}
