package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.claviger.chat.ProviderId;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S0-KEY-8: no serializer and no print of a custodian shows a key")
class KeyLeakTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");
    private static final String KEY = new String(TestKeys.gemini(1));

    private KeyVault vault;
    private KeyRing ring;
    private List<Object> custodians;

    @BeforeEach
    void openRing() {
        vault = KeyVault.builder().build();
        ring = vault.open("session").and("gemini", KEY.toCharArray());
        ApiKey key = ring.keys(GEMINI).get(0);
        custodians = List.of(vault, ring, key, key.health(), KeyFormat.of(GEMINI), Sealing.GCM);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    @Test
    void jacksonWritesNothingSecret() {
        ObjectMapper byAccessors = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        ObjectMapper byFields = new ObjectMapper()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

        for (Object custodian : custodians) {
            assertThat(written(byAccessors, custodian)).doesNotContain(KEY.substring(4), "gcm1:");
            assertThat(written(byFields, custodian)).doesNotContain(KEY.substring(4), "gcm1:");
        }
        assertThat(written(byFields, ring)).isEqualTo("{\"sessionId\":\"" + ring.sessionId() + "\",\"closed\":false}");
    }

    @Test
    void nothingOfASessionsInsideIsReachedByFieldsFromOutside() {
        for (Class<?> type : List.of(ApiKey.class, KeyRing.class, KeyVault.class)) {
            assertThat(type.getDeclaredFields())
                    .filteredOn(field -> List.of(KeyRing.class, KeyVault.class, HeldKeys.class, RootSecret.class)
                            .contains(field.getType()))
                    .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                    .isNotEmpty()
                    .allMatch(field -> Modifier.isTransient(field.getModifiers()));
        }
    }

    @Test
    void javaRefusesToSerialize() {
        for (Object custodian : List.of(vault, ring, ring.keys(GEMINI).get(0))) {
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(custodian))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void printsShowNoKey() {
        for (Object custodian : custodians) {
            assertThat(custodian.toString())
                    .doesNotContain(KEY.substring(4))
                    .doesNotContain("AIza" + KEY.substring(4, 7));
        }
    }

    @Test
    void custodiansAreComparedByIdentityAlone() {
        for (Class<?> type : List.of(ApiKey.class, KeyRing.class, KeyVault.class)) {
            assertThat(type.getDeclaredMethods()).extracting(Method::getName).doesNotContain("equals", "hashCode");
            assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
        }
    }

    @Test
    void noPublicMethodReturnsCharacters() {
        for (Class<?> type : List.of(ApiKey.class, KeyRing.class, KeyVault.class)) {
            assertThat(Arrays.stream(type.getMethods()).filter(method -> method.getDeclaringClass() == type))
                    .noneMatch(method -> method.getReturnType().isArray());
        }
    }

    private static String written(ObjectMapper mapper, Object custodian) {
        try {
            return mapper.writeValueAsString(custodian);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
