package io.worklog.spring.shop;

import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Who may come in, and what each may do. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {
    private static final AuthenticationSuccessHandler NO_CONTENT =
            (request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value());
    private static final AuthenticationFailureHandler REFUSED =
            (request, response, why) -> response.setStatus(UNAUTHORIZED.value());

    @Bean
    UserDetailsService staff() {
        Map<String, Staff> all =
                List.of(
                                new Staff("sales", "王芳", "shanghai", List.of("SALES")),
                                new Staff("finance", "Fiona Lin", "shanghai", List.of("FINANCE")),
                                new Staff("admin", "Ada Root", "beijing", List.of("ADMIN")),
                                new Staff("auditor", "Otto Prüfer", "beijing", List.of("AUDITOR")))
                        .stream()
                        .collect(Collectors.toMap(Staff::username, Function.identity()));
        return name -> {
            Staff found = all.get(name);
            if (found == null) {
                throw new UsernameNotFoundException("nobody has that name");
            }
            return found;
        };
    }

    @Bean
    SecurityFilterChain shopSecurity(
            HttpSecurity http, UserDetailsService staff, ApplicationEventPublisher events) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole("AUDITOR")
                                .requestMatchers("/admin/**")
                                .hasRole("ADMIN")
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.successHandler(NO_CONTENT).failureHandler(REFUSED))
                .logout(logout ->
                        logout.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()))
                .exceptionHandling(faults ->
                        faults.authenticationEntryPoint(new HttpStatusEntryPoint(UNAUTHORIZED)))
                .csrf(CsrfConfigurer::spa)
                .addFilterAfter(impersonation(staff, events), AuthorizationFilter.class)
                .build();
    }

    /** An administrator sees the shop as somebody else does; both names stay on record. */
    private static SwitchUserFilter impersonation(
            UserDetailsService staff, ApplicationEventPublisher events) {
        SwitchUserFilter filter = new SwitchUserFilter();
        filter.setUserDetailsService(staff);
        filter.setApplicationEventPublisher(events);
        filter.setSwitchUserUrl("/admin/impersonate");
        filter.setExitUserUrl("/impersonation/end");
        filter.setSuccessHandler(NO_CONTENT);
        filter.setFailureHandler(REFUSED);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.afterPropertiesSet();
        return filter;
    }
}
