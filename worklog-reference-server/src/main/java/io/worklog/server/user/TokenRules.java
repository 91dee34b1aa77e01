package io.worklog.server.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * When a bearer token is believed: signed by the issuer with one of the listed algorithms, for this
 * audience, not expired (clocks may differ by 60 s), and an access token, not one that tells a page
 * who logged in (RFC 9068, RFC 8725).
 */
final class TokenRules {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final OidcProperties properties;

    TokenRules(OidcProperties properties) {
        this.properties = properties;
    }

    /** Asks the issuer for its keys, and decodes with them. */
    JwtDecoder decoder() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(READ);
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(properties.theIssuer())
                        .jwsAlgorithms(all -> all.addAll(algorithms()))
                        .validateType(false)
                        .restOperations(new RestTemplate(requests))
                        .build();
        decoder.setJwtValidator(validator());
        return decoder;
    }

    private List<SignatureAlgorithm> algorithms() {
        List<SignatureAlgorithm> believed = new ArrayList<>();
        for (String name : properties.algorithms()) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.from(name);
            if (algorithm == null) {
                throw new IllegalArgumentException(
                        "worklog.server.oidc.algorithms: "
                                + name
                                + " is no signature with a"
                                + " public key");
            }
            believed.add(algorithm);
        }
        return believed;
    }

    private OAuth2TokenValidator<Jwt> validator() {
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(properties.theIssuer()),
                rule("it is for another audience", this::isForUs),
                rule("it is no access token", TokenRules::isAccessToken));
    }

    private boolean isForUs(Jwt jwt) {
        return jwt.getAudience() != null
                && jwt.getAudience().contains(Objects.requireNonNull(properties.audience()));
    }

    /** Keycloak says in a claim what a token is for; a nonce is in tokens for pages alone. */
    private static boolean isAccessToken(Jwt jwt) {
        Object type = jwt.getHeaders().get("typ");
        boolean known =
                type == null || TYPES.contains(type.toString().toLowerCase(java.util.Locale.ROOT));
        Object purpose = jwt.getClaims().get("typ");
        return known
                && (purpose == null || purpose.equals("Bearer"))
                && !jwt.hasClaim("at_hash")
                && !jwt.hasClaim("nonce");
    }

    private static OAuth2TokenValidator<Jwt> rule(
            String fault, java.util.function.Predicate<Jwt> rule) {
        OAuth2Error error = new OAuth2Error("invalid_token", fault, null);
        return jwt ->
                rule.test(jwt)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(error);
    }
}
