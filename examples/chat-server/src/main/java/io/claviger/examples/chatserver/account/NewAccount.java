package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.body.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a user name and of an e-mail address. Stateless. */
final class NewAccount {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.-]{3,50}");

    /**
     * What mail servers take without quoting (RFC 5321, 4.1.2: dot-string and domain), in ASCII: neither spaces nor line
     * ends nor brackets, so nothing of it can end a header.
     */
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)(?=[^@]{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private NewAccount() {}

    static String username(@Nullable String typed, Problems problems) {
        String name = problems.required("username", typed);
        if (typed != null && !USERNAME.matcher(name).matches()) {
            problems.add(
                    "username_form",
                    "username",
                    "A user name has 3 to 50 letters, digits, dots, hyphens or underscores (A to Z only).");
        }
        return name;
    }

    static String email(@Nullable String typed, Problems problems) {
        String email = problems.required("email", typed).strip();
        if (typed != null && !EMAIL.matcher(email).matches()) {
            problems.add("email_form", "email", "This is not the form of an e-mail address, such as ada@example.org.");
        }
        return email;
    }
}
