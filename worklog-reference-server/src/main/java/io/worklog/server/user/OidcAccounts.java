package io.worklog.server.user;

import io.worklog.server.access.Tenants;
import io.worklog.server.db.Database;
import java.util.Map;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account of whom an issuer has vouched for. Somebody is known by issuer and subject
 * alone: a login name or address that is the same as somebody else's opens no account. Thread-safe.
 */
final class OidcAccounts {
    private static final int NAME = 100;
    private static final int MARK = 6;

    private final OidcProperties properties;
    private final Database database;
    private final Accounts accounts;
    private final UserTable users;
    private final UserAdmin admin;
    private final TenantTable tenants;

    OidcAccounts(
            OidcProperties properties,
            Database database,
            Accounts accounts,
            UserTable users,
            UserAdmin admin,
            TenantTable tenants) {
        this.properties = properties;
        this.database = database;
        this.accounts = accounts;
        this.users = users;
        this.admin = admin;
        this.tenants = tenants;
    }

    /**
     * The account of verified claims.
     *
     * @param subject what the issuer calls somebody
     * @param claims of the token
     * @return nothing where there is none, none may be made, or it is of another tenant
     */
    Optional<Account> find(String subject, Map<String, Object> claims) {
        String tenant = tenant(claims);
        if (tenant == null || subject.isBlank()) {
            return Optional.empty();
        }
        String hash = Tokens.hash(properties.theIssuer() + '\n' + subject);
        Optional<Account> known = accounts.ofSubject(hash);
        if (known.isEmpty() && properties.createUsers()) {
            known = create(hash, tenant, claims);
        }
        return known.filter(account -> account.person().tenant().equals(tenant));
    }

    private @Nullable String tenant(Map<String, Object> claims) {
        String claim = properties.tenantClaim();
        return claim == null ? Tenants.FIRST : text(claims, claim);
    }

    private static @Nullable String text(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    private Optional<Account> create(String hash, String tenant, Map<String, Object> claims) {
        boolean disabled = users.one(Tables.SUBJECT_HASH.eq(hash)).isPresent();
        if (disabled || !tenants.isActive(tenant)) {
            return Optional.empty();
        }
        try {
            database.inTransaction(
                    () -> admin.createFor(hash, tenant, wanted(hash, tenant, claims)));
        } catch (DataAccessException twice) {
            // Somebody's first two requests at once: the other one made the account.
            if (users.one(Tables.SUBJECT_HASH.eq(hash)).isEmpty()) {
                throw twice;
            }
        }
        accounts.forgetAll();
        return accounts.ofSubject(hash);
    }

    /** What the issuer says, as far as it can be a name here. */
    private UserAdmin.Wanted wanted(String hash, String tenant, Map<String, Object> claims) {
        String login = text(claims, properties.loginNameClaim());
        String known = login == null ? "" : login.replaceAll("[^\\p{L}\\p{N}._@+-]", "");
        String mark = hash.replaceAll("[^A-Za-z0-9]", "").substring(0, MARK);
        String base = known.isEmpty() ? "oidc" : known.substring(0, Math.min(50, known.length()));
        boolean taken = known.isEmpty() || users.named(tenant, base).isPresent();
        String name = text(claims, properties.nameClaim());
        String shown = name == null ? base : name.replaceAll("\\p{Cntrl}", " ");
        String email = text(claims, "email");
        boolean sane = email != null && email.length() <= 254;
        return new UserAdmin.Wanted(
                taken ? base + '-' + mark : base,
                shown.substring(0, Math.min(NAME, shown.length())),
                sane ? email : null,
                null);
    }
}
