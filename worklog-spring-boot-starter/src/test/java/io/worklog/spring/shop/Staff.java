package io.worklog.spring.shop;

import io.worklog.spring.NamedPrincipal;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who works here.
 *
 * @param username what they log in with
 * @param fullName what colleagues call them
 * @param branch the branch they work for, which is the tenant of what they do
 * @param roles without their prefix
 */
record Staff(String username, String fullName, String branch, List<String> roles)
        implements UserDetails, NamedPrincipal {
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return AuthorityUtils.createAuthorityList(
                roles.stream().map(role -> "ROLE_" + role).toList());
    }

    /** A sample's password; a real one is kept as its hash. */
    @Override
    public String getPassword() {
        return "{noop}" + username + "-password";
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String displayName() {
        return fullName;
    }
}
