package io.claviger.examples.chatserver.settings;

import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;

/** Which databases there are, and what production asks of them. */
final class DatabaseRules implements Rules {
    private static final String URL = "spring.datasource.url";
    private static final String PASSWORD = "spring.datasource.password";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        String url = Rules.text(settings, URL);
        boolean known = url.startsWith(SQLITE) || url.startsWith(POSTGRESQL);
        faults.unless(known, URL, "jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>");
        if (!mode.isProduction()) {
            return;
        }
        if (url.startsWith(SQLITE) && isFleeting(url.substring(SQLITE.length()))) {
            faults.add(URL, "a file or PostgreSQL in production", "a database that ends with the process");
        }
        if (url.startsWith(POSTGRESQL) && Rules.text(settings, PASSWORD).isEmpty() && !url.contains("password=")) {
            faults.add(PASSWORD, "the password of the database's user", "nothing");
        }
    }

    /** SQLite: no name is a temporary file; these words keep everything in memory. */
    private static boolean isFleeting(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("?") || name.contains(":memory:") || name.contains("mode=memory");
    }
}
