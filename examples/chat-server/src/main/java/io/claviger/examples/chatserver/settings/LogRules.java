package io.claviger.examples.chatserver.settings;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;

/** The form of log lines in production. */
final class LogRules implements Rules {
    private static final Set<String> FORMATS = Set.of("ecs", "logstash", "gelf");

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        if (!mode.isProduction()) {
            return;
        }
        for (String where : new String[] {"console", "file"}) {
            String property = "logging.structured.format." + where;
            faults.unless(FORMATS.contains(Rules.text(settings, property)), property, "one of ecs, logstash, gelf");
        }
        faults.unless(!Rules.text(settings, "logging.file.name").isEmpty(), "logging.file.name", "a file");
    }
}
