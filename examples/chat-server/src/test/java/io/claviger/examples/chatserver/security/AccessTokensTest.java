package io.claviger.examples.chatserver.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tokens as they are not to be believed (ASVS 5.0, 9.1 and 9.2). */
class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] SECRET = "a secret of 32 bytes, or more xx".getBytes(StandardCharsets.UTF_8);
    private static final SecretKey KEY = new SecretKeySpec(SECRET, "HmacSHA256");
    private static final Caller CALLER = new Caller("usr_1", "ses_1", false);

    private final AccessTokens tokens = new AccessTokens(KEY, () -> NOW);

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("at+jwt"));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("claviger-chat-server")
                .audience("claviger-chat-server")
                .subject("usr_1")
                .claim("sid", "ses_1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, byte[] secret) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private Caller read(String token) {
        return AccessTokens.caller(tokens.decoder().decode(token));
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(JwtException.class).isThrownBy(() -> read(token));
    }

    @Test
    void ownTokenIsBelieved() throws JOSEException {
        assertThat(read(tokens.issue(CALLER))).isEqualTo(CALLER);
        assertThat(read(signed(header().build(), claims().build(), SECRET))).isEqualTo(CALLER);
        assertThat(read(tokens.issue(new Caller("usr_2", "ses_2", true))).admin())
                .isTrue();
    }

    @Test
    @DisplayName("alg none, and a signature that was taken away")
    void unsignedTokenIsRefused() throws JOSEException {
        String signed = signed(header().build(), claims().build(), SECRET);

        assertRefused(new PlainJWT(claims().build()).serialize());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused(none + signed.substring(signed.indexOf('.'), signed.lastIndexOf('.') + 1));
    }

    @Test
    void tokenOfAnotherKeyIsRefused() throws JOSEException {
        assertRefused(signed(
                header().build(),
                claims().build(),
                "another secret of 32 bytes, or x".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tokenOfAnotherAlgorithmIsRefused() throws JOSEException {
        byte[] longer = (new String(SECRET, StandardCharsets.UTF_8).repeat(2)).getBytes(StandardCharsets.UTF_8);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS512)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        assertRefused(signed(header, claims().build(), longer));
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .jwk(rsa.toPublicJWK())
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(rsa));
        assertRefused(token.serialize());
    }

    @Test
    @DisplayName("a key that comes in the header is not used: jwk, jku, x5u, kid")
    void keyInTheHeaderIsNotUsed() throws JOSEException {
        byte[] attackers = "an attacker's secret of 32 bytes".getBytes(StandardCharsets.UTF_8);
        for (JWSHeader header : List.of(
                header().jwk(new RSAKeyGenerator(2048).generate().toPublicJWK()).build(),
                header().jwkURL(URI.create("http://127.0.0.1:1/keys")).build(),
                header().x509CertURL(URI.create("http://127.0.0.1:1/keys")).build(),
                header().keyID("../../dev/null").build())) {
            assertRefused(signed(header, claims().build(), attackers));
        }
    }

    @Test
    void tokenForSomethingElseIsRefused() throws JOSEException {
        assertRefused(signed(header().type(JOSEObjectType.JWT).build(), claims().build(), SECRET));
        assertRefused(signed(header().type(null).build(), claims().build(), SECRET));
        assertRefused(signed(header().build(), claims().audience("another").build(), SECRET));
        assertRefused(signed(header().build(), claims().audience((String) null).build(), SECRET));
        assertRefused(signed(header().build(), claims().issuer("another").build(), SECRET));
        assertRefused(signed(header().build(), claims().subject(null).build(), SECRET));
        assertRefused(signed(header().build(), claims().claim("sid", null).build(), SECRET));
    }

    @Test
    void tokenOfAnotherTimeIsRefused() throws JOSEException {
        assertRefused(
                signed(header().build(), claims().expirationTime(Date.from(NOW)).build(), SECRET));
        assertRefused(signed(header().build(), claims().expirationTime(null).build(), SECRET));
        assertRefused(signed(
                header().build(),
                claims().notBeforeTime(Date.from(NOW.plusSeconds(1))).build(),
                SECRET));
        assertRefused(tokens.issue(CALLER, NOW.minus(AccessTokens.LIFETIME).minus(Duration.ofSeconds(1))));
    }
}
