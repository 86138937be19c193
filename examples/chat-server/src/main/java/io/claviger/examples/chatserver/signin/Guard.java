package io.claviger.examples.chatserver.signin;

import java.time.Duration;

/** What slows attackers down, as far as others decide on it. Thread-safe. */
public final class Guard {
    /** How long a device keeps its cookie: the longest a browser keeps one (RFC 6265bis, 5.5). */
    public static final Duration DEVICE_AGE = Duration.ofDays(400);

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
     * Lets a device in though others have to wait, where its user has proved to be the owner of the account. To be called
     * in a transaction.
     *
     * @param userId whose
     * @return the device cookie to give, a new one
     */
    public String newDevice(String userId) {
        return devices.remember(userId, null);
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
