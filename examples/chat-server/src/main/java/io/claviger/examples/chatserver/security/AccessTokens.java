package io.claviger.examples.chatserver.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.SecretKey;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes and reads access tokens (RFC 9068): signed with one algorithm, for this server, for ten minutes. Thread-safe. */
public final class AccessTokens {
    /** How long a token holds (ruling C6). */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String NAME = "claviger-chat-server";
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final String ADMIN = "admin";

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final InstantSource clock;

    AccessTokens(SecretKey secret, InstantSource clock) {
        this.encoder = NimbusJwtEncoder.withSecretKey(secret)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = decoder(secret, clock);
        this.clock = clock;
    }

    private static JwtDecoder decoder(SecretKey secret, InstantSource clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(secret)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock.withZone(ZoneOffset.UTC));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                times, new JwtIssuerValidator(NAME), new JwtAudienceValidator(NAME), new JwtTypeValidator(TYPE))));
        return decoder;
    }

    /**
     * {@return a signed token}
     *
     * @param caller who will show it
     */
    public String issue(Caller caller) {
        return issue(caller, clock.instant());
    }

    /**
     * {@return a signed token of another time}
     *
     * @param caller who will show it
     * @param from when it was made
     */
    public String issue(Caller caller, Instant from) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type(TYPE).build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(NAME)
                .audience(List.of(NAME))
                .subject(caller.userId())
                .claim(SESSION, caller.sessionId())
                .claim(ADMIN, caller.admin())
                .issuedAt(from)
                .notBefore(from)
                .expiresAt(from.plus(LIFETIME))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /**
     * {@return until when the token holds that a request showed}
     *
     * @param authentication of a request that showed one
     * @throws IllegalArgumentException when it showed none
     */
    public static Instant expiry(Authentication authentication) {
        if (authentication.getDetails() instanceof Instant expiry) {
            return expiry;
        }
        throw new IllegalArgumentException("The request showed no access token.");
    }

    JwtDecoder decoder() {
        return decoder;
    }

    static Caller caller(Jwt token) {
        String user = token.getSubject();
        String session = token.getClaimAsString(SESSION);
        if (user == null || session == null || token.getExpiresAt() == null) {
            throw new BadJwtException("An access token names its user, its session and its end.");
        }
        return new Caller(user, session, Boolean.TRUE.equals(token.getClaimAsBoolean(ADMIN)));
    }
}
