package io.claviger.examples.enterprise;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages around accounts. Signing in and out itself is Spring Security's. */
@Controller
final class AccountController {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.accounts");

    private final Accounts accounts;
    private final SetupLink link;
    private final PasswordEncoder passwords;

    AccountController(Accounts accounts, SetupLink link, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.link = link;
        this.passwords = passwords;
    }

    @GetMapping("/login")
    String login(@RequestParam(defaultValue = "") String wait, @Nullable Principal user, Model model) {
        if (wait.matches("[0-9]{1,4}")) { // anything else in a link is not ours
            model.addAttribute("seconds", wait);
        }
        return user == null ? "login" : "redirect:/";
    }

    /** Where a form lands whose session has ended: what was typed is shown, to be copied. */
    @RequestMapping("/expired")
    String expired(@RequestParam(defaultValue = "") String message, Model model) {
        model.addAttribute("message", message);
        return "expired";
    }

    @GetMapping("/setup")
    String setup(@RequestParam(defaultValue = "") String token, Model model) {
        if (!link.isGood(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("token", token);
        return "setup";
    }

    @PostMapping("/setup")
    String create(Application form, Model model, HttpServletResponse response) {
        String username = Accounts.normalized(form.username());
        Optional<String> problem = SignUpRule.problem(username, form.password(), form.again());
        if (problem.isPresent() && link.isGood(form.token())) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("token", form.token());
            model.addAttribute("username", form.username());
            model.addAttribute("problem", problem.get());
            return "setup";
        }
        if (!link.use(form.token())
                || !accounts.createFirst(username, Objects.requireNonNull(passwords.encode(form.password())))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        LOG.atInfo()
                .addKeyValue("event", "first-user-created")
                .addKeyValue("user", username)
                .log("First user created");
        return "redirect:/login?created";
    }

    /**
     * The form of the set-up page.
     *
     * @param token from the link
     * @param username as typed
     * @param password as typed
     * @param again the password once more
     */
    record Application(String token, String username, String password, String again) {
        Application {
            token = Objects.requireNonNullElse(token, "");
            username = Objects.requireNonNullElse(username, "");
            password = Objects.requireNonNullElse(password, "");
            again = Objects.requireNonNullElse(again, "");
        }

        /** {@return nothing of it} */
        @Override
        public String toString() {
            return "Application";
        }
    }
}
