package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.database.RandomId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Measures whether the time of an answer tells that somebody has an account (C19): a program and no test, since times
 * fail now and then. It asks for 200 accounts that exist and 200 that do not, mixed, and prints what took how long.
 */
public final class EnumerationTimes {
    private static final int EACH = 200;
    private static final int WARM_UP = 20;

    private final Accounts accounts;
    private final Client client;
    private final Random random = new Random(19);

    private EnumerationTimes(int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    /**
     * Runs the server and measures it.
     *
     * @param arguments the cost of bcrypt, that of production when there is none
     */
    public static void main(String... arguments) {
        Map<String, Object> settings = Map.of(
                "server.port", 0,
                "logging.level.root", "warn",
                "logging.level.io.claviger", "warn",
                "claviger.env-file", "",
                "claviger.accounts.bcrypt-cost", arguments.length == 0 ? "12" : arguments[0]);
        SpringApplicationBuilder server = new SpringApplicationBuilder(ChatServerApplication.class)
                .initializers(
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("Inlined Test Properties", settings)),
                        new FakeProviders());
        try (ConfigurableApplicationContext context = server.run()) {
            EnumerationTimes times = new EnumerationTimes(
                    context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            List<String> users = users(context);
            times.measure("login", users, times::login);
            times.measure("forgot", users, times::forgot);
            times.measure("register", users, times::register);
        }
    }

    private static List<String> users(ConfigurableApplicationContext context) {
        String hash = context.getBean(PasswordEncoder.class).encode(Accounts.PASSWORD);
        List<String> users = new ArrayList<>();
        for (int i = 0; i < EACH + WARM_UP; i++) {
            String name = Accounts.freshName();
            context.getBean(JdbcClient.class)
                    .sql("INSERT INTO users (id, username, username_key, email, email_key, password_hash, admin,"
                            + " created_at, verified_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1)")
                    .params(RandomId.of("usr"), name, name, mail(name), mail(name), hash, false)
                    .update();
            users.add(name);
        }
        return users;
    }

    private static String mail(String name) {
        return name + "@example.org";
    }

    private HttpResponse<String> login(String name) {
        return accounts.login(name, "Another lamp 43");
    }

    private HttpResponse<String> forgot(String name) {
        return client.post("/auth/forgot", "{\"email\":\"" + mail(name) + "\"}");
    }

    private HttpResponse<String> register(String name) {
        return accounts.register(name, mail(name), Accounts.PASSWORD);
    }

    private void measure(String what, List<String> users, Function<String, HttpResponse<String>> request) {
        List<Double> existing = new ArrayList<>();
        List<Double> absent = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            boolean first = random.nextBoolean();
            double one = time(request, first ? users.get(i) : Accounts.freshName());
            double other = time(request, first ? Accounts.freshName() : users.get(i));
            if (i >= WARM_UP) {
                existing.add(first ? one : other);
                absent.add(first ? other : one);
            }
        }
        System.out.printf(
                "%-8s existing: p50 %.1f ms, p95 %.1f ms; absent: p50 %.1f ms, p95 %.1f ms; ratio: p50 %.3f, p95 %.3f%n",
                what,
                percentile(existing, 50),
                percentile(existing, 95),
                percentile(absent, 50),
                percentile(absent, 95),
                percentile(existing, 50) / percentile(absent, 50),
                percentile(existing, 95) / percentile(absent, 95));
    }

    private static double time(Function<String, HttpResponse<String>> request, String name) {
        long start = System.nanoTime();
        int status = request.apply(name).statusCode();
        if (status != 401 && status != 202) {
            throw new IllegalStateException("Expected 401 or 202; found " + status + ".");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double percentile(List<Double> times, int percent) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
