package io.worklog.server.user;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.PersonalData;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.survey.AlertSource;
import io.worklog.spring.sentence.TextFiles;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@Import({
    LoginConfiguration.class,
    Setup.class,
    UserAdmin.class,
    UserSearch.class,
    SelfService.class,
    Roles.class,
    TeamAdmin.class,
    TenantAdmin.class,
    Keys.class,
    SetupController.class,
    LoginController.class,
    SelfController.class,
    UserController.class,
    RoleController.class,
    TeamController.class,
    TenantController.class,
    KeyController.class,
    DeviceLogins.class,
    DeviceController.class,
    PreferenceController.class
})
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
    PreferenceTable preferenceTable(Database database) {
        return new PreferenceTable(database);
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
    SqlPeople people(Database database, UserTable users, Farewell farewell) {
        return new SqlPeople(database, users, farewell);
    }

    @Bean
    PersonalData accountData(Database database, UserTable users, People people) {
        return new AccountData(database, users, people);
    }

    @Bean
    SqlTeams teams(Database database) {
        return new SqlTeams(database);
    }

    @Bean
    UserEvents userEvents() {
        return new UserEvents();
    }

    @Bean
    ProblemCatalog.Codes userProblems() {
        return ProblemCatalog.Codes.of(UserProblem.class);
    }

    @Bean
    TextSource userTexts() {
        String files = "io/worklog/server/user/messages";
        return new TextFiles(UserConfiguration.class.getClassLoader(), files).read(List.of());
    }

    /** Every filter of every request would be measured by itself, at an eighth of its cost. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Headers and firewall are Spring Security's; who may call what, each handler says. The other
     * filters would wrap every request to look for a login that is never there.
     */
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    AlertSource peopleAlerts(Database database, InstantSource clock) {
        return new PeopleAlerts(database, clock);
    }
}
