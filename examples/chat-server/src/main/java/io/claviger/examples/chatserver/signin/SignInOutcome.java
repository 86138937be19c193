package io.claviger.examples.chatserver.signin;

/** How a try to sign in ended. */
public enum SignInOutcome {
    /** Signed in. */
    SUCCESS("success"),
    /** The password was wrong, or nobody has that name. */
    BAD_PASSWORD("bad-password"),
    /** Nothing was tried: there were too many wrong passwords, or an administrator locked the user. */
    LOCKED("locked"),
    /** The password was right, the e-mail address is not proved. */
    UNVERIFIED("unverified");

    private final String text;

    SignInOutcome(String text) {
        this.text = text;
    }

    /** {@return the word for it in the database and in JSON} */
    public String text() {
        return text;
    }
}
