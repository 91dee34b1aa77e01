package io.worklog.server.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers a login at the issuer in a cookie of 10 minutes that only this server can read and make
 * (AES-256-GCM): the answer may come to any node. Thread-safe.
 */
final class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    OidcRequests(Pepper pepper, SecureRandom random, InstantSource clock) {
        this.key = new SecretKeySpec(pepper.derived("oidc-login"), "AES");
        this.random = random;
        this.clock = clock;
    }

    /** What is remembered. */
    private record Kept(
            String uri,
            String client,
            String redirect,
            String state,
            Set<String> scopes,
            Map<String, String> attributes,
            Instant until) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return Cookies.OIDC
                .read(request)
                .flatMap(this::open)
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .filter(kept -> kept.state().equals(state))
                .map(OidcRequests::request)
                .orElse(null);
    }

    private static OAuth2AuthorizationRequest request(Kept kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(kept.uri())
                .clientId(kept.client())
                .redirectUri(kept.redirect())
                .state(kept.state())
                .scopes(kept.scopes())
                .attributes(all -> all.putAll(kept.attributes()))
                .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked == null) {
            Cookies.OIDC.clear(request, response);
            return;
        }
        Map<String, String> attributes = new java.util.HashMap<>();
        asked.getAttributes().forEach((name, value) -> attributes.put(name, value.toString()));
        Kept kept =
                new Kept(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        java.util.Objects.requireNonNull(asked.getRedirectUri()),
                        java.util.Objects.requireNonNull(asked.getState()),
                        asked.getScopes(),
                        attributes,
                        clock.instant().plus(LIFE));
        Cookies.OIDC.write(request, response, seal(kept), LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest kept = loadAuthorizationRequest(request);
        Cookies.OIDC.clear(request, response);
        return kept;
    }

    private String seal(Kept kept) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] plain = json.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
            byte[] all = ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private Optional<Kept> open(String cookie) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cookie);
            if (all.length <= IV) {
                return Optional.empty();
            }
            byte[] iv = java.util.Arrays.copyOf(all, IV);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, iv).doFinal(all, IV, all.length - IV);
            return Optional.of(json.readValue(plain, Kept.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
