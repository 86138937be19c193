package io.claviger.examples.chatserver.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import io.claviger.examples.chatserver.history.Together;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class AdministratorsTest {
    private static final int ROUNDS = 30;

    @Parameter
    DatabaseKind kind;

    private UserStore users;
    private Administrators administrators;
    private List<String> both;

    @BeforeEach
    void promoteTwo() {
        TestDatabase database = TestDatabase.of(kind);
        users = new UserStore(database.client(), () -> Instant.EPOCH);
        administrators = new Administrators(database.client(), database.transaction(), kind);
        both = List.of(database.user(), database.user());
        both.forEach(id -> users.setAdmin(id, true));
    }

    private boolean isInOffice(String id) {
        return users.find(id).filter(user -> user.admin() && !user.locked()).isPresent();
    }

    @Test
    @DisplayName("S4-LOCK-1: of two administrators who degrade or lock each other at once, exactly one remains")
    void oneOfTwoWhoDegradeEachOtherRemains() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean lock = round % 2 == 0;
            both.forEach(id -> {
                users.setAdmin(id, true);
                users.setLocked(id, false);
            });
            AtomicInteger refused = new AtomicInteger();
            Together.run(2, thread -> {
                try {
                    String other = both.get(1 - thread);
                    administrators.change(both.get(thread), () -> {
                        if (lock) {
                            users.setLocked(other, true);
                        } else {
                            users.setAdmin(other, false);
                        }
                    });
                } catch (RefusedException e) {
                    refused.incrementAndGet();
                }
            });

            assertThat(both.stream().filter(this::isInOffice)).hasSize(1);
            assertThat(refused).hasValue(1);
        }
    }

    @Test
    void whoIsNoAdministratorAnyMoreChangesNothing() {
        users.setAdmin(both.get(0), false);

        assertThatThrownBy(() -> administrators.change(both.get(0), () -> users.setAdmin(both.get(1), false)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(isInOffice(both.get(1))).isTrue();
    }
}
