package io.claviger.examples.chatserver.mail;

/** The texts of the mails. Immutable. */
public final class AccountMails {
    private final Links links;
    private final String site;

    AccountMails(Links links, String site) {
        this.links = links;
        this.site = site;
    }

    /**
     * {@return the mail that proves an address}
     *
     * @param to the address
     * @param username who registered
     * @param token what the link shows
     */
    public Mail verification(String to, String username, String token) {
        return mail(
                to,
                "Confirm your e-mail address",
                "Somebody registered the user name " + username + " with this e-mail address at " + site + ".\n\n"
                        + "If that was you, open this link within 24 hours:\n\n" + links.to("verify", token)
                        + "\n\nIf it was not, do nothing: without the link nobody can sign in with it.");
    }

    /**
     * {@return what is sent to an address that has an account already, when somebody registers with it}
     *
     * @param to the address
     * @param username the user who has it
     */
    public Mail registeredAlready(String to, String username) {
        return mail(
                to,
                "You have an account already",
                "Somebody registered with this e-mail address at " + site + ", where it belongs to the user name "
                        + username + ".\n\nIf that was you, sign in, or ask for a new password on the sign-in page.\n\n"
                        + "If it was not, do nothing: your account is as it was.");
    }

    /**
     * {@return what is sent to somebody who chose a user name that is taken}
     *
     * @param to the address
     */
    public Mail nameTaken(String to) {
        return mail(
                to,
                "Please choose another user name",
                "Somebody registered with this e-mail address at " + site
                        + ", with a user name that is taken.\n\nIf that was you, please register again with another one.");
    }

    /**
     * {@return the mail that lets its owner choose a new password}
     *
     * @param to the address
     * @param username whose password
     * @param token what the link shows
     */
    public Mail reset(String to, String username, String token) {
        return mail(
                to,
                "Choose a new password",
                "Somebody asked for a new password for " + username + " at " + site
                        + ".\n\nIf that was you, open this link within 15 minutes:\n\n" + links.to("reset", token)
                        + "\n\nIf it was not, do nothing: the password stays.");
    }

    /**
     * {@return the notice that a password is another one now}
     *
     * @param to the address
     * @param username whose password
     */
    public Mail passwordChanged(String to, String username) {
        return mail(
                to,
                "Your password was changed",
                "The password of " + username + " at " + site
                        + " was changed.\n\nIf that was not you, ask for a new password on the sign-in page at once: it"
                        + " ends every session.");
    }

    /**
     * {@return the mail that lets its owner in, while somebody tries passwords}
     *
     * @param to the address
     * @param username whose account
     * @param token what the link shows
     */
    public Mail unlock(String to, String username, String token) {
        return mail(
                to,
                "Many wrong passwords for your account",
                "Somebody tried many wrong passwords for " + username + " at " + site
                        + ". Devices that have not signed in before have to wait now.\n\nIf you cannot sign in yourself,"
                        + " open this link within 24 hours on the device you want to use:\n\n"
                        + links.to("unlock", token)
                        + "\n\nOtherwise do nothing: your password was not found out.");
    }

    /**
     * {@return the notice that another device signed in}
     *
     * @param to the address
     * @param username who signed in
     */
    public Mail newDevice(String to, String username) {
        return mail(
                to,
                "A new device signed in",
                "A device that was not known before signed in as " + username + " at " + site
                        + ".\n\nIf that was not you, ask for a new password on the sign-in page at once: it ends every"
                        + " session.");
    }

    private Mail mail(String to, String subject, String text) {
        return new Mail(to, site + ": " + subject, text + "\n\n-- \n" + site + "\n");
    }
}
