package io.worklog.server.user;

import io.worklog.server.db.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class UserConfiguration {
    @Bean
    Tokens tokens(SecureRandom random) {
        return new Tokens(random);
    }

    @Bean
    OneTimeLinks oneTimeLinks(Database database, Tokens tokens, InstantSource clock) {
        return new OneTimeLinks(database, tokens, clock);
    }

    @Bean
    UserTable userTable(Database database) {
        return new UserTable(database);
    }

    @Bean
    SetupLinks setupLinks(Database database, OneTimeLinks links, UserTable users) {
        return new SetupLinks(database, links, users);
    }

    @Bean
    Farewell farewell(Database database, UserTable users, InstantSource clock) {
        return new Farewell(database, users, clock);
    }

    @Bean
    People people(Database database, UserTable users, Farewell farewell) {
        return new SqlPeople(database, users, farewell);
    }

    /** Headers and firewall are Spring Security's; who may call what, each handler says. */
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }
}
