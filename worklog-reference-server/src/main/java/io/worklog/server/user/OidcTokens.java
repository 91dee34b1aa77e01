package io.worklog.server.user;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Believes signed tokens of the issuer that are meant for this server. */
final class OidcTokens implements TokenLogin {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);

    private final JwtDecoder decoder;
    private final OidcAccounts accounts;

    OidcTokens(JwtDecoder decoder, OidcAccounts accounts) {
        this.decoder = decoder;
        this.accounts = accounts;
    }

    @Override
    public Optional<Caller> caller(String token) {
        return verified(token).flatMap(this::caller);
    }

    private Optional<Caller> caller(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null) {
            return Optional.empty();
        }
        String id = jwt.getId();
        Grant grant = Grant.everything(id == null || id.length() > 100 ? "token" : "jti:" + id);
        return accounts.find(subject, jwt.getClaims())
                .map(account -> account.caller(Via.TOKEN, grant));
    }

    private Optional<Jwt> verified(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (BadJwtException e) {
            LOG.debug("worklog.token.refused", e);
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            LOG.warn("worklog.oidc.issuer-away", e);
            throw Problem.of(ApiProblem.UNAVAILABLE, "the issuer of the token does not answer")
                    .retryAfter(Duration.ofSeconds(5));
        }
    }
}
