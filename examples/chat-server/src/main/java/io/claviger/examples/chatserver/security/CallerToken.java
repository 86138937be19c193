package io.claviger.examples.chatserver.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Spring Security's view of a {@link Caller}. Holds no token. */
final class CallerToken extends AbstractAuthenticationToken {
    static final String USER = "USER";
    static final String ADMIN = "ADMIN";

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(
                caller.admin()
                        ? List.of(new SimpleGrantedAuthority(USER), new SimpleGrantedAuthority(ADMIN))
                        : List.of(new SimpleGrantedAuthority(USER)));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    /** {@return who shows this token; what is known besides is until when it holds} */
    static CallerToken of(Jwt token) {
        CallerToken caller = new CallerToken(AccessTokens.caller(token));
        caller.setDetails(token.getExpiresAt());
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerToken token && token.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
