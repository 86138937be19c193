package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.security.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets that the nodes of one server share through its database, made when first asked for. Thread-safe. */
final class SharedSecrets {
    private final JdbcClient database;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    SharedSecrets(JdbcClient database) {
        this.database = database;
    }

    byte[] get(String name) {
        return read.computeIfAbsent(name, this::fetch);
    }

    private byte[] fetch(String name) {
        database.sql("INSERT INTO server_secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")
                .params(name, OpaqueToken.create())
                .update();
        return database.sql("SELECT value FROM server_secrets WHERE name = ?")
                .param(name)
                .query(String.class)
                .single()
                .getBytes(StandardCharsets.UTF_8);
    }
}
