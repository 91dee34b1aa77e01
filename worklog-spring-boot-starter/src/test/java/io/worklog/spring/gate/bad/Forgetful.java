package io.worklog.spring.gate.bad;

import io.worklog.AuditLog;
import io.worklog.catalog.EventType;
import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.core.annotation.AliasFor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.PostExchange;

/** One endpoint for every way to forget the record. Each method's name is its path. */
public final class Forgetful {
    private Forgetful() {}

    @Retention(RetentionPolicy.RUNTIME)
    @RequestMapping(method = RequestMethod.DELETE)
    @interface Removes {
        @AliasFor(annotation = RequestMapping.class, attribute = "path")
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Controller
    @interface Admin {}

    @RestController
    static class Plain {
        @PostMapping("/post")
        void post() {}

        @PutMapping("/put")
        void put() {}

        @PatchMapping("/patch")
        void patch() {}

        @DeleteMapping("/delete")
        void delete() {}

        @RequestMapping("/any")
        void any() {}

        @RequestMapping(
                path = "/mixed",
                method = {RequestMethod.GET, RequestMethod.POST})
        void mixed() {}

        @Removes("/composed")
        void composed() {}

        @GetMapping("/read")
        void read() {}
    }

    @RestController
    @RequestMapping(path = "/typed", method = RequestMethod.PUT)
    static class TypeLevel {
        @RequestMapping("/level")
        void level() {}
    }

    @Admin
    static class Stereotype {
        @PostMapping("/stereotype")
        void stereotype() {}
    }

    interface Api {
        @PostMapping("/declared-on-interface")
        void declared();

        @PostMapping("/default-method")
        default void inherited() {}
    }

    @RestController
    static class ApiImpl implements Api {
        @Override
        public void declared() {}
    }

    interface Exchange {
        @PostExchange("/exchange")
        void exchange();
    }

    @RestController
    static class ExchangeImpl implements Exchange {
        @Override
        public void exchange() {}
    }

    abstract static class Base<T> {
        @PostMapping("/inherited")
        void inherited(T body) {}
    }

    @RestController
    static class Derived extends Base<String> {}

    @RestController
    static class Blank {
        @NotLogged(reason = " ")
        @PostMapping("/blank-reason")
        void blank() {}
    }

    @RestController
    static class Unproxied {
        @Logged("bad.private")
        @PostMapping("/private")
        private void hidden() {}

        @Logged("bad.final")
        @PostMapping("/final")
        final void closed() {}

        @PostMapping("/self")
        void self() {
            inner();
        }

        @PostMapping("/self-in-lambda")
        void selfInLambda() {
            Runnable work = () -> inner();
            work.run();
        }

        @PostMapping("/self-in-anonymous")
        void selfInAnonymous() {
            new Runnable() {
                @Override
                public void run() {
                    inner();
                }
            }.run();
        }

        @Logged("bad.self")
        public void inner() {}
    }

    @RestController
    static class Helpers {
        private final AuditLog log;
        private final Port port;
        private final Repository repository;

        Helpers(AuditLog log, Port port, Repository repository) {
            this.log = log;
            this.port = port;
            this.repository = repository;
        }

        @PostMapping("/not-a-bean")
        void notABean() {
            new Tool().use();
        }

        @PostMapping("/never-committed")
        void neverCommitted() {
            log.record(EventType.named("bad.open")).target("order");
        }

        @PostMapping("/one-of-two")
        void oneOfTwo() {
            port.send();
        }

        @PostMapping("/no-implementation")
        void noImplementation() {
            repository.save();
        }

        @PostMapping("/circle")
        void circle() {
            around(3);
        }

        private void around(int left) {
            again(left);
        }

        private void again(int left) {
            around(left - 1);
        }

        @PostMapping("/static-logged")
        void staticLogged() {
            Tool.all();
        }

        @PostMapping("/only-reads-the-log")
        void onlyReads() {
            log.history("order", "1");
        }
    }

    static class Tool {
        @Logged("bad.tool")
        public void use() {}

        @Logged("bad.tool.all")
        public static void all() {}
    }

    interface Port {
        void send();
    }

    @Service
    static class LoggedPort implements Port {
        @Logged("bad.port")
        @Override
        public void send() {}
    }

    @Service
    static class SilentPort implements Port {
        @Override
        public void send() {}
    }

    interface Repository {
        void save();
    }

    @Component
    static class Jobs {
        @Scheduled(fixedRate = 1_000)
        void once() {}

        @Schedules({@Scheduled(cron = "0 0 1 * * *"), @Scheduled(cron = "0 0 2 * * *")})
        void twice() {}
    }
}
