package io.claviger.examples.chatserver.signin;

/** What slows attackers down, as far as others decide on it. Thread-safe. */
public final class Guard {
    private final Lockout lockout;
    private final Devices devices;

    Guard(Lockout lockout, Devices devices) {
        this.lockout = lockout;
        this.devices = devices;
    }

    /**
     * Forgets the wrong passwords for a user's names: nobody has to wait for them any more.
     *
     * @param user whose
     */
    public void clear(Credentials user) {
        lockout.clear(user);
    }

    /**
     * Forgets the devices of a user, whose password got known to others perhaps.
     *
     * @param userId whose
     */
    public void forgetDevices(String userId) {
        devices.forget(userId);
    }
}
