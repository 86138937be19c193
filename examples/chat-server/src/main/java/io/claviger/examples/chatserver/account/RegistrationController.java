package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.body.Problems;
import io.claviger.examples.chatserver.security.Cookies;
import io.claviger.examples.chatserver.security.Guests;
import io.claviger.examples.chatserver.signin.Guard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do who are not signed in: register, prove an address, choose a forgotten password, set the server up. */
@RestController
final class RegistrationController {
    private final Registration registration;
    private final PasswordChanges passwords;
    private final PasswordPolicy policy;
    private final Setup setup;
    private final Guests guests;

    RegistrationController(
            Registration registration, PasswordChanges passwords, PasswordPolicy policy, Setup setup, Guests guests) {
        this.guests = guests;
        this.registration = registration;
        this.passwords = passwords;
        this.policy = policy;
        this.setup = setup;
    }

    @PostMapping("/auth/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountBodies.Sent register(@RequestBody AccountBodies.Register body) {
        Problems problems = new Problems();
        String username = NewAccount.username(body.username(), problems);
        String email = NewAccount.email(body.email(), problems);
        String password = password(body.password(), username, email, problems);
        problems.throwIfAny();
        registration.register(username, email, password);
        return new AccountBodies.Sent("Please look into your mail: it says how to go on.");
    }

    @PostMapping("/auth/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@RequestBody AccountBodies.Token body) {
        Problems problems = new Problems();
        String token = problems.required("token", body.token());
        problems.throwIfAny();
        registration.verify(token);
    }

    @PostMapping("/auth/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountBodies.Sent resend(@RequestBody AccountBodies.Email body) {
        registration.resend(email(body));
        return new AccountBodies.Sent("If this address waits to be confirmed, a mail is on its way.");
    }

    @PostMapping("/auth/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountBodies.Sent forgot(@RequestBody AccountBodies.Email body) {
        passwords.forgot(email(body));
        return new AccountBodies.Sent("If this address has an account, a mail is on its way.");
    }

    @PostMapping("/auth/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody AccountBodies.Reset body, HttpServletRequest request, HttpServletResponse response) {
        Problems problems = new Problems();
        String token = problems.required("token", body.token());
        String password = problems.required("password", body.password());
        problems.throwIfAny();
        String device = passwords.reset(token, password);
        Cookies.DEVICE.give(device, Guard.DEVICE_AGE, request, response);
    }

    @GetMapping("/auth/setup")
    AccountBodies.SetupState setup() {
        return new AccountBodies.SetupState(setup.isOpen(), guests.areAllowed(), policy.rule());
    }

    @PostMapping("/auth/setup")
    @ResponseStatus(HttpStatus.CREATED)
    AccountBodies.Sent setup(@RequestBody AccountBodies.Setup body) {
        Problems problems = new Problems();
        String token = problems.required("token", body.token());
        String username = NewAccount.username(body.username(), problems);
        String email = NewAccount.email(body.email(), problems);
        String password = password(body.password(), username, email, problems);
        problems.throwIfAny();
        setup.finish(token, new UserStore.NewUser(username, email, registration.encode(password)));
        return new AccountBodies.Sent("The server is set up. Please sign in.");
    }

    private String password(@Nullable String typed, String username, String email, Problems problems) {
        String password = problems.required("password", typed);
        if (typed != null) {
            policy.check(password, username, email, problems);
        }
        return password;
    }

    private static String email(AccountBodies.Email body) {
        Problems problems = new Problems();
        String email = NewAccount.email(body.email(), problems);
        problems.throwIfAny();
        return email;
    }
}
