package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.access.Caller;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which bearer tokens are believed, against an issuer that also makes bad ones. */
class OidcTokensTest {
    private static final TestServer SERVER = TestServer.shared();

    private static LightIssuer issuer;
    private static TestTenant tenant;
    private static OidcTokens tokens;

    @BeforeAll
    static void start() throws IOException {
        issuer = new LightIssuer();
        tenant = TestTenant.create(SERVER);
        tokens = tokens(issuer.url(), true);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static OidcTokens tokens(String url, boolean createUsers) {
        OidcProperties properties =
                new OidcProperties(
                        url,
                        "worklog-api",
                        null,
                        null,
                        List.of("RS256", "ES256"),
                        List.of("openid"),
                        createUsers,
                        "org",
                        "preferred_username",
                        "name");
        OidcAccounts accounts =
                new OidcAccounts(
                        properties,
                        SERVER.bean(Database.class),
                        SERVER.bean(Accounts.class),
                        SERVER.bean(UserTable.class),
                        SERVER.bean(UserAdmin.class),
                        SERVER.bean(TenantTable.class));
        TokenRules rules = new TokenRules(properties);
        return new OidcTokens(
                new org.springframework.security.oauth2.jwt.SupplierJwtDecoder(rules::decoder),
                accounts);
    }

    private static Map<String, Object> claims(String subject) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer.url());
        claims.put("sub", subject);
        claims.put("aud", List.of("worklog-api", "account"));
        claims.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
        claims.put("org", tenant.id());
        claims.put("preferred_username", subject);
        claims.put("name", "陈伟");
        return claims;
    }

    private static Map<String, Object> with(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims("eve");
        claims.put(claim, value);
        claims.values().removeIf(java.util.Objects::isNull);
        return claims;
    }

    private static long inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    @Test
    void somebodyIsOnePersonWhateverTheTokenSaysLater() {
        Caller first = tokens.caller(issuer.token(claims("chen"))).orElseThrow();
        assertThat(first.tenant()).isEqualTo(tenant.id());
        assertThat(first.name()).isEqualTo("陈伟");
        assertThat(first.role()).isNull();
        Map<String, Object> renamed = claims("chen");
        renamed.put("preferred_username", "root");
        assertThat(tokens.caller(issuer.token(renamed)).orElseThrow().userId())
                .isEqualTo(first.userId());
    }

    @Test
    void anEqualLoginNameOpensNoAccount() {
        Map<String, Object> claims = claims(UUID.randomUUID().toString());
        claims.put("preferred_username", "root");
        Caller caller = tokens.caller(issuer.token(claims)).orElseThrow();
        assertThat(caller.userId()).isNotEqualTo(tenant.administrator());
        assertThat(caller.role()).isNull();
    }

    @Test
    void aBadTokenIsNobody() {
        Map<String, String> bad = new HashMap<>();
        bad.put("expired", issuer.token(with("exp", inSeconds(-90))));
        bad.put("without expiry", issuer.token(with("exp", null)));
        bad.put("not yet", issuer.token(with("nbf", inSeconds(600))));
        bad.put("another audience", issuer.token(with("aud", List.of("another"))));
        bad.put("no audience", issuer.token(with("aud", null)));
        bad.put("another issuer", issuer.token(with("iss", "https://issuer.example")));
        bad.put("no subject", issuer.token(with("sub", null)));
        bad.put("not signed", issuer.unsigned(claims("eve")));
        bad.put("key confusion", issuer.confused(claims("eve")));
        bad.put("unknown key", issuer.ofStranger(claims("eve"), "k2"));
        bad.put("another key of that name", issuer.ofStranger(claims("eve"), "k1"));
        bad.put("for a page", issuer.token(with("nonce", "n")));
        bad.put("of another kind", issuer.token(with("typ", "ID")));
        bad.put("no tenant", issuer.token(with("org", null)));
        bad.put("unknown tenant", issuer.token(with("org", "nowhere")));
        bad.put("no token", "a.b.c");
        bad.forEach((name, token) -> assertThat(tokens.caller(token)).as(name).isEmpty());
        assertThat(SERVER.bean(UserTable.class).named(tenant.id(), "eve")).isEmpty();
        assertThat(tokens.caller(issuer.token(with("exp", inSeconds(-30)))))
                .as("clocks may differ")
                .isPresent();
    }

    @Test
    void oneWhoIsDisabledOrUnknownIsNobody() {
        String token = issuer.token(claims("fang"));
        assertThat(tokens(issuer.url(), false).caller(token)).isEmpty();
        String id = tokens.caller(token).orElseThrow().userId();
        assertThat(tokens(issuer.url(), false).caller(token)).isPresent();
        SERVER.post(
                tenant.asAdministrator(),
                "/api/v1/users/" + id + "/disable",
                "{\"reason\":\"left\"}");
        assertThat(tokens.caller(token)).isEqualTo(Optional.empty());
    }

    @Test
    void anotherTenantsTokenIsNoWayToAnAccount() {
        String other = TestTenant.create(SERVER).id();
        Caller here = tokens.caller(issuer.token(claims("gao"))).orElseThrow();
        Map<String, Object> moved = claims("gao");
        moved.put("org", other);
        assertThat(here.tenant()).isEqualTo(tenant.id());
        assertThat(tokens.caller(issuer.token(moved))).isEmpty();
    }

    @Test
    void anIssuerThatIsAwayIsNoWrongToken() throws IOException {
        LightIssuer away = new LightIssuer();
        String url = away.url();
        away.close();
        assertThatThrownBy(() -> tokens(url, true).caller(issuer.token(claims("hu"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ApiProblem.UNAVAILABLE));
    }
}
