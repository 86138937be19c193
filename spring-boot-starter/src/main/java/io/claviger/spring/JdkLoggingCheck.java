package io.claviger.spring;

import io.claviger.provider.http.JdkLogging;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about {@link JdkLogging}: production does not start with it, elsewhere one line says what it does. */
final class JdkLoggingCheck {
    private static final Logger log = LoggerFactory.getLogger(JdkLoggingCheck.class);

    private JdkLoggingCheck() {}

    static void check(ProductionMode mode, Faults faults) {
        List<String> on = JdkLogging.switchesThatPrintKeys();
        if (mode.isOn()) {
            for (String name : on) {
                faults.add(
                        name,
                        "no logging of requests in production, since it prints users' keys",
                        Faults.quoted(System.getProperty(name, "")));
            }
        } else if (!on.isEmpty()) {
            log.warn("The JDK logs HTTP requests, users' keys included: {}. Production refuses to start so.", on);
        }
    }
}
