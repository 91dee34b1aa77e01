package io.worklog.spring.logged;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** The parts, none of which is for the host to replace, made without reflection. */
final class LoggedBeans implements BeanRegistrar {
    private static final String HOST = "worklogLoggedHost";
    private static final String METHODS = "worklogLoggedMethods";

    @Override
    public void register(BeanRegistry beans, Environment environment) {
        beans.registerBean(
                HOST,
                HostFactory.class,
                bean -> bean.infrastructure().supplier(context -> new HostFactory()));
        beans.registerBean(METHODS, LoggedMethods.class, LoggedBeans::methods);
        beans.registerBean(
                "worklogLoggedPlans",
                Plans.class,
                bean ->
                        bean.infrastructure()
                                .lazyInit()
                                .supplier(context ->
                                        new Plans(
                                                context.bean(METHODS, LoggedMethods.class),
                                                new PlanParts(
                                                        beans(context),
                                                        context.bean(LoggedProperties.class)))));
        beans.registerBean(
                "worklogLoggedCalls",
                Calls.class,
                bean ->
                        bean.infrastructure()
                                .lazyInit()
                                .supplier(context ->
                                        new Calls(
                                                beans(context),
                                                context.bean(LoggedProperties.class))));
        registerAdvisor(beans, "worklogLoggedOutside", Place.OUTSIDE);
        registerAdvisor(beans, "worklogLoggedInside", Place.INSIDE);
        registerProcessors(beans);
    }

    private static ConfigurableListableBeanFactory beans(BeanRegistry.SupplierContext context) {
        return context.bean(HOST, HostFactory.class).beans();
    }

    private static void methods(BeanRegistry.Spec<LoggedMethods> bean) {
        bean.infrastructure().supplier(context -> new LoggedMethods());
    }

    private static void registerAdvisor(BeanRegistry beans, String name, Place place) {
        beans.registerBean(
                name,
                LoggedAdvisor.class,
                bean ->
                        bean.infrastructure()
                                .supplier(context ->
                                        new LoggedAdvisor(
                                                place,
                                                context.bean(METHODS, LoggedMethods.class),
                                                beans(context))));
    }

    private static void registerProcessors(BeanRegistry beans) {
        beans.registerBean(
                "worklogTransactionOrder",
                TransactionOrder.class,
                bean -> bean.infrastructure().supplier(context -> new TransactionOrder()));
        beans.registerBean(
                "worklogAsyncStart",
                AsyncStart.class,
                bean ->
                        bean.infrastructure()
                                .supplier(context ->
                                        new AsyncStart(
                                                new LoggedInterceptor(Place.OUTSIDE, beans(context))
                                                        .beginning())));
        beans.registerBean(
                "worklogLoggedCheck",
                LoggedCheck.class,
                bean ->
                        bean.infrastructure()
                                .supplier(context ->
                                        new LoggedCheck(
                                                beans(context),
                                                context.bean(METHODS, LoggedMethods.class),
                                                context.beanProvider(Plans.class))));
    }
}
